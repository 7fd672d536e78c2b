// The n-grams of words as fastText numbers them, and their vectors.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace calque {

struct NgramOptions {
  std::int32_t shortest = 0;  // in characters
  std::int32_t longest = 0;   // 0: no n-grams
  std::uint32_t buckets = 0;  // that n-grams are hashed into
};

// Calls use(bucket) for each n-gram of `word` ("<" and ">" are put around it), in fastText's order:
// by where they begin, then by length. Each one's hash goes on from that of the one before it.
template <typename Use>
void for_each_ngram(std::string_view word, const NgramOptions& options, Use use) {
  const std::size_t size = word.size() + 2;
  const auto byte = [&](std::size_t i) { return i == 0 ? '<' : i + 1 == size ? '>' : word[i - 1]; };
  const auto is_inside = [&](std::size_t i) {
    return (static_cast<unsigned char>(byte(i)) & 0xC0) == 0x80;
  };
  for (std::size_t begin = 0; begin < size; ++begin) {
    if (is_inside(begin)) continue;
    std::uint32_t hash = 2166136261U;  // FNV-1a over signed bytes
    std::size_t end = begin;
    for (std::int32_t length = 1; end < size && length <= options.longest; ++length) {
      do {
        hash ^= static_cast<std::uint32_t>(static_cast<std::int8_t>(byte(end)));
        hash *= 16777619U;
        ++end;
      } while (end < size && is_inside(end));
      const bool lone_end = length == 1 && (begin == 0 || end == size);
      if (length >= options.shortest && !lone_end) use(hash % options.buckets);
    }
  }
}

// The vectors of the n-grams that a pruned model kept, decoded once and found by two look-ups in
// some hundred kilobytes; the library asks a hash table twice for each. Immutable.
class NgramVectors {
 public:
  // `kept`: (bucket, row) of the model's file, `read(row, vector)` gives a row's `dimension`
  // floats.
  NgramVectors(const std::vector<std::pair<std::int32_t, std::int32_t>>& kept,
               std::uint32_t buckets, std::size_t dimension,
               const std::function<void(std::int32_t, float*)>& read);

  // The vector of a bucket; nullptr when the model has none.
  const float* find(std::uint32_t bucket) const {
    const Block& block = blocks_[bucket / 64];
    const std::uint64_t bit = std::uint64_t{1} << bucket % 64;
    if ((block.kept & bit) == 0) return nullptr;
    const auto place =
        block.before + static_cast<std::size_t>(std::popcount(block.kept & (bit - 1)));
    return vectors_.data() + place * dimension_;
  }

 private:
  struct Block {  // of 64 buckets
    std::uint64_t kept = 0;
    std::size_t before = 0;  // how many were kept in the blocks before
  };

  std::size_t dimension_;
  std::vector<Block> blocks_;
  std::vector<float> vectors_;  // by bucket
};

}  // namespace calque
