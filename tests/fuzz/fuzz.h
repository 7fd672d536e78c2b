// What the fuzz targets share. A target is given any bytes and must neither crash nor break a
// promise of the interface it calls; require() ends the run where one is broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/range.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace calque::fuzz {

inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Takes the first byte off, to choose options with; 0 when there is none.
inline unsigned take_byte(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto byte = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return byte;
}

// Whether `at` does not cut a character of `text` in two.
inline bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// The range lies in `whole`, a part of `text`, and cuts no character.
inline void require_range(std::string_view text, ByteRange whole, ByteRange range,
                          const char* promise) {
  require(range.begin <= range.end && whole.contains(range) && on_boundary(text, range.begin) &&
              on_boundary(text, range.end),
          promise);
}

}  // namespace calque::fuzz
