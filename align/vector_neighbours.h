// The nearest segments of two texts by their vectors, in both directions.
#pragma once

#include <cstdint>
#include <vector>

#include "align/segment_vectors.h"

namespace calque {

struct Neighbour {
  std::uint32_t segment = 0;
  float cosine = -1.0F;
};

// Exact; time in proportion to the product of the sizes. Nothing without vectors.
// Margins as in Artetxe and Schwenk, "Margin-based parallel corpus mining with multilingual
// sentence embeddings", 2019, as a difference.
class VectorNeighbours {
 public:
  static constexpr std::size_t kept = 5;

  VectorNeighbours() = default;
  // Only segments marked usable are anybody's neighbours.
  VectorNeighbours(const SegmentVectors& source, const std::vector<bool>& source_usable,
                   const SegmentVectors& target, const std::vector<bool>& target_usable);

  bool empty() const { return of_source_.empty(); }
  // Best first; at most `kept`.
  const std::vector<Neighbour>& of_source(std::size_t segment) const { return of_source_[segment]; }
  const std::vector<Neighbour>& of_target(std::size_t segment) const { return of_target_[segment]; }
  // Mean cosine of a segment's neighbours: how near it is to whatever there is.
  double source_background(std::size_t segment) const { return mean(of_source_[segment]); }
  double target_background(std::size_t segment) const { return mean(of_target_[segment]); }

 private:
  static double mean(const std::vector<Neighbour>& neighbours);

  std::vector<std::vector<Neighbour>> of_source_;
  std::vector<std::vector<Neighbour>> of_target_;
};

}  // namespace calque
