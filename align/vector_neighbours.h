// The nearest segments of two texts by their vectors, in both directions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/segment_vectors.h"

namespace calque {

struct Neighbour {
  std::uint32_t segment = 0;
  float cosine = -1.0F;
};

// Of one segment: best first, of equals the first.
using Neighbours = std::vector<Neighbour>;

// So many are kept: four outside any passage of three segments.
inline constexpr std::size_t most_neighbours_kept = 7;

// Puts it among the best, if it is one of so many.
void keep_nearest(Neighbours& best, const Neighbour& neighbour);

// Mean cosine of the best so many outside a passage; 0 where there is none.
double mean_outside(const Neighbours& neighbours, std::span<const std::size_t> passage,
                    std::size_t most = 4);

// Exact while the product of the sizes is at most `exact_products`; above, a segment looks for its
// neighbours in the cells that lie nearest to it (vector_cells.h), and a few are not found. Nothing
// without vectors.
// Margins as in Artetxe and Schwenk, "Margin-based parallel corpus mining with multilingual
// sentence embeddings", 2019, as a difference.
class VectorNeighbours {
 public:
  static constexpr std::size_t exact_products = 400'000'000;
  using Segments = std::span<const std::size_t>;

  VectorNeighbours() = default;
  // Only segments marked usable are anybody's neighbours.
  VectorNeighbours(const SegmentVectors& source, const std::vector<bool>& source_usable,
                   const SegmentVectors& target, const std::vector<bool>& target_usable,
                   std::size_t exact = exact_products);

  bool empty() const { return of_source_.empty(); }
  const Neighbours& of_source(std::size_t segment) const { return of_source_[segment]; }
  const Neighbours& of_target(std::size_t segment) const { return of_target_[segment]; }
  // Cosine of the segment's best neighbour outside a passage; 0 where there is none.
  double best_of_source(std::size_t segment, Segments outside) const;
  double best_of_target(std::size_t segment, Segments outside) const;
  // Mean cosine of its four best outside a passage: how near it is to whatever there is.
  double source_background(std::size_t segment, Segments outside) const;
  double target_background(std::size_t segment, Segments outside) const;
  bool mutual(std::size_t source, std::size_t target) const;
  // Of the cosines of segments with their second nearest, which is seldom a translation.
  double stranger_mean() const { return stranger_mean_; }
  double stranger_deviation() const { return stranger_deviation_; }  // above 0

 private:
  // Usable segments and where their vectors lie.
  struct Side {
    std::vector<std::uint32_t> segments;
    std::vector<const float*> places;

    Side() = default;
    Side(const SegmentVectors& vectors, const std::vector<bool>& usable);
    Side select(std::span<const std::uint32_t> some) const;
  };

  void compare(const Side& rows, const Side& columns, std::size_t dimension);
  void compare_by_cells(const Side& rows, const Side& columns, std::size_t dimension);
  void measure_strangers();

  std::vector<Neighbours> of_source_;
  std::vector<Neighbours> of_target_;
  double stranger_mean_ = 0.0;
  double stranger_deviation_ = 1.0;
};

}  // namespace calque
