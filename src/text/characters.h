// Properties of characters, for scans that ask of every one: ICU's, kept in a table.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace calque {

// All that is asked of a character, so that one look-up answers. Numbers are ICU's own.
class Traits {
 public:
  constexpr Traits() = default;
  // Category 0..31 (UCharCategory), sentence break 0..15 (USentenceBreak), script 0..1023
  // (UScriptCode).
  constexpr Traits(unsigned category, unsigned sentence_break, unsigned script, unsigned flags)
      : bits_(category | sentence_break << 5 | script << 9 | flags) {}

  enum Flag : std::uint32_t {
    small = 1U << 19,       // a small letter whose capital may begin a word
    white = 1U << 20,       // White_Space, U+FEFF, U+200B
    terminator = 1U << 21,  // Sentence_Terminal
    wide = 1U << 22,        // East_Asian_Width W
    full_width = 1U << 23,  // East_Asian_Width F
  };
  constexpr bool is(Flag flag) const { return (bits_ & flag) != 0; }
  constexpr unsigned category() const { return bits_ & 0x1F; }
  // `mask`: a union of U_GC_..._MASK.
  constexpr bool in_category(std::uint32_t mask) const { return (mask >> category() & 1) != 0; }
  constexpr unsigned sentence_break() const { return bits_ >> 5 & 0xF; }
  constexpr unsigned script() const { return bits_ >> 9 & 0x3FF; }

 private:
  std::uint32_t bits_ = 0;
};

using TraitsPage = std::array<Traits, 256>;
// [character / 256]; nothing until a character of the page is met.
extern std::array<std::atomic<const TraitsPage*>, 0x1100> traits_pages;
const TraitsPage& make_traits_page(std::size_t page);

// Of any number; what is beyond Unicode has no traits. Thread-safe.
inline Traits traits_of(char32_t c) {
  if (c >= 0x110000) return {};
  const TraitsPage* page = traits_pages[c >> 8].load(std::memory_order_acquire);
  return (page != nullptr ? *page : make_traits_page(c >> 8))[c & 0xFF];
}

}  // namespace calque
