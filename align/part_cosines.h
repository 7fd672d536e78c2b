// How near clauses and quotations of two articles' segments are to each other: sentences that tell
// the same fact in different frames may be far apart, while their parts are near.
#pragma once

#include <span>
#include <vector>

#include "align/mining_side.h"
#include "align/vector_neighbours.h"
#include "text/document.h"

namespace calque {

// Between two passages; a segment counts among its own parts.
struct PartNearness {
  double best = -1.0;  // the highest cosine of two parts
  ByteRange source;    // which they are
  ByteRange target;
  double source_cover = 0.0;  // the highest cosine of each part, the mean weighted by length
  double target_cover = 0.0;
};

// Holds references; thread-safe.
class PartCosines {
 public:
  using Passage = std::span<const std::size_t>;

  // All segments are compared with all; without vectors of parts none is.
  PartCosines(const MiningSide& source, const MiningSide& target);

  bool empty() const { return of_source_.empty(); }
  PartNearness between(Passage source, Passage target) const;
  // Mean of the segment's highest cosines with the four nearest segments outside a passage.
  double source_background(std::size_t segment, Passage outside) const {
    return mean_outside(of_source_[segment], outside);
  }
  double target_background(std::size_t segment, Passage outside) const {
    return mean_outside(of_target_[segment], outside);
  }

 private:
  const MiningSide& source_;
  const MiningSide& target_;
  std::vector<Neighbours> of_source_;  // [segment], by the highest cosine of two parts
  std::vector<Neighbours> of_target_;
};

}  // namespace calque
