// entities: a name that has become another one.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "align/anchors/similarity.h"
#include "check/checks.h"
#include "check/text_scan.h"
#include "text/normalize.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 1> aliases = {{{"xbench", "CamelCase mismatch"}}};
constexpr double alike = 0.55;            // names of two spellings
constexpr std::size_t least_letters = 3;  // of a word that can be compared

struct NameWord {
  ByteRange range;
  std::string latin;
};

bool is_latin(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xD0 || c == '\xE1';  // up to U+03FF, U+1xxx
  });
}

bool has_latin_words(const CheckedText& text) {
  std::size_t latin = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    const char32_t c = next_code_point(text.text, at);
    if (!is_letter(c)) continue;
    ++letters;
    latin += c < 0x250 ? 1 : 0;
  }
  return 2 * latin > letters;
}

// Every word, for the search of counterparts.
std::vector<std::string> all_words(const CheckedText& text) {
  std::vector<std::string> words;
  for (const ByteRange range : find_words(text.text))
    words.push_back(fold_to_latin(slice(text.text, range)));
  return words;
}

bool has_counterpart(const std::string& latin, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::size_t common = std::min({latin.size(), word.size(), std::size_t{4}});
    if (common >= 4 && latin.compare(0, common, word, 0, common) == 0) return true;
    return name_similarity(latin, word) >= alike;
  });
}

// The words of unknown names.
std::vector<NameWord> names_of(const CheckedText& text) {
  std::vector<NameWord> names;
  for (const Anchor& anchor : text.anchors) {
    if (anchor.kind != AnchorKind::entity || anchor.key.find(':') != std::string::npos) continue;
    const std::string_view name = slice(text.text, anchor.range);
    for (const ByteRange range : find_words(name)) {
      const std::string_view word = slice(name, range);
      std::size_t at = 0;
      if (!is_upper(next_code_point(word, at)) || count_code_points(word) < least_letters) continue;
      names.push_back({{anchor.range.begin + range.begin, anchor.range.begin + range.end},
                       fold_to_latin(word)});
    }
  }
  return names;
}

// Words of Latin letters that begin with a capital, in a text of another script.
std::vector<NameWord> latin_names_of(const CheckedText& text) {
  std::vector<NameWord> names;
  for (const ByteRange range : find_words(text.text)) {
    const std::string_view word = slice(text.text, range);
    std::size_t at = 0;
    if (!is_upper(next_code_point(word, at)) || word.size() <= least_letters || !is_latin(word))
      continue;
    const std::string_view rest = word.substr(at);
    if (!std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    names.push_back({range, fold_to_latin(word)});
  }
  return names;
}

std::vector<NameWord> without_counterpart(std::vector<NameWord> names, const CheckedText& other) {
  if (names.empty()) return names;
  const std::vector<std::string> words = all_words(other);
  std::erase_if(names, [&](const NameWord& name) { return has_counterpart(name.latin, words); });
  return names;
}

std::string text_of(const CheckedText& side, ByteRange range) {
  return std::string(slice(side.text, range));
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const bool source_latin = has_latin_words(unit.source);
  const bool target_latin = has_latin_words(unit.target);
  if (source_latin && target_latin) {
    const auto lost = without_counterpart(names_of(unit.source), unit.target);
    if (lost.empty()) return;
    const auto added = without_counterpart(names_of(unit.target), unit.source);
    if (added.empty()) return;
    sink.add(Severity::warning, lost[0].range, added[0].range,
             {"the name {0} has become {1}",
              {text_of(unit.source, lost[0].range), text_of(unit.target, added[0].range)}})
        .confidence = 0.6;
    return;
  }
  if (!source_latin) {
    const auto lost = without_counterpart(latin_names_of(unit.source), unit.target);
    if (!lost.empty()) {
      sink.add(
              Severity::warning, lost[0].range, {},
              {"the name {0} is missing in the translation", {text_of(unit.source, lost[0].range)}})
          .confidence = 0.7;
      return;
    }
  }
  if (!target_latin) {
    const auto added = without_counterpart(latin_names_of(unit.target), unit.source);
    if (!added.empty()) {
      sink.add(Severity::warning, {}, added[0].range,
               {"the source has no name {0}", {text_of(unit.target, added[0].range)}})
          .confidence = 0.7;
    }
  }
}

}  // namespace

const UnitCheck entities_check = {"entities", "names that have become others", aliases, run};

}  // namespace calque
