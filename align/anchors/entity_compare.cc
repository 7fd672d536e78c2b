// How alike two names are, and which short names stand for which full ones.
#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <unicode/uloc.h>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "align/anchors/names.h"
#include "align/anchors/similarity.h"

namespace calque {
namespace {

constexpr std::string_view country_prefix = "country:";
constexpr std::string_view language_prefix = "lang:";
constexpr std::string_view city_prefix = "city:";
constexpr double alike = 0.78;  // names below this similarity are different ones

struct NameWords {
  std::array<std::string_view, 12> words;
  std::size_t count = 0;
};

NameWords name_words(std::string_view key) {
  NameWords name;
  for (std::size_t begin = 0; begin < key.size() && name.count < name.words.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = key.substr(begin, end - begin);
    if (!word.empty() && !is_particle(word)) name.words[name.count++] = word;
    begin = end + 1;
  }
  return name;
}

bool is_known(std::string_view key) {
  return key.find(':') != std::string_view::npos && !key.starts_with(city_prefix);
}

// "lang:fr" and "country:fr": the state that a language has its name from has mostly the same code
// or is the likely region of its speakers.
bool is_language_of(std::string_view language, std::string_view country) {
  if (!language.starts_with(language_prefix) || !country.starts_with(country_prefix)) return false;
  const std::string code(language.substr(language_prefix.size()));
  const std::string_view region = country.substr(country_prefix.size());
  if (code == region) return true;
  if (code == "en") return region == "gb";
  std::array<char, 64> likely{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(code.c_str(), likely.data(), static_cast<std::int32_t>(likely.size()),
                        &status);
  std::array<char, 8> found{};
  uloc_getCountry(likely.data(), found.data(), static_cast<std::int32_t>(found.size()), &status);
  std::string lower(found.data());
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return U_SUCCESS(status) && lower == region;
}

double compare_words(const NameWords& a, const NameWords& b) {
  const NameWords& less = a.count <= b.count ? a : b;
  const NameWords& more = a.count <= b.count ? b : a;
  if (less.count == 0) return 0.0;
  std::array<bool, 12> used{};
  double shared = 0.0;
  bool first = false;  // the first words agree, the heads of most names of institutions
  bool last = false;   // the last words agree, mostly surnames
  for (std::size_t i = 0; i < less.count; ++i) {
    double best = 0.0;
    std::size_t at = 0;
    for (std::size_t j = 0; j < more.count; ++j) {
      if (used[j]) continue;
      const double similarity = name_similarity(less.words[i], more.words[j]);
      if (similarity > best) {
        best = similarity;
        at = j;
      }
    }
    if (best < alike) continue;
    used[at] = true;
    shared += best;
    first = first || (i == 0 && at == 0);
    last = last || (i + 1 == less.count && at + 1 == more.count);
  }
  const double of_less = shared / static_cast<double>(less.count);
  const double of_more = shared / static_cast<double>(more.count);
  const double subset = 0.55 * of_less + 0.45 * of_more;
  if (less.count == 1 && more.count > 1) return of_less * (last ? 0.75 : first ? 0.6 : 0.45);
  return subset * of_less;
}

// A city is compared by its English name with what other names hold of it.
std::string_view without_prefix(std::string_view key) {
  return key.starts_with(city_prefix) ? key.substr(city_prefix.size()) : key;
}

bool is_single(std::string_view key) { return key.find(' ') == std::string_view::npos; }

}  // namespace

double compare_entities(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  if (is_known(a.key) || is_known(b.key)) {
    return is_language_of(a.key, b.key) || is_language_of(b.key, a.key) ? 0.8 : 0.0;
  }
  std::string_view one = without_prefix(a.key);
  std::string_view other = without_prefix(b.key);
  if (other < one) std::swap(one, other);  // one order, since words are matched greedily
  if (one == other) return 1.0;
  if (is_single(one) && is_single(other)) {
    const double similarity = name_similarity(one, other);
    return similarity < alike ? 0.0 : similarity;
  }
  return compare_words(name_words(one), name_words(other));
}

namespace {

// Can the last word of a name stand for the whole? That of a person can, that of an institution or
// place ("Bank of England") hardly ever; its first word is mostly a common one.
bool has_surname(std::string_view key, const DocumentContext& context) {
  const std::string_view first = key.substr(0, key.find(' '));
  if (context.ordinary_words.contains(std::string(first))) return false;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = key.substr(begin, end - begin);
    if (word == "of" || word == "the" || word == "des" || word == "du") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

void resolve_surnames(const DocumentContext& context, std::vector<std::vector<Anchor>>& anchors) {
  struct Waiting {
    Anchor* anchor;
    std::string surname;
  };
  using Names = std::unordered_map<std::string, std::string>;  // by last word
  Names latest;
  Names first;
  std::vector<Waiting> waiting;
  for (auto& segment : anchors) {
    for (Anchor& anchor : segment) {
      if (anchor.kind != AnchorKind::entity || anchor.key.find(':') != std::string::npos) continue;
      if (!is_single(anchor.key)) {
        if (!has_surname(anchor.key, context)) continue;
        const std::string last = anchor.key.substr(anchor.key.rfind(' ') + 1);
        latest[last] = anchor.key;
        first.try_emplace(last, anchor.key);
        continue;
      }
      if (const auto full = latest.find(anchor.key); full != latest.end()) {
        anchor.key = full->second;
      } else {
        waiting.push_back({&anchor, anchor.key});
      }
    }
  }
  for (const Waiting& single : waiting) {
    if (const auto full = first.find(single.surname); full != first.end())
      single.anchor->key = full->second;
  }
}

}  // namespace calque
