// Sentence vectors in half the room, for texts of a million sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "embed/encoder.h"

namespace calque {

// As SentenceVectors, each number as a 16-bit share of `packed_one`: off by at most 0.000016.
struct PackedVectors {
  std::size_t dimension = 0;
  std::vector<std::int16_t> values;  // rows() * dimension, row by row
  std::vector<float> weights;

  PackedVectors() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): they stand wherever packed ones are wanted
  PackedVectors(const SentenceVectors& vectors);

  std::size_t rows() const { return weights.size(); }
  bool empty() const { return weights.empty(); }
  std::span<const std::int16_t> row(std::size_t i) const {
    return std::span(values).subspan(i * dimension, dimension);
  }
};

// What stands for 1. The products of two rows of length 1 add up to less than 2^31, in any order.
inline constexpr float packed_one = 32767.0F;

// Numbers beyond -1 and 1 become these. Both of the same size.
void pack(std::span<const float> row, std::span<std::int16_t> packed);
void unpack(std::span<const std::int16_t> packed, std::span<float> row);

// Adds `count` rows of `from`, from `begin` on. Both of one dimension; an empty `to` takes that of
// `from`.
void append_rows(PackedVectors& to, const SentenceVectors& from, std::size_t begin,
                 std::size_t count);
void append_rows(SentenceVectors& to, const SentenceVectors& from, std::size_t begin,
                 std::size_t count);

}  // namespace calque
