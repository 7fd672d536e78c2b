// Sentences of one block in one language: ICU's boundaries, then our own pass over them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "langid/rules.h"
#include "text/range.h"

namespace calque {

// Ranges of the sentences of `block`, a part of `text`, trimmed and in order. `lang` is BCP 47
// ("und" for ICU's root rules); its rule list (models/rules/LANG.rules) is used where there is one.
// Thread-safe. Source: UAX #29 and docs/segmentation.md.
std::vector<ByteRange> split_sentences(std::string_view text, ByteRange block,
                                       const std::string& lang);

// The same by other rules than the built-in ones.
std::vector<ByteRange> split_sentences(std::string_view text, ByteRange block,
                                       const std::string& lang, const SegmentationRules& rules);

}  // namespace calque
