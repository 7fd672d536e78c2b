// The part of the plane of (source segment, target segment) that an alignment is looked for in.
#pragma once

#include <cstddef>
#include <vector>

#include "align/chain.h"
#include "align/lexicon.h"
#include "align/tokens.h"

namespace calque {

// Row i (0 to the number of source segments, inclusive) holds the columns [begin[i], end[i]) of the
// grid points between segments: point (i, j) has i source and j target segments behind it. Rows
// overlap their neighbours, and (0, 0) and (n, m) are inside.
struct Band {
  std::vector<std::size_t> begin;
  std::vector<std::size_t> end;

  std::size_t rows() const { return begin.size(); }
  bool contains(std::size_t i, std::size_t j) const { return begin[i] <= j && j < end[i]; }
  std::size_t cells() const;
};

Band full_band(std::size_t source_segments, std::size_t target_segments);

// All points within `half_width` columns (and rows) of the polygon through `path`, which runs from
// (0, 0) to (n, m) and never falls.
Band band_around(const std::vector<GridPoint>& path, std::size_t half_width);
Band band_around(const std::vector<GridPoint>& path, const std::vector<std::size_t>& half_widths);

// Leaves in the band only what paths through all of `points` reach; they ascend and lie in the
// band. With `with_gaps`, a point may be reached and left by target gaps, along its row; else it is
// all that is left of its row.
void pass_through(Band& band, const std::vector<GridPoint>& points, bool with_gaps);

// A half width for each grid row: `least` and the distance between the points of `sure` around it,
// up to `most`. `sure` runs from (0, 0) to (n, m) and never falls.
std::vector<std::size_t> widths_between(const std::vector<GridPoint>& sure, std::size_t least,
                                        std::size_t most);

// Points that a rare token fixes: those of the heaviest rising chain of pairs of segments that
// share tokens which both documents hold once or twice only. With (0, 0) and (n, m) at its ends.
std::vector<GridPoint> anchor_points(const TokenizedDocument& source,
                                     const TokenizedDocument& target, const Lexicon& lexicon);

}  // namespace calque
