// Passages that stand elsewhere in the other text.
#pragma once

#include <vector>

#include "align/bead_search.h"
#include "align/text_model.h"
#include "align/tokens.h"
#include "align/weights.h"

namespace calque {

// Beads among the segments that `beads` (over the whole documents, in order) leaves as gaps on both
// sides: runs of neighbouring gaps are set against each other where their words fit, and aligned
// monotonically among themselves. The beads lie across the order of the others; their score is
// lowered by the price of being out of place. No segment is used twice. Deterministic.
std::vector<Bead> find_moved(const std::vector<Bead>& beads, const TokenizedDocument& source,
                             const TokenizedDocument& target, const TextModel& model,
                             const AlignWeights& weights, std::size_t largest_side);

}  // namespace calque
