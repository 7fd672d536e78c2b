// UTF-16 bytes to UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/charset_detect.h"

namespace calque {

struct Utf16Text {
  std::string text;                          // valid UTF-8, U+FFFD for what was invalid
  std::size_t invalid = 0;                   // lone surrogates, and an odd last byte
  std::optional<std::size_t> first_invalid;  // its byte offset in the UTF-16 bytes
};

// Skips a byte order mark. Thread-safe.
Utf16Text utf16_to_utf8(std::string_view bytes, ByteOrder order);

}  // namespace calque
