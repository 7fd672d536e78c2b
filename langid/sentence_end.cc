#include "langid/sentence_end.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "langid/full_stop.h"
#include "langid/list_marker.h"
#include "text/normalize.h"
#include "text/sieve.h"
#include "text/utf8.h"

namespace calque {
namespace {

using Start = NextWord::Start;

char32_t first_of(const BlockText& block, std::size_t at) {
  return at < block.block.end ? next_code_point(block.text, at) : U'\0';
}

bool is_wide(char32_t c) {
  return traits_of(c).is(Traits::wide) || traits_of(c).is(Traits::full_width);
}

// A mark that carries the sentence on: comma, colon, dash.
bool continues(char32_t c) { return traits_of(c).sentence_break() == U_SB_SCONTINUE; }

// Enclosures longer than this (bytes) hold sentences of their own, whatever comes behind them.
constexpr std::size_t max_aside = 240;

bool begins_with(std::string_view text, const WordSet& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

// How a sentence goes on after a quotation in a text without spaces: 」と言った。
bool goes_on_after_quote(const BlockText& block, std::size_t at) {
  const std::string_view rest = block.text.substr(at, block.block.end - at);
  return begins_with(rest, block.rules.after_quote) &&
         !begins_with(rest, block.rules.not_after_quote);
}

bool is_terminator(char32_t c) { return c == U'…' || traits_of(c).is(Traits::terminator); }

// A quotation in a text without spaces that the sentence around it goes on behind.
bool is_part_of_sentence(const BlockText& block, const Enclosure& quote) {
  std::size_t behind = quote.close;
  next_code_point(block.text, behind);
  if (behind >= block.block.end) return false;
  const char32_t c = first_of(block, behind);
  if (!is_wide(c)) return false;
  if (goes_on_after_quote(block, behind) || is_terminator(c) || continues(c)) return true;
  std::size_t end = quote.close;
  return !is_terminator(previous_code_point(block.text, end)) && !may_open(c);
}

// "The Queen! The Queen!" in: He cried "The Queen! The Queen!" and fell.
bool is_short_outcry(const BlockText& block, const Stop& stop, const Enclosure& quote) {
  constexpr std::size_t max_outcry = 60;
  if (stop.mark != U'?' && stop.mark != U'!') return false;
  std::size_t at = quote.close;
  next_code_point(block.text, at);
  for (int spaces = 0; spaces < 4 && is_space(first_of(block, at)); ++spaces) {
    next_code_point(block.text, at);
  }
  return quote.close - quote.open < max_outcry && next_word(block, at).start == Start::lower;
}

// "… . …" (Author 55).: the source behind a quotation belongs to all of it.
bool is_cited(const BlockText& block, const Enclosure& quote) {
  constexpr std::size_t max_source = 80;  // bytes
  std::size_t at = quote.close;
  next_code_point(block.text, at);
  if (first_of(block, at) != U' ' || first_of(block, at + 1) != U'(') return false;
  const std::string_view rest = block.text.substr(at, std::min(block.block.end - at, max_source));
  const std::size_t close = rest.find(')');
  return close != rest.npos && close + 1 < rest.size() && rest[close + 1] == '.';
}

// A stop within an aside, "(… . …)", or within a quotation that is part of a longer sentence.
bool within_aside(const BlockText& block, const Stop& stop, std::size_t sentence,
                  const std::vector<Enclosure>& around) {
  return std::any_of(around.begin(), around.end(), [&](const Enclosure& pair) {
    if (pair.close - pair.open > max_aside) return false;
    if (is_quotation_mark(pair.mark) && is_cited(block, pair)) return true;
    if (pair.close < stop.end) return false;
    if (!is_quotation_mark(pair.mark)) return pair.open > sentence;
    return is_part_of_sentence(block, pair) ||
           (pair.open > sentence && is_short_outcry(block, stop, pair));
  });
}

// "Why?" Smith asked: names, then a verb of saying.
bool begins_reporting_clause(const BlockText& block, const Stop& stop) {
  if (block.rules.reporting.empty() || stop.end == stop.marks_end) return false;
  std::size_t at = stop.next;
  for (int words = 0; words < 4; ++words) {
    const NextWord next = next_word(block, at);
    if (next.word.empty() || next.opened) return false;
    if (words > 0 && block.rules.reporting.contains(fold_case(next.word))) return true;
    if (next.start != Start::upper) return false;
    at += next.word.size();
    if (at >= block.block.end || block.text[at] != ' ') return false;
    ++at;
  }
  return false;
}

// A word of three small letters and more, or a number, stands before `at`.
bool ends_whole_word(const BlockText& block, std::size_t at) {
  for (int letters = 0; letters < 3; ++letters) {
    if (at == block.block.begin) return false;
    const char32_t c = previous_code_point(block.text, at);
    if (is_digit(c)) return letters == 0;
    if (!is_lower(c)) return false;
  }
  return true;
}

// No white space behind the stop. Some scripts write none; elsewhere only a word that begins
// sentences ("... of algorithms.The race ...") tells a missing space from "Node.js".
bool ends_without_space(const BlockText& block, const Stop& stop, const NextWord& next) {
  if (stop.mark == U'…' || stop.mark == U'⋯') return false;
  if (stop.mark >= 0x80) return true;
  if (next.first >= 0x80 && is_wide(next.first)) {
    std::size_t before = stop.begin;
    return before > block.block.begin && is_wide(previous_code_point(block.text, before));
  }
  if (next.start != Start::upper || !ends_whole_word(block, stop.begin)) return false;
  if (next.stopped) return block.rules.never.contains(std::string(next.word) + '.');
  const char32_t behind = first_of(block, stop.end + next.word.size());
  return block.rules.starters.contains(fold_case(next.word)) &&
         (behind == U'\0' || is_space(behind) || behind == U',');
}

// "... he said. – We shall": a full stop, then a dash that opens speech.
bool resumes_speech(const BlockText& block, const Stop& stop) {
  std::size_t at = stop.next;
  if (stop.mark != U'.' || stop.end > stop.marks_end || stop.next == stop.end) return false;
  const char32_t dash = next_code_point(block.text, at);
  if ((dash != U'–' && dash != U'—') || !is_space(first_of(block, at))) return false;
  while (is_space(first_of(block, at))) next_code_point(block.text, at);
  const NextWord next = next_word(block, at);
  return next.start == Start::upper && block.rules.own;
}

// The last character before `at` that is neither a full stop nor white space.
char32_t before(const BlockText& block, std::size_t at) {
  while (at > block.block.begin) {
    const char32_t c = previous_code_point(block.text, at);
    if (c != U'.' && !is_space(c)) return c;
  }
  return U'\0';
}

// "a)", "(i)": a list begins, in small letters; so does one at "w)" when "x)" comes soon.
bool begins_list(const BlockText& block, std::size_t at) {
  constexpr std::size_t near = 400;  // bytes
  const ListMarker marker = list_marker(block.text.substr(at, 16));
  if (marker.kind != ListMarker::Kind::small_letter) return false;
  if (marker.value == 1 || marker.roman == 1)
    return marker.shape != ListMarker::Shape::dot || !is_digit(before(block, at));  // "1950. a."
  return marker.shape != ListMarker::Shape::dot &&
         next_list_marker(block.text, {at, std::min(block.block.end, at + near)}, marker);
}

// "[...]" stands for something left out.
bool is_omission(const BlockText& block, const Stop& stop) {
  if (!stop.ellipsis || stop.begin == block.block.begin) return false;
  std::size_t at = stop.begin;
  const char32_t before = previous_code_point(block.text, at);
  return before == U'[' || before == U'(';
}

// What is capital anyway ("I") tells nothing.
bool ellipsis_ends_sentence(const BlockText& block, const Stop& stop, const NextWord& next) {
  const std::string_view word = next.word.substr(0, next.word.find_first_of("'’"));
  if (!next.opened && block.rules.always_capital.contains(word)) return false;
  return next.start == Start::upper || (stop.unicode && next.start != Start::digit);
}

// Whether more than marks of the writing direction stands between the terminators and the end.
bool has_closing_mark(const BlockText& block, const Stop& stop) {
  for (std::size_t at = stop.marks_end; at < stop.end;) {
    if (!is_direction_mark(next_code_point(block.text, at))) return true;
  }
  return false;
}

}  // namespace

bool has_capitals(const BlockText& block) {
  constexpr std::size_t enough = 4096;
  const std::size_t end = std::min(block.block.end, block.block.begin + enough);
  static const Sieve letters(&is_upper);
  return letters.find(block.text, block.block.begin, end) < end;
}

bool ends_sentence(const BlockText& block, bool capitals, const Stop& stop, std::size_t sentence,
                   const std::vector<Enclosure>& around) {
  const NextWord next = next_word(block, stop.next);
  if (continues(next.first) && !resumes_speech(block, stop)) return false;
  if (within_aside(block, stop, sentence, around)) return false;
  const bool excited = stop.mark == U'?' || stop.mark == U'!';
  if (next.start == Start::lower && (capitals || !excited) && !begins_list(block, stop.next)) {
    return false;
  }
  if (stop.end > stop.marks_end && goes_on_after_quote(block, stop.next)) return false;
  if (stop.next == stop.end && !ends_without_space(block, stop, next)) return false;
  if (is_omission(block, stop) || next.first == U'№' || next.first == U'§') return false;
  if (stop.ellipsis) return ellipsis_ends_sentence(block, stop, next);
  const bool closed = has_closing_mark(block, stop);
  const bool in_lists = stop.mark == U'.' || stop.mark == U'!';  // "Mr.", "Yahoo!"
  if (in_lists && !closed && !full_stop_ends_sentence(block, stop, sentence, next)) return false;
  return !excited || !begins_reporting_clause(block, stop);
}

}  // namespace calque
