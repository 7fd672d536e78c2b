// UTF-8: validation, code points, trimming. All functions are thread-safe; those that do not speak
// of invalid input expect valid UTF-8 (invalid bytes are read as U+FFFD, never out of bounds).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/range.h"

namespace calque {

// Offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are invalid).
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Every invalid byte sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

// next_code_point() for what is rare or invalid.
char32_t next_wide_code_point(std::string_view text, std::size_t& at);

// The code point at `at`, which is advanced past it. at < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  if (byte >= 0xC2 && byte < 0xE0 && at + 1 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if ((second & 0xC0) == 0x80) {
      at += 2;
      return (byte & 0x1FU) << 6 | (second & 0x3FU);
    }
  }
  if ((byte & 0xF0) == 0xE0 && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    const char32_t c = (byte & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU);
    const bool valid = c >= 0x800 && (c < 0xD800 || c >= 0xE000);
    if (valid && (second & 0xC0) == 0x80 && (third & 0xC0) == 0x80) {
      at += 3;
      return c;
    }
  }
  return next_wide_code_point(text, at);
}

// previous_code_point() for what is not ASCII.
char32_t previous_wide_code_point(std::string_view text, std::size_t& at);

// The code point that ends before `at`, which is moved to its beginning. 0 < at <= text.size().
inline char32_t previous_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  if (byte >= 0x80) return previous_wide_code_point(text, at);
  --at;
  return byte;
}

void append_utf8(std::string& text, char32_t code_point);

std::size_t count_code_points(std::string_view text);

// `range` without the white space (Unicode White_Space, U+FEFF, U+200B) at its ends.
ByteRange trim(std::string_view text, ByteRange range);
std::string_view trim(std::string_view text);

// The lines of a text, without their LF or CR LF; a last line without LF counts, an empty rest
// after the last LF does not.
std::vector<ByteRange> split_lines(std::string_view text);

inline bool is_space(char32_t c) {  // as for trim()
  return c < 0x80 ? c == U' ' || (c >= U'\t' && c <= U'\r') : traits_of(c).is(Traits::white);
}
// Unions of Unicode's general categories.
inline constexpr std::uint32_t letters_and_marks = 0x1FE;  // L, M
inline constexpr std::uint32_t capital_letters = 0xA;      // Lu, Lt
inline constexpr std::uint32_t decimal_digits = 0x200;     // Nd
inline bool is_letter(char32_t c) {                        // Unicode category L or M
  return c < 0x80 ? (c | 0x20) >= U'a' && (c | 0x20) <= U'z'
                  : traits_of(c).in_category(letters_and_marks);
}
inline bool is_upper(char32_t c) {  // Lu or Lt
  return c < 0x80 ? c >= U'A' && c <= U'Z' : traits_of(c).in_category(capital_letters);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= U'a' && c <= U'z' : traits_of(c).is(Traits::small);
}
inline bool is_digit(char32_t c) {  // Nd, of any script
  return c < 0x80 ? c >= U'0' && c <= U'9' : traits_of(c).in_category(decimal_digits);
}
int digit_value(char32_t c);      // 0 to 9, or -1
bool is_punctuation(char32_t c);  // P

}  // namespace calque
