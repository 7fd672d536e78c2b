// Whether a full stop ends a sentence or only an abbreviation, an initial, an ordinal.
#pragma once

#include "langid/stops.h"

namespace calque {

// `stop` is a single full stop (or the "!" of a name) without closing marks, `next` what follows
// it. `sentence` is where the sentence begins. Looks at the word before the
// stop and the one behind it, at most 40 bytes each.
bool full_stop_ends_sentence(const BlockText& block, const Stop& stop, std::size_t sentence,
                             const NextWord& next);

}  // namespace calque
