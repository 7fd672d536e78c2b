// whitespace: spaces and line breaks at the ends that differ from the source's, and double ones.
#include <array>

#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 15> aliases = {{{"pofilter", "startwhitespace"},
                                                 {"pofilter", "endwhitespace"},
                                                 {"pofilter", "doublespacing"},
                                                 {"pofilter", "newlines"},
                                                 {"pofilter", "tabs"},
                                                 {"checkmate", "MISSING_LEADINGWS"},
                                                 {"checkmate", "MISSING_TRAILINGWS"},
                                                 {"checkmate", "EXTRA_LEADINGWS"},
                                                 {"checkmate", "EXTRA_TRAILINGWS"},
                                                 {"weblate", "begin_space"},
                                                 {"weblate", "end_space"},
                                                 {"weblate", "begin_newline"},
                                                 {"weblate", "end_newline"},
                                                 {"weblate", "double_space"},
                                                 {"xbench", "double blanks"}}};

bool has_break(std::string_view space) { return space.find('\n') != std::string_view::npos; }

// The white space at one end of both texts.
struct Ends {
  ByteRange source;
  ByteRange target;
  const char* breaks;  // the messages
  const char* spaces;
};

constexpr const char* breaks_at_beginning = "the line breaks at the beginning differ";
constexpr const char* spaces_at_beginning = "the spaces at the beginning differ";
constexpr const char* breaks_at_end = "the line breaks at the end differ";
constexpr const char* spaces_at_end = "the spaces at the end differ";

void compare(const CheckedUnit& unit, const Ends& ends, FindingSink& sink) {
  const std::string_view source = slice(unit.source.text, ends.source);
  const std::string_view target = slice(unit.target.text, ends.target);
  if (source == target) return;
  if (has_break(source) != has_break(target)) {
    Finding& finding = sink.add(Severity::warning, ends.source, ends.target, Message(ends.breaks));
    finding.suggestion = source;
    finding.confidence = 0.9;
    return;
  }
  if (source.empty() == target.empty()) return;
  // A full-width colon or stop has its space in itself.
  const char32_t before = character_before(unit.target.text, ends.target.begin);
  if (target.empty() && before >= 0x3000 && is_punctuation(before)) return;
  // Where texts are put together the space counts; at the end of a sentence it mostly does not.
  Finding& finding = sink.add(Severity::info, ends.source, ends.target, Message(ends.spaces));
  finding.suggestion = source;
  finding.confidence = 0.5;
}

void check_double_spaces(const CheckedUnit& unit, ByteRange inside, FindingSink& sink) {
  const std::string_view text = unit.target.text;
  const std::size_t at = text.find("  ", inside.begin);
  if (at >= inside.end || unit.source.text.find("  ", unit.source.text.find_first_not_of(' ')) <
                              trim(unit.source.text, {0, unit.source.text.size()}).end) {
    return;
  }
  std::size_t end = text.find_first_not_of(' ', at);
  if (end == std::string_view::npos) end = text.size();
  Finding& finding = sink.add(Severity::info, {}, {at, end}, Message("more than one space"));
  finding.suggestion = " ";
  finding.confidence = 0.6;
}

// Tabs and line breaks within lay out a text: lists, tables, columns of help.
void check_layout(const CheckedUnit& unit, ByteRange source, ByteRange target, FindingSink& sink) {
  const std::string_view one = slice(unit.source.text, source);
  const std::string_view other = slice(unit.target.text, target);
  if ((one.find('\t') == std::string_view::npos) != (other.find('\t') == std::string_view::npos)) {
    sink.add(Severity::info, source, target, Message("only one side has tabs")).confidence = 0.4;
  }
  if (has_break(one) && !has_break(other)) {
    sink.add(Severity::info, source, target, Message("the line breaks of the source are missing"))
        .confidence = 0.3;
  } else if (!has_break(one) && has_break(other)) {
    sink.add(Severity::info, source, target, Message("the source has no line breaks")).confidence =
        0.3;
  }
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const ByteRange source = trim(unit.source.text, {0, unit.source.text.size()});
  const ByteRange target = trim(unit.target.text, {0, unit.target.text.size()});
  if (source.empty() || target.empty()) return;
  compare(unit, {{0, source.begin}, {0, target.begin}, breaks_at_beginning, spaces_at_beginning},
          sink);
  compare(unit,
          {{source.end, unit.source.text.size()},
           {target.end, unit.target.text.size()},
           breaks_at_end,
           spaces_at_end},
          sink);
  check_double_spaces(unit, target, sink);
  check_layout(unit, source, target, sink);
}

}  // namespace

const UnitCheck whitespace_check = {"whitespace", "spaces and line breaks that differ", aliases,
                                    run};

}  // namespace calque
