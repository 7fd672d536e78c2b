#include "langid/stops.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "langid/marks.h"
#include "langid/sentence_boundaries.h"
#include "text/utf8.h"

namespace calque {
namespace {

bool is_full_stop(char32_t c) { return c == U'.' || c == U'．' || c == U'․'; }

// Reads one block from left to right.
class Scanner {
 public:
  explicit Scanner(const BlockText& block)
      : block_(block),
        boundaries_(sentence_boundaries(block.text, block.block, block.lang, block.marks)),
        marks_(block.marks) {
    for (const Enclosure& pair : block.enclosures) closers_.push_back(pair);
    std::sort(closers_.begin(), closers_.end(),
              [](const Enclosure& a, const Enclosure& b) { return a.close < b.close; });
  }

  std::vector<Stop> scan() {
    for (std::size_t at = block_.block.begin;;) {
      at = next_terminator(at);
      if (at >= block_.block.end) break;
      at = add_stop(at);
    }
    add_unicode_only();
    return std::move(stops_);
  }

 private:
  char32_t peek(std::size_t at) const {
    return at < block_.block.end ? next_code_point(block_.text, at) : U'\0';
  }
  std::size_t after(std::size_t at) const {
    next_code_point(block_.text, at);
    return at;
  }
  std::size_t skip_spaces(std::size_t at) const {
    while (at < block_.block.end && is_space(peek(at))) at = after(at);
    return at;
  }

  // The next terminator at or behind `at`, or the block's end.
  std::size_t next_terminator(std::size_t at) {
    const std::size_t end = block_.block.end;
    if (block_.rules.sentence_ends.empty()) {
      return marks_.find(at, end,
                         [&](std::size_t mark) { return is_terminator(peek(mark), mark); });
    }
    while (at < end && !is_terminator(peek(at), at)) at = after(at);
    return at;
  }

  bool is_terminator(char32_t c, std::size_t at) const {
    if (c == U'.' || c == U'?' || c == U'!') return true;
    if (c < 0x80 && block_.rules.sentence_ends.empty()) return false;
    if (c == U'…' || c == U'⋯') return true;
    if (c >= 0x80 && traits_of(c).is(Traits::terminator)) return true;
    if (block_.rules.sentence_ends.empty()) return false;
    return block_.rules.sentence_ends.contains(block_.text.substr(at, after(at) - at));
  }

  static bool goes_with(char32_t mark, char32_t next) {
    const auto excites = [](char32_t c) { return c == U'?' || c == U'!'; };
    return is_full_stop(mark) ? is_full_stop(next) : excites(mark) && excites(next);
  }

  // Adds the stop whose terminators begin at `at`; returns where to read on.
  std::size_t add_stop(std::size_t at) {
    Stop stop;
    stop.begin = at;
    std::size_t full_stops = 0;
    for (; at < block_.block.end && is_terminator(peek(at), at); at = after(at)) {
      stop.mark = peek(at);
      full_stops += is_full_stop(stop.mark);
      stop.ellipsis |= stop.mark == U'…' || stop.mark == U'⋯' || full_stops > 1;
      // spaced marks: ". . .", "? !"
      const std::size_t next = after(at);
      if (is_space(peek(next)) && goes_with(stop.mark, peek(after(next)))) {
        at = next;
      }
    }
    stop.marks_end = at;
    absorb_closing(stop);
    stop.next = skip_spaces(stop.end);
    while (boundary_ < boundaries_.size() && boundaries_[boundary_] <= stop.begin) {
      add_unicode_boundary(boundaries_[boundary_++]);
    }
    while (boundary_ < boundaries_.size() && boundaries_[boundary_] <= stop.next) {
      stop.unicode = true;
      ++boundary_;
    }
    stops_.push_back(stop);
    return stop.end;
  }

  // A boundary without a terminator that we know: taken as it is, unless it is only a line's end.
  void add_unicode_boundary(std::size_t boundary) {
    if (boundary >= block_.block.end || block_.text[boundary - 1] == '\n') return;
    if (!stops_.empty() && boundary <= stops_.back().next) return;
    const ByteRange before = trim(block_.text, {block_.block.begin, boundary});
    if (before.empty()) return;
    if (!stops_.empty() && before.end <= stops_.back().next) return;
    std::size_t begin = before.end;
    Stop stop;
    stop.mark = previous_code_point(block_.text, begin);
    stop.begin = begin;
    stop.marks_end = stop.end = before.end;
    stop.next = skip_spaces(boundary);
    stop.unicode = true;
    stops_.push_back(stop);
  }

  void add_unicode_only() {
    while (boundary_ < boundaries_.size()) add_unicode_boundary(boundaries_[boundary_++]);
  }

  // The pair that closes at `at`; calls come in order.
  const Enclosure* closed_at(std::size_t at) {
    while (closer_ < closers_.size() && closers_[closer_].close < at) ++closer_;
    return closer_ < closers_.size() && closers_[closer_].close == at ? &closers_[closer_]
                                                                      : nullptr;
  }

  // "[12]" or "[note 3]" at `at`: its end, else `at`.
  std::size_t skip_reference(std::size_t at) const {
    if (peek(at) != U'[') return at;
    const std::size_t end =
        block_.text.substr(0, std::min(block_.block.end, at + 12)).find(']', at);
    return end == std::string_view::npos ? at : end + 1;
  }

