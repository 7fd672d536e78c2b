// How the words of a dictionary meet the inflected forms of a text: by a shared beginning.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace calque {

inline constexpr std::size_t most_entry_words = 8;  // of one side; longer entries are sentences
inline constexpr std::size_t stem_letters = 5;      // code points that every form keeps
inline constexpr std::size_t form_longer_by = 3;    // code points, at most, than the entry

// How many code points at its beginning a word of `length` code points shares with its forms; 0
// for words too short to tell forms from other words.
inline std::size_t shared_letters(std::size_t length) {
  return length < stem_letters ? 0 : std::max(stem_letters, length - 2);
}

// The first `count` code points.
inline std::string_view first_letters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) next_code_point(text, at);
  return text.substr(0, at);
}

}  // namespace calque
