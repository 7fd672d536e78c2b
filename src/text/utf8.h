// UTF-8: validation, code points, trimming. All functions are thread-safe; those that do not speak
// of invalid input expect valid UTF-8 (invalid bytes are read as U+FFFD, never out of bounds).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  if (byte > 0xE0 && byte < 0xED && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80) {
      at += 3;
      return (byte & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU);
    }
  }
  return next_wide_code_point(text, at);
}

// The code point that ends before `at`, which is moved to its beginning. 0 < at <= text.size().
char32_t previous_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t code_point);

std::size_t count_code_points(std::string_view text);

// `range` without the white space (Unicode White_Space, U+FEFF, U+200B) at its ends.
ByteRange trim(std::string_view text, ByteRange range);
std::string_view trim(std::string_view text);

// The lines of a text, without their LF or CR LF; a last line without LF counts, an empty rest
// after the last LF does not.
std::vector<ByteRange> split_lines(std::string_view text);

bool is_wide_space(char32_t c);  // what is not ASCII
bool is_wide_letter(char32_t c);

inline bool is_space(char32_t c) {  // as for trim()
  return c < 0x80 ? c == U' ' || (c >= U'\t' && c <= U'\r') : is_wide_space(c);
}
inline bool is_letter(char32_t c) {  // Unicode category L or M
  return c < 0x80 ? (c | 0x20) >= U'a' && (c | 0x20) <= U'z' : is_wide_letter(c);
}
bool is_upper(char32_t c);  // Lu or Lt
bool is_lower(char32_t c);
bool is_digit(char32_t c);        // Nd, of any script
int digit_value(char32_t c);      // 0 to 9, or -1
bool is_punctuation(char32_t c);  // P

}  // namespace calque
