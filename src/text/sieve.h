// Finds the few characters that a scan is about, passing over nearly all others by a byte each.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace calque {

// Knows which characters are wanted: those of two bytes and less from the beginning, others, 64 to
// a block, when one of the block is met first. None may be wanted among the ideographs from U+4000
// to U+9FFF and the Hangul syllables from U+B000 to U+CFFF. Thread-safe; meant to be static.
class Sieve {
 public:
  using Wanted = bool (*)(char32_t);

  explicit Sieve(Wanted wanted) : wanted_(wanted) {
    for (unsigned byte = 0; byte < bytes_.size(); ++byte) bytes_[byte] = judge(byte);
  }

  // The next place in [at, end) where a wanted character stands, or `end`. `at` lies between two
  // characters. Invalid bytes are U+FFFD, as next_code_point() reads them.
  std::size_t find(std::string_view text, std::size_t at, std::size_t end) const {
    const char* const data = text.data();
    while (at < end) {
      const Byte byte = bytes_[static_cast<unsigned char>(data[at])];
      if (byte == Byte::idle) {
        ++at;
        continue;
      }
      if (byte == Byte::wanted) return at;
      std::size_t behind = at;
      if (is_wanted(next_code_point(text, behind))) return at;
      at = behind;
    }
    return end;
  }

 private:
  enum class Byte : unsigned char { idle, wanted, decode };

  // What a byte tells that a character begins with. The others of a character are never wanted.
  Byte judge(unsigned byte) const {
    if (byte < 0x80) return wanted_(byte) ? Byte::wanted : Byte::idle;
    if (byte < 0xC2 || (byte >= 0xE4 && byte <= 0xE9) || byte == 0xEB || byte == 0xEC)
      return Byte::idle;
    if (byte >= 0xE0) return Byte::decode;
    for (char32_t c = (byte & 0x1F) << 6; c >> 6 == (byte & 0x1F); ++c) {
      if (wanted_(c)) return Byte::decode;
    }
    return Byte::idle;
  }

  bool is_wanted(char32_t c) const {
    if (c >= 0x10000) return wanted_(c);
    const std::size_t block = c >> 6;
    if (!known_[block].load(std::memory_order_acquire)) fill(block);
    return (masks_[block].load(std::memory_order_relaxed) >> (c & 63) & 1) != 0;
  }

  void fill(std::size_t block) const {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      mask |= static_cast<std::uint64_t>(wanted_(static_cast<char32_t>(block << 6 | i))) << i;
    }
    masks_[block].store(mask, std::memory_order_relaxed);
    known_[block].store(true, std::memory_order_release);
  }

  Wanted wanted_;
  std::array<Byte, 256> bytes_{};
  mutable std::array<std::atomic<bool>, 1024> known_{};
  mutable std::array<std::atomic<std::uint64_t>, 1024> masks_{};
};

}  // namespace calque
