// Sentence vectors of the two texts that are linked, made ready to be compared.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "embed/encoder.h"
#include "embed/packed_vectors.h"

namespace calque {

// Encodes parts of the texts' sentences as the sentences themselves were.
using PartEncoder = std::function<SentenceVectors(std::span<const std::string_view>)>;

// The vectors of a text's segments: the mean of their side taken off, of length 1 again. Copies
// share the values, which are numbers of 32 bits or packed. Empty where there is no encoder.
struct SegmentVectors {
  std::size_t dimension = 0;
  std::shared_ptr<const std::vector<float>> values;         // row by row; or
  std::shared_ptr<const std::vector<std::int16_t>> packed;  // the same, see PackedVectors
  std::vector<std::uint32_t> rows;                          // [segment] -> its row
  std::vector<float> weights;  // [segment] -> what it counts among several
  // [segment] -> how near it lies to what is no translation of it, less the usual: "Yes." and
  // bylines are near to everything. As a cosine.
  std::vector<float> nearness;
  std::shared_ptr<const std::vector<double>> mean;  // what was taken off

  bool empty() const { return rows.empty(); }
  // Of vectors that are not packed.
  std::span<const float> of(std::size_t segment) const {
    return std::span(*values).subspan(rows[segment] * dimension, dimension);
  }
  // Of packed ones.
  std::span<const std::int16_t> packed_of(std::size_t segment) const {
    return std::span(*packed).subspan(rows[segment] * dimension, dimension);
  }
  // Those of some of the segments, in the order given.
  SegmentVectors select(std::span<const std::size_t> segments) const;
};

// Both sides must have the same dimension. Vectors that are moved in are changed where they are.
// Why they are centred: docs/encoder.md.
std::pair<SegmentVectors, SegmentVectors> prepare_vectors(SentenceVectors source,
                                                          SentenceVectors target);
std::pair<SegmentVectors, SegmentVectors> prepare_vectors(PackedVectors source,
                                                          PackedVectors target);

// Other vectors of the same encoder, a segment each, as those of `text` were made ready; without
// nearness.
SegmentVectors centred_like(const SentenceVectors& vectors, const SegmentVectors& text);

// Of vectors of the same size.
float dot(std::span<const float> a, std::span<const float> b);

// The cosine of two segments; the vectors of both sides packed, or those of neither.
double cosine(const SegmentVectors& a, std::size_t i, const SegmentVectors& b, std::size_t j);

// Adds `factor` times the segment's vector.
void add_vector(const SegmentVectors& vectors, std::size_t segment, float factor,
                std::span<float> sum);

}  // namespace calque
