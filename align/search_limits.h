// What a person's decisions leave open to the search.
#pragma once

#include <cstddef>
#include <vector>

#include "align/chain.h"
#include "align/forbidden.h"

namespace calque {

// In the numbering of the searched segments. Default: no limits.
struct SearchLimits {
  std::vector<GridPoint> passed;  // every path runs through these points; ascending
  // [grid row], [grid column]: no bead may stretch across; empty: none.
  std::vector<bool> source_breaks;
  std::vector<bool> target_breaks;
  ForbiddenPairs forbidden;

  // Whether a bead of the segments [i - a, i) and [j - b, j) is allowed.
  bool allow(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const;
};

}  // namespace calque