  // The number of a note that has lost its raised position ("... and efficiency.10 The ..."): its
  // end, else `at`. A short word before the stop may be an abbreviation: "Fig.10".
  std::size_t skip_note_number(const Stop& stop, std::size_t at) const {
    std::size_t end = at;
    while (end < block_.block.end && end - at < 3 && is_digit(peek(end))) end = after(end);
    if (end == at || (end < block_.block.end && !is_space(peek(end)))) return at;
    std::size_t before = stop.begin;
    for (int letters = 0; letters < 5; ++letters) {
      if (before == block_.block.begin) return at;
      const char32_t c = previous_code_point(block_.text, before);
      if (letters == 0 && may_close(c)) return end;
      if (!is_lower(c)) return at;
    }
    return end;
  }

  // Behind the closing marks, footnote signs and further terminators that follow `stop`.
  void absorb_closing(Stop& stop) {
    std::size_t& end = stop.end;
    end = stop.marks_end;
    while (end < block_.block.end) {
      const std::size_t at = skip_spaces(end);
      const char32_t c = peek(at);
      const bool attached = at == end;
      if (const Enclosure* pair = may_close(c) ? closed_at(at) : nullptr) {
        if (pair->open >= stop.begin) break;
        end = after(at);
      } else if (is_unpaired_closing(stop, c, at)) {
        end = after(at);
      } else if (attached && end > stop.marks_end && is_terminator(c, at)) {
        stop.mark = c;
        end = after(at);
      } else if (attached && skip_reference(at) > at) {
        end = skip_reference(at);
      } else if (!attached && closes_frame(stop, at)) {
        end = after(at);
      } else if (attached && (c == U'*' || c == U'_') && ends_emphasis(at)) {
        end = after(at);
      } else if (attached && (is_superscript(c) || is_direction_mark(c))) {
        end = after(at);
      } else if (attached && skip_note_number(stop, at) > at) {
        end = skip_note_number(stop, at);
      } else {
        break;
      }
    }
  }

  // A closing mark that has lost its partner, at the end of a word or, in scripts without spaces,
  // right behind a full stop. After a space only the shape of "»" tells.
  bool is_unpaired_closing(const Stop& stop, char32_t c, std::size_t at) const {
    if (!may_close(c)) return false;
    const bool attached = at == stop.end;
    const bool closing_shape = traits_of(c).category() == U_FINAL_PUNCTUATION;
    if (is_bracket(c) || (closing_shape && stop.mark >= 0x3000)) return attached;
    if (!attached && !closing_shape) return false;
    const char32_t next = peek(after(at));
    return next == U'\0' || is_space(next) || (is_punctuation(next) && !may_open(next));
  }

  // The dash between a reporting clause and the quotation that goes on: «…», — said he. — «…».
  bool closes_frame(const Stop& stop, std::size_t at) const {
    const char32_t dash = peek(at);
    if (stop.mark != U'.' || (dash != U'–' && dash != U'—')) return false;
    const std::size_t behind = after(at);
    const char32_t next = peek(skip_spaces(behind));
    return is_space(peek(behind)) && is_quotation_mark(next) && may_open(next);
  }

  bool ends_emphasis(std::size_t at) const {
    for (int signs = 0; signs < 4 && (peek(at) == U'*' || peek(at) == U'_'); ++signs)
      at = after(at);
    return at >= block_.block.end || is_space(peek(at)) || is_punctuation(peek(at));
  }

  static bool is_superscript(char32_t c) {
    return c == U'¹' || c == U'²' || c == U'³' || (c >= U'⁰' && c <= U'⁹');
  }

  const BlockText& block_;
  std::vector<std::size_t> boundaries_;
  MarkCursor marks_;
  std::size_t boundary_ = 0;
  std::vector<Enclosure> closers_;  // by their closing mark
  std::size_t closer_ = 0;
  std::vector<Stop> stops_;
};

constexpr std::size_t max_word = 40;  // bytes

}  // namespace

bool is_direction_mark(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL);
}

std::vector<Stop> find_stops(const BlockText& block) { return Scanner(block).scan(); }

NextWord next_word(const BlockText& block, std::size_t at) {
  NextWord next;
  const std::size_t end = block.block.end;
  if (at >= end) return next;
  std::size_t probe = at;
  next.first = next_code_point(block.text, probe);
  char32_t c = next.first;
  for (int skipped = 0; skipped < 6; ++skipped) {
    probe = at;
    c = next_code_point(block.text, probe);
    if (!may_open(c) && c != U'*' && c != U'_' && c != U'¿' && c != U'¡' && !is_space(c)) break;
    next.opened |= may_open(c) || c == U'¿' || c == U'¡';
    if (probe >= end) return next;
    at = probe;
  }
  using enum NextWord::Start;
  next.start = is_digit(c)    ? digit
               : is_upper(c)  ? upper
               : is_lower(c)  ? lower
               : is_letter(c) ? uncased
                              : other;
  const std::size_t begin = at;
  while (at < end && at - begin < max_word) {
    probe = at;
    c = next_code_point(block.text, probe);
    if (!is_letter(c) && !is_digit(c) && c != U'-' && c != U'\'' && c != U'’') break;
    // "xAI", "iPhone": names that begin with a small letter
    if (next.start == lower && is_upper(c)) next.start = upper;
    at = probe;
  }
  next.word = block.text.substr(begin, at - begin);
  next.stopped = at < end && block.text[at] == '.';
  return next;
}

}  // namespace calque
