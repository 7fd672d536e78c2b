// Vectors centred on what is linked: most of two texts that are mined may have no counterpart, and
// what they tell of moves their means apart.
#pragma once

#include <vector>

#include "align/segment_vectors.h"

namespace calque {

// Takes the mean of the segments that are probably linked off each side: the half with the larger
// margins of those that are each other's nearest, twice in a row. Then shrinks the directions in
// which the two sides of a link differ, as within-class covariance normalisation does. The fewer
// links there are, the less is done. Measured on samples where the texts are long.
void centre_on_links(SegmentVectors& source, const std::vector<bool>& source_usable,
                     SegmentVectors& target, const std::vector<bool>& target_usable);

}  // namespace calque
