// Pins turned into what the monotonic search needs: segments kept out of it, limits on it, and the
// beads that are put back afterwards.
#pragma once

#include <vector>

#include "align/bead_search.h"
#include "align/kept_segments.h"
#include "align/pins.h"
#include "align/search_limits.h"

namespace calque {

struct PinPlan {
  std::vector<bool> source_pinned;  // [segment]; empty without pins
  std::vector<bool> target_pinned;
  std::vector<Bead> in_order;  // pinned links that a monotonic alignment can hold, ascending
  std::vector<Bead> crossing;  // the others
};

// The pins must have passed check_pins(). Of links that cross each other, the set in order that
// covers the most segments is put in order.
PinPlan plan_pins(const std::vector<Pin>& pins, std::size_t source_segments,
                  std::size_t target_segments);

// Whether a path goes through the place of every link in order as it is.
bool keeps_to(const PinPlan& plan, const std::vector<Bead>& path, const KeptSegments& source,
              const KeptSegments& target);

// Takes out of the order what would cost a path, found without them, many good beads: links in
// order with each other that lie far from where the texts agree are passages that moved. A path
// that is poor where they lie gives way to them.
void give_way(PinPlan& plan, const std::vector<Bead>& path, const KeptSegments& source,
              const KeptSegments& target);

SearchLimits limits_of(const PinPlan& plan, const std::vector<Pin>& pins,
                       const KeptSegments& source, const KeptSegments& target);

}  // namespace calque
