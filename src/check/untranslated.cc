// untranslated: the target is the source, or largely so, though it has words to translate.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "check/checks.h"
#include "check/text_scan.h"
#include "text/normalize.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 5> aliases = {{{"pofilter", "untranslated"},
                                                {"pofilter", "unchanged"},
                                                {"checkmate", "TARGET_SAME_AS_SOURCE"},
                                                {"weblate", "same"},
                                                {"xbench", "untranslated"}}};
constexpr std::size_t least_words = 3;      // of small letters
constexpr std::size_t least_unspaced = 12;  // bytes of an unspaced script

struct Words {
  std::vector<ByteRange> all;  // letters, and no anchor
  std::size_t lower = 0;       // that begin with a small letter, or have no case
};

bool is_anchored(const CheckedText& text, ByteRange range) {
  return std::any_of(text.anchors.begin(), text.anchors.end(), [&](const Anchor& anchor) {
    return anchor.kind != AnchorKind::cognate && anchor.kind != AnchorKind::quote &&
           anchor.range.overlaps(range);
  });
}

// A word of a command line: "--all", "[name", "<file>", "a.b", "key=value".
bool is_syntax(std::string_view text, ByteRange range) {
  constexpr std::string_view before = "-[<=._/$%\\";
  constexpr std::string_view behind = "]>=_/(";
  const char last = range.begin > 0 ? text[range.begin - 1] : ' ';
  const char next = range.end < text.size() ? text[range.end] : ' ';
  return before.find(last) != before.npos || behind.find(next) != behind.npos;
}

Words words_of(const CheckedText& text) {
  Words words;
  for (const ByteRange range : find_words(text.text)) {
    std::size_t at = range.begin;
    const char32_t first = next_code_point(text.text, at);
    if (!is_letter(first) || is_syntax(text.text, range) || is_anchored(text, range)) continue;
    words.all.push_back(range);
    words.lower += is_upper(first) ? 0 : 1;
  }
  return words;
}

// The share of the target's words that stand in the source.
double shared(const CheckedUnit& unit, const Words& source, const Words& target) {
  std::unordered_set<std::string> known;
  for (const ByteRange word : source.all) known.insert(fold(slice(unit.source.text, word)));
  std::size_t found = 0;
  for (const ByteRange word : target.all)
    found += known.contains(fold(slice(unit.target.text, word))) ? 1 : 0;
  return target.all.empty() ? 0.0
                            : static_cast<double>(found) / static_cast<double>(target.all.size());
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view source_lang = language_of(unit.source.lang);
  const bool known = !source_lang.empty() && source_lang != "und";
  if (known && source_lang == language_of(unit.target.lang)) return;  // fr-FR to fr-CA
  const bool equal = trim(unit.source.text) == trim(unit.target.text);
  const bool in_source_lang =
      !unit.target.found_lang.empty() && language_of(unit.target.found_lang) == source_lang;
  if (!equal && !in_source_lang) return;
  const Words source = words_of(unit.source);
  const bool unspaced =
      is_unspaced_language(source_lang) && unit.source.text.size() > least_unspaced;
  if (source.lower < least_words && !unspaced) return;
  const Words target = equal ? source : words_of(unit.target);
  if (target.lower < least_words && !unspaced) return;
  const double share = equal ? 1.0 : shared(unit, source, target);
  if (share < 0.6) return;
  sink.add(equal ? Severity::error : Severity::warning, {0, unit.source.text.size()},
           {0, unit.target.text.size()},
           equal ? Message("the translation is the same as the source")
                 : Message("most of the translation is the same as the source"))
      .confidence = share;
}

}  // namespace

const UnitCheck untranslated_check = {"untranslated", "the same text on both sides", aliases, run};

}  // namespace calque
