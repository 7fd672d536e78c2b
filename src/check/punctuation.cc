// punctuation: the mark that a text ends with says another thing than the source's; and the spaces
// and inverted marks that French and Spanish want.
#include <algorithm>
#include <array>

#include "check/checks.h"
#include "check/end_mark.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 10> aliases = {{{"pofilter", "endpunc"},
                                                 {"pofilter", "puncspacing"},
                                                 {"weblate", "end_question"},
                                                 {"weblate", "end_exclamation"},
                                                 {"weblate", "end_stop"},
                                                 {"weblate", "end_colon"},
                                                 {"weblate", "end_ellipsis"},
                                                 {"weblate", "end_semicolon"},
                                                 {"weblate", "punctuation_spacing"},
                                                 {"xbench", "punctuation mismatch"}}};

const char* message_for(EndMark source, EndMark target) {
  constexpr const char* lost_question = "the source is a question, the translation is none";
  constexpr const char* new_question = "the translation is a question, the source is none";
  constexpr const char* lost_exclamation = "the source ends with an exclamation mark";
  constexpr const char* new_exclamation = "only the translation ends with an exclamation mark";
  constexpr const char* lost_mark = "the mark at the end of the source is missing";
  constexpr const char* new_mark = "the source has no mark at its end";
  constexpr const char* other_mark = "the source ends with another mark";
  if (source == EndMark::question) return lost_question;
  if (target == EndMark::question) return new_question;
  if (source == EndMark::exclamation) return lost_exclamation;
  if (target == EndMark::exclamation) return new_exclamation;
  if (target == EndMark::none) return lost_mark;
  return source == EndMark::none ? new_mark : other_mark;
}

// A question that stands elsewhere on the other side has only changed its place (he asked: "Why?").
bool asks_elsewhere(std::string_view text) {
  constexpr std::array<std::string_view, 5> marks = {"?", "？", "؟", "՞", "\u037E"};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

bool is_indirect_question(const CheckedText& source) {
  if (language_of(source.lang) != "en") return false;
  const std::string_view text = trim(source.text);
  constexpr std::array<std::string_view, 12> openings = {
      "Whether ", "If ",   "How ", "What ",       "Which ",      "Where ",
      "Who ",     "When ", "Why ", "Determines ", "Set whether", "Sets whether"};
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

// In exclamations and full stops the habits of languages and translators differ: only a question is
// another thing in any of them.
Severity severity_of(const CheckedUnit& unit, const FoundEnd& source, const FoundEnd& target) {
  const bool asks = source.mark == EndMark::question;
  if (!asks && target.mark != EndMark::question) return Severity::info;
  // "Whether it is shown" is a question in all but its mark.
  if (!asks && (source.mark == EndMark::none || is_indirect_question(unit.source))) {
    return Severity::info;
  }
  return asks_elsewhere(asks ? unit.target.text : unit.source.text) ? Severity::info
                                                                    : Severity::warning;
}

// Languages that leave some marks out: Thai all of them.
bool leaves_out(std::string_view lang, EndMark mark) {
  if (mark == EndMark::none || mark == EndMark::colon) return false;
  return is_one_of(lang, {"th", "lo", "km", "my", "bo", "dz"});
}

// Japanese may end a question with "か。", as any other sentence ends.
bool asks_in_japanese(const CheckedUnit& unit, EndMark source, EndMark target) {
  const bool lost = source == EndMark::question && target == EndMark::statement;
  const bool added = target == EndMark::question && source == EndMark::statement;
  return (lost && trim(unit.target.text).ends_with("か。")) ||
         (added && trim(unit.source.text).ends_with("か。"));
}

// Whether the mark at `at` stands in a word that goes on, like an address or a path.
bool is_in_address(std::string_view text, std::size_t at) {
  const std::size_t space = text.find_last_of(" \n\t", at);
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  return text.substr(begin, at - begin).find_first_of("/\\@=<&%{$") != std::string_view::npos;
}

void check_end(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view source_lang = language_of(unit.source.lang);
  const std::string_view target_lang = language_of(unit.target.lang);
  const FoundEnd source = find_end_mark(unit.source.text, source_lang);
  const FoundEnd target = find_end_mark(unit.target.text, target_lang);
  if (source.range.begin == 0 || target.range.begin == 0) return;  // nothing but marks
  if (source.mark == target.mark || source.open || target.open) return;
  if (target.mark == EndMark::none && leaves_out(target_lang, source.mark)) return;
  if (source.mark == EndMark::none && leaves_out(source_lang, target.mark)) return;
  if ((target_lang == "ja" || source_lang == "ja") &&
      asks_in_japanese(unit, source.mark, target.mark))
    return;
  Finding& finding = sink.add(severity_of(unit, source, target), source.range, target.range,
                              Message(message_for(source.mark, target.mark)));
  finding.confidence = finding.severity == Severity::warning ? 0.7 : 0.3;
}

// The space that French puts before double marks.
void check_french_spaces(std::string_view text, std::string_view lang, FindingSink& sink) {
  const bool colon_only = lang.substr(lang.size() - std::min<std::size_t>(2, lang.size())) == "CA";
  for (std::size_t at = text.find_first_of(":;!?"); at != std::string_view::npos;
       at = text.find_first_of(":;!?", at + 1)) {
    if (colon_only && text[at] != ':') continue;
    const char32_t before = character_before(text, at);
    const char32_t after = character_at(text, at + 1);
    if (!is_letter(before) || (after != 0 && after != U' ')) continue;
    if (is_in_address(text, at)) continue;
    Finding& finding =
        sink.add(Severity::info, {}, {at, at + 1},
                 Message("French has a space before {0}", {std::string(1, text[at])}));
    finding.suggestion = (text[at] == ':' ? "\u00A0" : "\u202F") + std::string(1, text[at]);
    finding.confidence = 0.6;
    return;  // one is enough: a text that has one has them all
  }
}

void check_inverted_marks(std::string_view text, FindingSink& sink) {
  constexpr std::array<std::array<std::string_view, 2>, 2> pairs = {{{"?", "¿"}, {"!", "¡"}}};
  for (const auto& [close, open] : pairs) {
    const std::size_t at = text.find(close);
    if (at == std::string_view::npos || text.find(open) != std::string_view::npos) continue;
    if (!is_letter(character_before(text, at)) || is_in_address(text, at)) continue;
    sink.add(Severity::info, {}, {at, at + 1},
             Message("the mark {0} that opens is missing", {std::string(open)}))
        .confidence = 0.6;
  }
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  check_end(unit, sink);
  const std::string_view lang = language_of(unit.target.lang);
  if (lang == "fr") check_french_spaces(unit.target.text, unit.target.lang, sink);
  if (lang == "es") check_inverted_marks(unit.target.text, sink);
}

}  // namespace

const UnitCheck punctuation_check = {"punctuation", "marks at the end that say another thing",
                                     aliases, run};

}  // namespace calque
