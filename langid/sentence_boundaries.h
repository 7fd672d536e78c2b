// Unicode's sentence boundaries, where our own rules start from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

// Where sentences end in `block`, a part of `text`, by UAX #29 as ICU has it for `lang` (BCP 47),
// in order; the last one is the block's end. Linear in the size of the block. Thread-safe.
//
// ICU's iterator is asked for languages with boundaries of their own alone; those of all others,
// and of Greek, are found some ten times faster by reading only what stands around the terminators.
std::vector<std::size_t> sentence_boundaries(std::string_view text, ByteRange block,
                                             const std::string& lang);

// The same where the marks of the block are known (langid/marks.h).
std::vector<std::size_t> sentence_boundaries(std::string_view text, ByteRange block,
                                             const std::string& lang,
                                             const std::vector<std::size_t>& marks);

// The same by ICU's iterator alone, for any language; empty when ICU has none.
std::vector<std::size_t> icu_sentence_boundaries(std::string_view text, ByteRange block,
                                                 const std::string& lang);

}  // namespace calque
