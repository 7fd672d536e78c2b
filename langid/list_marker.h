// Bullets, numbers and letters in front of list items.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/range.h"

namespace calque {

struct ListMarker {
  enum class Kind { none, bullet, number, small_letter, capital_letter, circled } kind = Kind::none;
  enum class Shape { bare, dot, parenthesis, dot_parenthesis, parentheses } shape = Shape::bare;
  std::size_t size = 0;  // bytes, without the white space behind it
  char32_t sign = 0;     // of a bullet
  int value = 0;         // 1 for "1", "a", "A"; 0 for bullets
  int roman = 0;         // of a letter that may be a Roman number; else 0
};

// The marker at the beginning of `text`: "•", "-", "1.", "2)", "a.)", "(iv)", "①"; kind none when
// there is none or no white space behind it (full-width parentheses and bullet signs need none).
ListMarker list_marker(std::string_view text);

// Whether `next` is the marker that follows `marker` in the same list.
bool follows(const ListMarker& marker, const ListMarker& next);

// Where the marker that follows `marker` stands first in `range` of `text`, behind white space.
std::optional<std::size_t> next_list_marker(std::string_view text, ByteRange range,
                                            const ListMarker& marker);

// A sign that is used for bullets alone ("•", unlike "-" and "*").
bool is_bullet_sign(char32_t c);

}  // namespace calque
