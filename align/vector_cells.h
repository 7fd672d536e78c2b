// Cells of vectors that lie near each other, so that neighbours are looked for in a few of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace calque {

// Spherical k-means over a sample (an inverted file, as in Jégou, Douze and Schmid, "Product
// quantization for nearest neighbor search", 2011, without the quantisation). Immutable once made;
// deterministic.
class VectorCells {
 public:
  // `sample`: vectors of length 1; at least one.
  VectorCells(std::span<const float* const> sample, std::size_t dimension, std::size_t cells);

  std::size_t size() const { return count_; }
  // The nearest `probes` cells of each vector, one vector's after another's, nearest first.
  std::vector<std::uint32_t> nearest(std::span<const float* const> vectors,
                                     std::size_t probes) const;

 private:
  void move_to_means(std::span<const float* const> sample);

  std::size_t dimension_;
  std::size_t count_;
  std::vector<float> centres_;
};

}  // namespace calque
