// Whether a sentence ends at a stop.
#pragma once

#include <cstddef>
#include <vector>

#include "langid/stops.h"

namespace calque {

// Judges one stop of `block` with what stands around it; `sentence` is where the sentence so far
// begins, `around` holds the enclosures that `stop.begin` is in, `capitals` is has_capitals(block).
// Looks at a bounded number of bytes. Thread-safe. The order of the rules: docs/segmentation.md.
bool ends_sentence(const BlockText& block, bool capitals, const Stop& stop, std::size_t sentence,
                   const std::vector<Enclosure>& around);

// Whether the block is written with capitals, so that a small letter says that no sentence begins.
bool has_capitals(const BlockText& block);

}  // namespace calque
