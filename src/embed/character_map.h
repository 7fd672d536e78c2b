// What a SentencePiece model makes of characters before it cuts text: its compiled map of
// normalisation (NFKC with a few changes in most models).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Immutable; thread-safe.
class CharacterMap {
 public:
  // Changes nothing but invalid UTF-8.
  CharacterMap() = default;
  // The model's precompiled_charsmap: the size in bytes of a double array (J. Aoe 1989; the form of
  // Darts-clone), the array of little-endian 32-bit units, and texts that each end with a zero.
  // Throws std::invalid_argument when it is no such thing.
  explicit CharacterMap(std::string_view compiled);

  struct Replacement {
    std::string_view text;  // goes into the map, into the text given, or is constant
    std::size_t length;     // bytes of the given text that it stands for; at least 1
  };
  // For the longest beginning of `text`, which must not be empty, that the map knows, or for its
  // first character; an invalid byte becomes U+FFFD.
  Replacement first(std::string_view text) const;

 private:
  std::vector<std::uint32_t> units_;
  std::string texts_;
};

}  // namespace calque
