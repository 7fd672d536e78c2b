#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "align/anchors/similarity.h"

namespace calque {
namespace {

constexpr std::size_t most_sounds = 32;  // of a name; the rest is not looked at

struct Spelling {
  std::string_view letters;
  std::string_view sounds;
};

// By first letter, then longest first. 'S' is a broad hiss (sh, ch, zh), 'J' the sound of English
// j.
constexpr std::array<Spelling, 29> spellings = {
    {{"'", ""},     {"-", ""},    {".", ""},    {"ch", "S"},   {"cz", "S"},  {"ck", "k"},
     {"dsch", "J"}, {"dge", "J"}, {"dzh", "J"}, {"dj", "J"},   {"dz", "J"},  {"gh", "g"},
     {"kh", "h"},   {"nk", "g"},  {"ph", "f"},  {"qu", "k"},   {"q", "k"},   {"shch", "S"},
     {"sch", "S"},  {"sh", "S"},  {"sz", "S"},  {"tsch", "S"}, {"tch", "S"}, {"tz", "J"},
     {"th", "t"},   {"w", "v"},   {"x", "ks"},  {"y", "i"},    {"zh", "S"}}};

// Where the spellings of each letter begin.
constexpr std::array<std::uint8_t, 129> make_first_spellings() {
  std::array<std::uint8_t, 129> first{};
  for (std::size_t letter = 0; letter <= 128; ++letter) {
    while (first[letter] < spellings.size() &&
           static_cast<std::size_t>(spellings[first[letter]].letters[0]) < letter) {
      ++first[letter];
    }
  }
  return first;
}

constexpr auto first_spellings = make_first_spellings();

const Spelling* find_spelling(std::string_view rest) {
  const auto letter = static_cast<unsigned char>(rest[0]);
  if (letter >= 128) return nullptr;
  for (std::size_t i = first_spellings[letter]; i < first_spellings[letter + 1U]; ++i) {
    if (rest.starts_with(spellings[i].letters)) return &spellings[i];
  }
  return nullptr;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_front(char c) { return c == 'e' || c == 'i' || c == 'y'; }

bool is_letter_vowel(char c) { return is_vowel(c) || c == 'y'; }

void append_sounds(std::string& sounds, std::string_view added) {
  for (const char c : added) {
    if (sounds.empty() || sounds.back() != c) sounds += c;
  }
}

// Letters whose sound depends on their neighbours; 0 where nothing is heard.
char sound_of(std::string_view name, std::size_t at) {
  const char c = name[at];
  const char next = at + 1 < name.size() ? name[at + 1] : '\0';
  const char before = at > 0 ? name[at - 1] : '\0';
  if (c == 'c') return is_front(next) ? 's' : 'k';
  if (c == 'h') return is_letter_vowel(next) ? 'h' : '\0';  // "Johnson"
  if (c == 'j')
    return is_letter_vowel(next) && !is_letter_vowel(before) ? 'J' : 'i';  // "Zelenskij"
  return c;
}

// Greek writes b, d and g at the beginning of foreign names as "mp", "nt" and "nk"; they are taken
// off `name`.
std::string greek_beginning(std::string_view& name) {
  for (const Spelling& beginning : {Spelling{"mp", "b"}, Spelling{"nt", "d"}}) {
    if (!name.starts_with(beginning.letters)) continue;
    name.remove_prefix(beginning.letters.size());
    return std::string(beginning.sounds);
  }
  return {};
}

constexpr std::size_t profiles = 6;

struct Related {
  std::string_view pair;
  double cost;
};

// Sounds that languages write or hear for one another.
constexpr std::array<Related, 29> related = {{
    {"sz", 0.2}, {"Ss", 0.3}, {"Sz", 0.3}, {"SJ", 0.3}, {"Jz", 0.4}, {"Ji", 0.3},
    {"Jd", 0.5}, {"Jg", 0.4}, {"Sk", 0.5}, {"Jh", 0.4}, {"Sh", 0.5}, {"fv", 0.3},
    {"bv", 0.4}, {"bp", 0.4}, {"dt", 0.3}, {"gk", 0.4}, {"gh", 0.3}, {"hk", 0.4},
    {"lr", 0.4}, {"uv", 0.3}, {"ov", 0.5}, {"mn", 0.6}, {"ks", 0.6}, {"fp", 0.6},
    {"bf", 0.6}, {"st", 0.6}, {"Js", 0.4}, {"Jk", 0.6}, {"Jt", 0.5},
}};

// 'W' and 'Y' are the glides of English w and y.
constexpr std::array<Related, 6> half_vowels = {{
    {"Wu", 0.05},
    {"Wv", 0.15},
    {"Wo", 0.1},
    {"Wb", 0.4},
    {"Yi", 0.05},
    {"YJ", 0.3},
}};

// What a script has no letters for, or writes as it likes: over and above `related`.
constexpr std::array<Related, 8> in_abjads = {{
    {"bp", 0.1},
    {"fv", 0.1},
    {"Jg", 0.15},
    {"gh", 0.2},
    {"uv", 0.15},
    {"Ss", 0.15},
    {"bv", 0.15},
    {"fp", 0.2},
}};
constexpr std::array<Related, 7> in_indic = {{
    {"fp", 0.1},
    {"bv", 0.2},
    {"Jz", 0.1},
    {"Ss", 0.2},
    {"uv", 0.2},
    {"dt", 0.2},
    {"mn", 0.3},
}};
constexpr std::array<Related, 12> in_syllables = {{
    {"lr", 0.05},
    {"bv", 0.1},
    {"fp", 0.2},
    {"fh", 0.2},
    {"Ss", 0.2},
    {"Jz", 0.15},
    {"st", 0.35},
    {"mn", 0.4},
    {"Jd", 0.3},
    {"dt", 0.2},
    {"gk", 0.2},
    {"St", 0.35},
}};
constexpr std::array<Related, 14> in_han = {{
    {"lr", 0.05},
    {"bv", 0.2},
    {"bp", 0.15},
    {"dt", 0.15},
    {"gk", 0.15},
    {"SJ", 0.15},
    {"Jz", 0.2},
    {"Jk", 0.4},
    {"Sh", 0.3},
    {"uv", 0.2},
    {"fv", 0.15},
    {"mn", 0.25},
    {"hv", 0.4},
    {"Jg", 0.3},
}};
constexpr std::array<Related, 8> in_thai = {{
    {"lr", 0.2},
    {"bp", 0.2},
    {"dt", 0.2},
    {"gk", 0.2},
    {"SJ", 0.2},
    {"Ss", 0.3},
    {"fv", 0.3},
    {"bv", 0.3},
}};

struct Costs {
  std::array<std::array<double, 128>, 128> change{};
  std::array<double, 128> indel{};  // of a sound that the other name lacks
};

template <std::size_t Count>
constexpr void relate(Costs& costs, const std::array<Related, Count>& pairs) {
  for (const Related& r : pairs) {
    const auto a = static_cast<std::size_t>(r.pair[0]);
    const auto b = static_cast<std::size_t>(r.pair[1]);
    costs.change[a][b] = costs.change[b][a] = r.cost;
  }
}

// 'R' and 'G' are an r and a g that may be silent.
constexpr void weaken(Costs& costs, char weak, char strong, double cost) {
  const auto w = static_cast<std::size_t>(weak);
  const auto s = static_cast<std::size_t>(strong);
  for (std::size_t i = 0; i < 128; ++i)
    costs.change[w][i] = costs.change[i][w] = costs.change[s][i];
  costs.change[w][w] = costs.change[s][w] = costs.change[w][s] = 0.0;
  costs.indel[w] = cost;
}

constexpr Costs make_costs(double vowel, double vowel_change, double silent_r) {
  Costs costs;
  costs.indel.fill(1.0);
  for (auto& row : costs.change) row.fill(1.0);
  constexpr std::string_view vowels = "aeiou";
  for (const char a : vowels) {
    costs.indel[static_cast<std::size_t>(a)] = vowel;
    for (const char b : vowels) {
      if (a != b) {
        costs.change[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = vowel_change;
      }
    }
  }
  costs.indel['h'] = std::min(0.4, vowel * 2.0);
  relate(costs, related);
  costs.indel['R'] = silent_r;
  costs.indel['G'] = 0.25;
  costs.indel['W'] = 0.25;
  costs.indel['Y'] = 0.2;
  relate(costs, half_vowels);
  return costs;
}

template <std::size_t Count>
constexpr Costs make_costs(double vowel, double vowel_change, double silent_r,
                           const std::array<Related, Count>& pairs) {
  Costs costs = make_costs(vowel, vowel_change, silent_r);
  relate(costs, pairs);
  weaken(costs, 'R', 'r', silent_r);
  weaken(costs, 'G', 'g', 0.25);
  return costs;
}

constexpr std::array<Costs, profiles> all_costs = {
    make_costs(0.4, 0.35, 0.8, std::array<Related, 0>{}),
    make_costs(0.12, 0.1, 0.6, in_abjads),
    make_costs(0.2, 0.15, 0.6, in_indic),
    make_costs(0.12, 0.2, 0.15, in_syllables),
    make_costs(0.1, 0.2, 0.15, in_han),
    make_costs(0.1, 0.1, 0.2, in_thai)};

// What is left over of one name at the end is mostly a case ending.
constexpr double ending_factor = 0.5;

double sound_distance(std::string_view a, std::string_view b, const Costs& costs) {
  const auto indel = [&](char c) { return costs.indel[static_cast<unsigned char>(c) & 127U]; };
  std::array<double, most_sounds + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + indel(b[j]);
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto& change = costs.change[static_cast<unsigned char>(a[i]) & 127U];
    double diagonal = row[0];
    row[0] += indel(a[i]);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double above = row[j + 1];
      const double drop_a = above + indel(a[i]) * (j + 1 == b.size() ? ending_factor : 1.0);
      const double drop_b = row[j] + indel(b[j]) * (i + 1 == a.size() ? ending_factor : 1.0);
      const double replace = a[i] == b[j] ? 0.0 : change[static_cast<unsigned char>(b[j]) & 127U];
      row[j + 1] = std::min({diagonal + replace, drop_a, drop_b});
      diagonal = above;
    }
  }
  return row[b.size()];
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

// The same names are compared again and again.
using SoundCache = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

SoundCache& sound_cache() {
  constexpr std::size_t most_names = 20'000;
  thread_local SoundCache cache;
  if (cache.size() > most_names) cache.clear();
  return cache;
}

const std::string& sounds_in(SoundCache& cache, std::string_view name) {
  const auto found = cache.find(name);
  return found != cache.end() ? found->second
                              : cache.emplace(std::string(name), sound_form(name)).first->second;
}

}  // namespace

std::string sound_form(std::string_view name) {
  std::string sounds = greek_beginning(name);
  for (std::size_t at = 0; at < name.size() && sounds.size() < most_sounds;) {
    const Spelling* spelling = find_spelling(name.substr(at));
    if (spelling != nullptr) {
      append_sounds(sounds, spelling->sounds);
      at += spelling->letters.size();
      continue;
    }
    if (const char sound = sound_of(name, at)) append_sounds(sounds, {&sound, 1});
    ++at;
  }
  if (sounds.size() > most_sounds) sounds.resize(most_sounds);
  return sounds;
}

double name_similarity(std::string_view a, std::string_view b) {
  if (a == b) return 1.0;
  if (b < a) std::swap(a, b);  // so that rounding does not depend on the order
  const std::size_t longer = std::max(a.size(), b.size());
  if (std::min(a.size(), b.size()) * 2 < longer) return 0.0;
  SoundCache& cache = sound_cache();
  const std::string& one = sounds_in(cache, a);
  const std::string& other = sounds_in(cache, b);
  const std::size_t sounds = std::max(one.size(), other.size());
  if (sounds == 0) return 0.0;
  // Two spellings of one name are a little less than the same spelling.
  return std::max(0.0,
                  0.97 - sound_distance(one, other, all_costs[0]) / static_cast<double>(sounds));
}

double sound_likeness(std::string_view a, std::string_view b, SoundProfile profile) {
  const Costs& costs = all_costs[static_cast<std::size_t>(profile)];
  a = a.substr(0, most_sounds);
  b = b.substr(0, most_sounds);
  const auto whole = [&](std::string_view sounds) {
    double sum = 0.0;
    for (const char c : sounds) sum += costs.indel[static_cast<unsigned char>(c) & 127U];
    return sum;
  };
  const double longer = std::max(whole(a), whole(b));
  if (longer <= 0.0) return 0.0;
  return std::max(0.0, 1.0 - sound_distance(a, b, costs) / longer);
}

}  // namespace calque
