// The common words of many languages, found by a hash that is computed while a text is read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// FNV-1a, byte by byte.
class WordHash {
 public:
  void add(char byte) {
    value_ ^= static_cast<unsigned char>(byte);
    value_ *= 16777619U;
  }
  std::uint32_t value() const { return value_; }

 private:
  std::uint32_t value_ = 2166136261U;
};

inline std::uint32_t hash_word(std::string_view word) {
  WordHash hash;
  for (const char byte : word) hash.add(byte);
  return hash.value();
}

// Immutable once filled.
class CommonWords {
 public:
  void add(std::string_view word, std::size_t language);

  // The languages that have `word`, as often and in the order as they were added.
  std::span<const std::uint16_t> find(std::string_view word) const {
    return find(word, hash_word(word));
  }
  std::span<const std::uint16_t> find(std::string_view word, std::uint32_t hash) const {
    if (slots_.empty()) return {};
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot slot = slots_[at];
      if (slot.entry == none) return {};
      if (slot.hash == hash && entries_[slot.entry].word == word)
        return entries_[slot.entry].languages;
    }
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Entry {
    std::string word;
    std::vector<std::uint16_t> languages;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = none;
  };

  void grow();

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two, at most a quarter full
};

}  // namespace calque
