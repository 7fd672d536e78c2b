// Parallel documents: every segment of both sides in exactly one bead, in order.
#pragma once

#include <vector>

#include "align/link.h"
#include "align/weights.h"
#include "text/document.h"

namespace calque {

struct AlignOptions {
  std::size_t largest_side = 4;  // most segments on one side of a bead, 1 to 5
  AlignWeights weights = default_align_weights();
};

// Beads ordered by their first source segment; a gap holds exactly one segment and an empty side.
// Time and memory grow linearly with the length. Both documents must be segmented. Deterministic;
// thread-safe. The method is in docs/alignment.md.
std::vector<Link> align(const Document& source, const Document& target,
                        const AlignOptions& options = {});

}  // namespace calque
