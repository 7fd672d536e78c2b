// The pieces of a vocabulary as a tree of bytes, to find all that begin at a place of a text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace calque {

// Immutable once made; thread-safe.
class PieceTrie {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  PieceTrie() = default;
  // Pieces must be sorted bytewise, without doubles and not empty; piece i is called i.
  explicit PieceTrie(const std::vector<std::string_view>& pieces);

  // Calls found(length in bytes, piece) for each piece that `text` begins with, shortest first.
  template <typename Found>
  void each_prefix(std::string_view text, Found&& found) const {
    if (text.empty()) return;
    std::uint32_t node = roots_[static_cast<unsigned char>(text[0])];
    for (std::size_t length = 1; node != none; ++length) {
      if (pieces_[node] != none) found(length, pieces_[node]);
      if (length == text.size()) return;
      node = child(node, static_cast<unsigned char>(text[length]));
    }
  }

 private:
  std::uint32_t child(std::uint32_t node, unsigned char label) const {
    std::uint32_t begin = first_child_[node];
    std::uint32_t count = first_child_[node + 1] - begin;
    while (count > 8) {  // children are sorted by label
      const std::uint32_t half = count / 2;
      if (labels_[begin + half] <= label) {
        begin += half;
        count -= half;
      } else {
        count = half;
      }
    }
    for (std::uint32_t i = begin; i < begin + count; ++i) {
      if (labels_[i] == label) return i;
    }
    return none;
  }

  // Nodes lie level by level, so that the children of one lie together, in front of the next one's.
  std::array<std::uint32_t, 256> roots_{};
  std::vector<unsigned char> labels_;
  std::vector<std::uint32_t> first_child_;  // one more than nodes
  std::vector<std::uint32_t> pieces_;       // the piece that ends here, or none
};

}  // namespace calque
