// What of a text tells its language: the words that people wrote, without addresses and mark-up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque {

struct CleanText {
  std::string plain;     // one line in NFC, without addresses, handles, tags and placeholders
  std::string letters;   // the words of `plain` (letters, marks, inner apostrophes and hyphens), a
                         // space between them
  std::string lower;     // `letters` in lower case
  bool shouted = false;  // nearly all letters are capitals
};

// Of a text longer than `most` bytes only pieces are taken, spread evenly over it, that make up
// `most` bytes together. Accepts any bytes; invalid UTF-8 and control characters are left out.
CleanText clean_text(std::string_view text, std::size_t most = 4096);

// `most` bytes of a longer text, in pieces spread evenly from its beginning to its end (two or
// more), a space behind each.
std::string spread_sample(std::string_view text, std::size_t most, std::size_t pieces);

}  // namespace calque
