#include "embed/packed_vectors.h"

#include <algorithm>
#include <cmath>

namespace calque {
namespace {

std::span<const float> values_of(const SentenceVectors& vectors, std::size_t begin,
                                 std::size_t count) {
  return std::span(vectors.values).subspan(begin * vectors.dimension, count * vectors.dimension);
}

template <typename Vectors>
void append_weights(Vectors& to, const SentenceVectors& from, std::size_t begin,
                    std::size_t count) {
  const auto first = from.weights.begin() + static_cast<std::ptrdiff_t>(begin);
  to.weights.insert(to.weights.end(), first, first + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

PackedVectors::PackedVectors(const SentenceVectors& vectors) {
  append_rows(*this, vectors, 0, vectors.rows());
}

void pack(std::span<const float> row, std::span<std::int16_t> packed) {
  for (std::size_t d = 0; d < row.size(); ++d) {
    const float value = std::clamp(row[d] * packed_one, -packed_one, packed_one);
    // To the nearest, halves away from zero; std::lround() is many times slower.
    packed[d] = static_cast<std::int16_t>(value + std::copysign(0.5F, value));
  }
}

void unpack(std::span<const std::int16_t> packed, std::span<float> row) {
  for (std::size_t d = 0; d < row.size(); ++d)
    row[d] = static_cast<float>(packed[d]) * (1.0F / packed_one);
}

void append_rows(PackedVectors& to, const SentenceVectors& from, std::size_t begin,
                 std::size_t count) {
  to.dimension = from.dimension;
  const auto values = values_of(from, begin, count);
  const std::size_t size = to.values.size();
  to.values.resize(size + values.size());
  pack(values, std::span(to.values).subspan(size));
  append_weights(to, from, begin, count);
}

void append_rows(SentenceVectors& to, const SentenceVectors& from, std::size_t begin,
                 std::size_t count) {
  to.dimension = from.dimension;
  const auto values = values_of(from, begin, count);
  to.values.insert(to.values.end(), values.begin(), values.end());
  append_weights(to, from, begin, count);
}

}  // namespace calque
