// casing: a text that begins with a capital on one side only, or that is in capitals throughout.
#include <algorithm>
#include <array>

#include "check/checks.h"
#include "check/text_scan.h"
#include "langid/enclosures.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 4> aliases = {{{"pofilter", "startcaps"},
                                                {"pofilter", "simplecaps"},
                                                {"xbench", "CamelCase"},
                                                {"xbench", "UPPERCASE"}}};

struct Case {
  ByteRange first;        // the first letter; empty when the text begins with something else
  bool capital = false;   // it is one
  bool has_case = false;  // there are letters that could be
  int upper = 0;
  int lower = 0;
};

bool is_opening(char32_t c) {
  return is_space(c) || is_quotation_mark(c) || may_open(c) || c == U'¿' || c == U'¡' ||
         c == U'-' || c == U'–' || c == U'—' || c == U'•' || c == U'*';
}

Case case_of(std::string_view text) {
  Case result;
  bool beginning = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool upper = is_upper(c);
    const bool lower = !upper && is_lower(c);
    result.upper += static_cast<int>(upper);
    result.lower += static_cast<int>(lower);
    if (!beginning || is_opening(c)) continue;
    beginning = false;
    if (!upper && !lower) continue;
    result.first = {begin, at};
    result.capital = upper;
  }
  result.has_case = result.upper + result.lower > 0;
  return result;
}

// "iPhone", "config.txt", "libfoo": words that keep their small letter.
bool is_fixed_word(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  next_code_point(text, at);
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) return false;
    if (is_upper(c) || is_digit(c) || c == U'_' || c == U'/' || c == U'@' || c == U'=') return true;
    if (c == U'.' && at < text.size() && !is_space(character_at(text, at))) return true;
  }
  return false;
}

std::string_view first_word(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of(" ,.:;!?\n\t", begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

bool is_sentence(std::string_view text) {
  const std::string_view inside = trim(text);
  return std::count(inside.begin(), inside.end(), ' ') >= 4 && inside.ends_with('.');
}

// "Italian", "Monday", "Ocean Blue": English writes all words of a name with capitals, names of
// languages and days too.
bool may_be_name(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_ascii_letter(text[at]) && (at == 0 || text[at - 1] == ' ') &&
        is_lower(static_cast<unsigned char>(text[at]))) {
      return false;
    }
  }
  return !text.ends_with('.');
}

void check_capitals(const CheckedUnit& unit, const Case& source, const Case& target,
                    FindingSink& sink) {
  constexpr int enough = 6;  // an abbreviation has fewer letters
  const bool source_all = source.upper >= enough && source.lower == 0;
  const bool target_all = target.upper >= enough && target.lower == 0;
  if (source_all == target_all || source.upper + source.lower < enough ||
      target.upper + target.lower < enough) {
    return;
  }
  sink.add(Severity::info, {0, unit.source.text.size()}, {0, unit.target.text.size()},
           source_all ? Message("only the source is in capitals")
                      : Message("only the translation is in capitals"))
      .confidence = 0.4;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const Case source = case_of(unit.source.text);
  const Case target = case_of(unit.target.text);
  if (!source.has_case || !target.has_case) return;
  check_capitals(unit, source, target, sink);
  if (source.first.empty() || target.first.empty() || source.capital == target.capital) return;
  const std::size_t begin = target.first.begin;
  // A word that the source has as well keeps its case: a name, a command.
  if (is_fixed_word(unit.target.text, begin) ||
      is_fixed_word(unit.source.text, source.first.begin) ||
      unit.source.text.find(first_word(unit.target.text, begin)) != std::string_view::npos) {
    return;
  }
  if (target.capital) {
    // Nouns of German, names: a capital more says little.
    if (language_of(unit.target.lang) == "de") return;
    sink.add(Severity::info, source.first, target.first,
             Message("only the translation begins with a capital"))
        .confidence = 0.3;
    return;
  }
  if (language_of(unit.source.lang) == "en" && may_be_name(unit.source.text)) return;
  if (language_of(unit.source.lang) == "de" && !is_sentence(unit.source.text)) return;
  const bool sentence = is_sentence(unit.source.text) && is_sentence(unit.target.text);
  sink.add(sentence ? Severity::warning : Severity::info, source.first, target.first,
           Message("the source begins with a capital, the translation does not"))
      .confidence = sentence ? 0.7 : 0.3;
}

}  // namespace

const UnitCheck casing_check = {"casing", "capitals on one side only", aliases, run};

}  // namespace calque
