// Character references of HTML and Markdown: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque {

struct CharacterReference {
  std::size_t size = 0;  // in the source; 0: there is none
  std::string text;      // what it stands for; of a number that HTML reads in its own way, empty
};

// The one that begins at the "&" at the beginning of `source`. With `old`, those that HTML reads
// without their semicolon too ("&copy 2024"). Thread-safe.
CharacterReference read_character_reference(std::string_view source, bool old);

}  // namespace calque
