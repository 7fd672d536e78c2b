// Small questions that several checks ask of a text.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "text/range.h"
#include "text/utf8.h"

namespace calque {

// The language of a BCP 47 tag without script and region, in small letters; "und" as it is.
inline std::string_view language_of(std::string_view tag) {
  return tag.substr(0, tag.find_first_of("-_"));
}

inline bool is_one_of(std::string_view lang, std::initializer_list<std::string_view> languages) {
  return std::find(languages.begin(), languages.end(), lang) != languages.end();
}

// Written without spaces between words, so that neither words nor final marks can be counted on.
inline bool is_unspaced_language(std::string_view lang) {
  return is_one_of(lang, {"ja", "zh", "yue", "th", "lo", "km", "my", "bo", "dz"});
}

// Trimmed, and each run of white space one space.
inline std::string single_spaced(std::string_view text) {
  std::string out;
  bool space = false;
  text = trim(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      space = true;
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text.substr(begin, at - begin);
  }
  return out;
}

// The character at `at`, or before it; 0 at the ends of the text.
inline char32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : 0;
}
inline char32_t character_before(std::string_view text, std::size_t at) {
  return at > 0 ? previous_code_point(text, at) : 0;
}

inline bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// The byte at `at`; 0 behind the end.
inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

}  // namespace calque
