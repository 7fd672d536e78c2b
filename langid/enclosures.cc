#include "langid/enclosures.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "langid/marks.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Marks of one family close each other; brackets are paired one to one instead.
enum class Family { none, bracket, double_mark, single_mark, angle, single_angle };

// Letters of blocks that have no marks: nearly all of them.
bool is_plain(char32_t c) {
  return c < 0x80 ? c > U'\'' && ((c >= U'0' && c <= U'Z') || (c >= U'a' && c <= U'z'))
                  : (c >= 0xC0 && c < 0xF00) || (c >= 0x3040 && c < 0xD7B0);
}

Family family(char32_t c) {
  if (is_plain(c)) return Family::none;
  switch (c) {
    case U'"':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'＂': return Family::double_mark;
    case U'\'':
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛': return Family::single_mark;
    case U'«':
    case U'»': return Family::angle;
    case U'‹':
    case U'›': return Family::single_angle;
    default: break;
  }
  if (c < 0x80 && c != U'(' && c != U')' && c != U'[' && c != U']' && c != U'{' && c != U'}') {
    return Family::none;
  }
  const auto type = traits_of(c).category();
  return type == U_START_PUNCTUATION || type == U_END_PUNCTUATION ? Family::bracket : Family::none;
}

enum class Direction { open, close, either, neither };

Direction by_shape(char32_t c) {
  switch (traits_of(c).category()) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION: return Direction::open;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return Direction::close;
    default: return Direction::either;
  }
}

// Letters of scripts that put spaces between words.
bool is_spaced_letter(char32_t c) {
  return is_digit(c) ||
         (is_letter(c) && !u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) &&
          !(c >= 0x3040 && c < 0x3100));
}

// Something that a word may follow: white space, an opening bracket, a dash.
bool is_gap_before(char32_t c) {
  return is_space(c) || c == U'-' || c == U'–' || c == U'—' || by_shape(c) == Direction::open ||
         c == U'/' || c == U'*' || c == U'_';
}

bool is_gap_after(char32_t c) {
  return is_space(c) || c == U'*' || c == U'_' ||
         (is_punctuation(c) && by_shape(c) != Direction::open && c != U'"' && c != U'\'');
}

// What the neighbours say about a quotation mark; the text's ends count as white space.
Direction by_neighbours(char32_t c, char32_t before, char32_t after) {
  if (is_spaced_letter(before) && is_spaced_letter(after)) {
    // don't, l'eau, צה"ל; but »auch«so is not worth a rule
    return family(c) == Family::angle ? Direction::either : Direction::neither;
  }
  const bool gap_before = is_gap_before(before);
  const bool gap_after = is_gap_after(after);
  if (gap_before && !gap_after) return Direction::open;
  if (gap_after && !gap_before) return Direction::close;
  return Direction::either;
}

struct Open {
  std::size_t at;
  char32_t mark;
  Family family;
};

constexpr std::size_t max_depth = 16;

bool matches(const Open& open, char32_t mark, Family kind) {
  if (open.family != kind) return false;
  return kind != Family::bracket ||
         u_getBidiPairedBracket(static_cast<UChar32>(open.mark)) == static_cast<UChar32>(mark);
}

// Pairs the marks of one block as it is read.
class Pairing {
 public:
  void add(std::size_t at, char32_t mark, Family kind, char32_t before, char32_t after) {
    Direction direction = by_shape(mark);
    if (kind != Family::bracket) direction = judge(mark, kind, before, after);
    if (direction == Direction::open) {
      if (open_.size() == max_depth) open_.erase(open_.begin());
      open_.push_back({at, mark, kind});
    } else if (direction == Direction::close) {
      close(at, mark, kind);
    }
  }

  std::vector<Enclosure> take() {
    std::sort(found_.begin(), found_.end(),
              [](const Enclosure& a, const Enclosure& b) { return a.open < b.open; });
    return std::move(found_);
  }

 private:
  bool is_open(char32_t mark, Family kind) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& open) { return matches(open, mark, kind); });
  }

  Direction judge(char32_t mark, Family kind, char32_t before, char32_t after) const {
    const Direction direction = by_neighbours(mark, before, after);
    if (direction == Direction::neither) return direction;
    // „Das“ has a closing mark of opening shape; ”så” opens with a closing one.
    if (direction == Direction::either) {
      const Direction shape = by_shape(mark);
      if (shape != Direction::either && kind != Family::double_mark) return shape;
      return is_open(mark, kind) ? Direction::close : Direction::open;
    }
    if (kind == Family::single_mark) {
      if (direction == Direction::close && !is_open(mark, kind)) return Direction::neither;
      if (direction == Direction::open && (mark == U'’' || is_digit(after))) {
        return is_open(mark, kind) ? Direction::close : Direction::neither;  // ’nineties
      }
    }
    return direction;
  }

  void close(std::size_t at, char32_t mark, Family kind) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!matches(open_[i], mark, kind)) continue;
      found_.push_back({open_[i].at, at, open_[i].mark});
      open_.resize(i);
      return;
    }
  }

  std::vector<Open> open_;
  std::vector<Enclosure> found_;
};

}  // namespace

std::vector<Enclosure> find_enclosures(std::string_view text, ByteRange block) {
  return find_enclosures(text, block, find_marks(text, block));
}

std::vector<Enclosure> find_enclosures(std::string_view text, ByteRange block,
                                       const std::vector<std::size_t>& marks) {
  Pairing pairing;
  for (const std::size_t here : marks) {
    std::size_t at = here;
    const char32_t mark = next_code_point(text, at);
    const Family kind = family(mark);
    if (kind == Family::none) continue;
    const char32_t after = at < block.end ? next_code_point(text, at) : U' ';
    at = here;
    const char32_t before = here > block.begin ? previous_code_point(text, at) : U' ';
    pairing.add(here, mark, kind, before, after);
  }
  return pairing.take();
}

bool is_bracket(char32_t mark) { return family(mark) == Family::bracket; }

bool is_quotation_mark(char32_t mark) {
  const Family kind = family(mark);
  return kind != Family::none && (kind != Family::bracket || (mark >= U'「' && mark <= U'』') ||
                                  (mark >= U'〝' && mark <= U'〟'));
}

bool may_open(char32_t mark) {
  const Family kind = family(mark);
  return kind == Family::bracket ? by_shape(mark) == Direction::open : kind != Family::none;
}

bool may_close(char32_t mark) {
  const Family kind = family(mark);
  return kind == Family::bracket ? by_shape(mark) == Direction::close : kind != Family::none;
}

}  // namespace calque
