// A second look at the borders between beads: where a part of a sentence is told in the other
// side's next sentence, the two beads are one.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "align/aligner.h"
#include "align/bead_search.h"
#include "align/search_rounds.h"
#include "text/document.h"

namespace calque {

// A border between a bead and the next, and what is known of it.
struct DoubtfulBorder {
  std::size_t bead = 0;  // the one before it
  BorderFeatures features{};
};

// The borders between neighbouring beads that are worth a look (`weights.least_doubt`), by what the
// lengths and the vectors of whole sentences say; pinned and blank beads and gaps have none.
// Clauses beside them are encoded, those of some thousand borders in one go. Throws what the
// encoder does. Time in proportion to the beads.
std::vector<DoubtfulBorder> doubtful_borders(const std::vector<Bead>& beads, const Texts& texts,
                                             const Document& source, const Document& target,
                                             const BorderWeights& weights,
                                             const PartEncoder& encode);

// `beads` without the borders that are probably none, the likeliest first; how often the text has
// such is estimated from its own. `may_merge` is asked for each bead that would be; its sides are
// never larger than `largest_side`.
std::vector<Bead> without_false_borders(const std::vector<Bead>& beads,
                                        const std::vector<DoubtfulBorder>& borders,
                                        const BorderWeights& weights, std::size_t largest_side,
                                        const std::function<bool(const Bead&)>& may_merge);

}  // namespace calque
