// A quick look for the way through two long texts, before the search proper.
#pragma once

#include <vector>

#include "align/band.h"
#include "align/lexicon.h"
#include "align/tokens.h"

namespace calque {

// Points of the plane that the texts' shared words fix: for each source segment the one target
// segment in the band whose words fit clearly best, the heaviest rising chain of these, less those
// that no neighbour confirms. With (0, 0) and (n, m) at its ends. Time in proportion to the words
// and their partners within the band; words that are frequent there are passed over.
std::vector<GridPoint> coarse_path(const TokenizedDocument& source, const TokenizedDocument& target,
                                   const Lexicon& lexicon, const Band& band);

// For each source segment whose words fit one target segment clearly best, that pair, with its lead
// as weight; by source segment.
std::vector<WeightedPoint> clear_matches(const TokenizedDocument& source,
                                         const TokenizedDocument& target, const Lexicon& lexicon);

}  // namespace calque
