#include <algorithm>
#include <array>
#include <string>

#include "align/anchors/similarity.h"

namespace calque {
namespace {

constexpr std::size_t most_sounds = 32;  // of a name; the rest is not looked at

struct Spelling {
  std::string_view letters;
  std::string_view sounds;
};

// Longest first. 'S' is a broad hiss (sh, ch, zh), 'J' the sound of English j.
constexpr std::array<Spelling, 27> spellings = {{
    {"tsch", "S"}, {"dsch", "J"}, {"dzh", "J"}, {"sch", "S"}, {"tch", "S"}, {"dj", "J"},
    {"dz", "J"},   {"tz", "J"},   {"nk", "g"},  {"sh", "S"},  {"ch", "S"},  {"cz", "S"},
    {"sz", "S"},   {"zh", "S"},   {"ck", "k"},  {"kh", "h"},  {"gh", "g"},  {"ph", "f"},
    {"th", "t"},   {"qu", "k"},   {"x", "ks"},  {"q", "k"},   {"w", "v"},   {"y", "i"},
    {"'", ""},     {"-", ""},     {".", ""},
}};

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

constexpr double indel = 1.0;

double cost_of(char c) {
  if (is_vowel(c)) return 0.4;
  return c == 'h' ? 0.4 : indel;
}

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

constexpr std::array<std::array<double, 128>, 128> make_costs() {
  std::array<std::array<double, 128>, 128> costs{};
  for (auto& row : costs) row.fill(indel);
  for (std::size_t i = 0; i < 128; ++i) costs[i][i] = 0.0;
  constexpr std::string_view vowels = "aeiou";
  for (const char a : vowels) {
    for (const char b : vowels) {
      if (a != b) costs[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = 0.35;
    }
  }
  for (const Related& r : related) {
    const auto a = static_cast<std::size_t>(r.pair[0]);
    const auto b = static_cast<std::size_t>(r.pair[1]);
    costs[a][b] = costs[b][a] = r.cost;
  }
  return costs;
}

constexpr auto costs = make_costs();

double replacement(char a, char b) {
  const auto i = static_cast<unsigned char>(a);
  const auto j = static_cast<unsigned char>(b);
  if (i >= 128 || j >= 128) return i == j ? 0.0 : indel;
  return costs[i][j];
}

// What is left over of one name at the end is mostly a case ending.
constexpr double ending_factor = 0.5;

double sound_distance(std::string_view a, std::string_view b) {
  std::array<double, most_sounds + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + cost_of(b[j]);
  for (std::size_t i = 0; i < a.size(); ++i) {
    double diagonal = row[0];
    row[0] += cost_of(a[i]);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double above = row[j + 1];
      const double drop_a = above + cost_of(a[i]) * (j + 1 == b.size() ? ending_factor : 1.0);
      const double drop_b = row[j] + cost_of(b[j]) * (i + 1 == a.size() ? ending_factor : 1.0);
      row[j + 1] = std::min({diagonal + replacement(a[i], b[j]), drop_a, drop_b});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string sound_form(std::string_view name) {
  std::string sounds = greek_beginning(name);
  for (std::size_t at = 0; at < name.size() && sounds.size() < most_sounds;) {
    const auto* spelling = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& s) {
      return name.substr(at, s.letters.size()) == s.letters;
    });
    if (spelling != spellings.end()) {
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
  const std::string one = sound_form(a);
  const std::string other = sound_form(b);
  const std::size_t sounds = std::max(one.size(), other.size());
  if (sounds == 0) return 0.0;
  // Two spellings of one name are a little less than the same spelling.
  return std::max(0.0, 0.97 - sound_distance(one, other) / static_cast<double>(sounds));
}

}  // namespace calque
