// quotes: quotation marks that do not pair, and quotations that the translation has not.
#include <algorithm>
#include <array>
#include <vector>

#include "check/checks.h"
#include "check/text_scan.h"
#include "langid/enclosures.h"
#include "langid/marks.h"
#include "text/sieve.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 5> aliases = {{{"pofilter", "doublequoting"},
                                                {"pofilter", "singlequoting"},
                                                {"checkmate", "QUOTES"},
                                                {"weblate", "quotes"},
                                                {"xbench", "unpaired quotes"}}};

bool is_single_mark(char32_t c) {
  return c == U'\'' || c == U'‘' || c == U'’' || c == U'‚' || c == U'‛';
}

bool is_small_angle(char32_t c) { return c == U'‹' || c == U'›'; }

// Marks that are never apostrophes.
bool is_double_mark(char32_t c) {
  return is_quotation_mark(c) && !is_single_mark(c) && !is_small_angle(c);
}

bool is_mark(char32_t c) { return is_quotation_mark(c) || c == U'`' || c == U'´'; }

struct Quotations {
  int marks = 0;                 // double ones
  int singles = 0;               // pairs of single ones
  std::size_t quoted = 0;        // bytes within pairs
  std::vector<ByteRange> pairs;  // what they enclose, the outermost
  std::size_t first = 0;
  std::size_t last_end = 0;
  int total() const { return marks + 2 * singles; }
};

// 5" and 6'2" are measures, צה"ל an abbreviation.
bool is_no_quotation(std::string_view text, std::size_t begin, std::size_t end, bool is_open) {
  const char32_t before = character_before(text, begin);
  const char32_t after = character_at(text, end);
  const auto is_hebrew = [](char32_t c) { return c >= 0x590 && c < 0x600; };
  if (is_hebrew(before) && is_hebrew(after)) return true;
  if (text[begin] != '"') return character_at(text, begin) == U'\u05F4';
  return is_digit(before) && !is_open;
}

// Two single marks are a double one: ''so'', ``so''.
bool is_doubled(std::string_view text, std::size_t end, char32_t c) {
  return (c == U'\'' || c == U'`' || c == U'’' || c == U'‘' || c == U'´') &&
         character_at(text, end) == c;
}

// Russian and others put every name of a club, ship or paper in quotation marks, Arabic foreign
// and Chinese foreign names and institutions: English and others do not.
bool is_quoted_name(std::string_view quoted, std::string_view lang) {
  const std::string_view text = trim(quoted);
  if (text.empty() || is_punctuation(character_before(text, text.size()))) return false;
  const auto spaces = std::count(text.begin(), text.end(), ' ');
  if (is_one_of(lang, {"ar", "fa", "ur", "ps"})) return spaces <= 1;
  if (is_one_of(lang, {"zh", "yue"})) return count_code_points(text) <= 7;
  return is_upper(character_at(text, 0)) && spaces <= 4 &&
         is_one_of(lang, {"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"});
}

// Whether `text` has the words without the quotation marks that are counted around them.
bool is_bare(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  return at != std::string_view::npos && !is_double_mark(character_before(text, at));
}

// A letter is named, not quoted: "the letter “w”".
bool is_letter_name(std::string_view quoted) {
  return quoted.size() <= 4 && count_code_points(quoted) == 1;
}

// Many languages mark speech by a dash at its beginning.
bool begins_with_dash(std::string_view text) {
  const char32_t first = character_at(trim(text), 0);
  return first == U'–' || first == U'—' || first == U'―';
}

// Names and titles: those that the language of the source puts in quotation marks, and those that
// the translation has as they stand there, without marks.
int count_names(const CheckedUnit& unit, const Quotations& source) {
  const std::string_view lang = language_of(unit.source.lang);
  return static_cast<int>(
      std::count_if(source.pairs.begin(), source.pairs.end(), [&](const ByteRange& pair) {
        const std::string_view quoted = trim(slice(unit.source.text, pair));
        return is_quoted_name(quoted, lang) || is_letter_name(quoted) ||
               is_bare(unit.target.text, quoted);
      }));
}

// Adds the pairs of single marks, and how much all pairs enclose.
void measure_pairs(std::string_view text, bool singles, Quotations& found) {
  std::size_t behind = 0;
  for (const Enclosure& each : find_enclosures(text, {0, text.size()})) {
    if (!is_quotation_mark(each.mark)) continue;
    found.singles +=
        static_cast<int>((is_single_mark(each.mark) && (singles || each.mark == U'\'')) ||
                         is_small_angle(each.mark));
    if (each.open < behind) continue;  // within another one
    found.quoted += each.close - each.open;
    std::size_t begin = each.open;
    next_code_point(text, begin);
    found.pairs.push_back({begin, each.close});
    behind = each.close;
  }
}

Quotations find_quotations_of(std::string_view text, std::string_view lang) {
  // Languages without apostrophes, whose single marks count like others.
  const bool no_apostrophe = is_one_of(lang, {"ko", "ja", "zh", "yue", "th"});
  static const Sieve sieve(&is_mark);
  Quotations found;
  bool open = false;
  bool any = false;
  std::size_t at = 0;
  while ((at = sieve.find(text, at, text.size())) < text.size()) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool doubled = is_doubled(text, at, c);
    if (doubled) next_code_point(text, at);
    any = true;
    const bool single = no_apostrophe && (c == U'‘' || c == U'’');
    if (!doubled && !single && !is_double_mark(c)) continue;
    if (!doubled && is_no_quotation(text, begin, at, open)) continue;
    if (found.marks++ == 0) found.first = begin;
    found.last_end = at;
    open = !open;
  }
  if (any) measure_pairs(text, !no_apostrophe, found);
  return found;
}

// How much of a text is quoted.
double share(const Quotations& found, std::string_view text) {
  return static_cast<double>(found.quoted) / static_cast<double>(text.size());
}

// One quotation may well say what the source parts in two ("...", he said, "..."): then as much is
// quoted as there.
bool is_joined(const CheckedUnit& unit, const Quotations& source, const Quotations& target) {
  return share(target, unit.target.text) > 0.7 * share(source, unit.source.text);
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const Quotations source = find_quotations_of(unit.source.text, language_of(unit.source.lang));
  const Quotations target = find_quotations_of(unit.target.text, language_of(unit.target.lang));
  if (source.total() == 0 && target.total() == 0) return;
  const ByteRange where = source.marks > 0 ? ByteRange{source.first, source.last_end} : ByteRange{};
  if (source.total() - target.total() >= 2 && !is_joined(unit, source, target)) {
    Finding& finding =
        target.total() == 0
            ? sink.add(Severity::warning, where, {},
                       Message("what the source has in quotation marks has none"))
            : sink.add(Severity::warning, where, {target.first, target.last_end},
                       Message("quotation marks: {0} in the source, {1} in the translation",
                               {std::to_string(source.total()), std::to_string(target.total())}));
    finding.confidence = source.marks >= 2 ? 0.7 : 0.4;
    if (source.total() - target.total() - 2 * count_names(unit, source) < 2 || source.marks < 2 ||
        begins_with_dash(unit.target.text)) {
      finding.severity = Severity::info;
      finding.confidence = 0.3;
    }
    return;
  }
  if (target.marks % 2 != 0 && source.marks % 2 == 0) {
    sink.add(Severity::info, where, {target.first, target.last_end},
             Message("a quotation mark has no partner"))
        .confidence = 0.4;
  }
}

}  // namespace

const UnitCheck quotes_check = {"quotes", "quotation marks that are missing or do not pair",
                                aliases, run};

}  // namespace calque
