// The words of a text, by ICU's word boundaries (dictionaries for Chinese, Japanese, Thai, Khmer,
// Lao and Burmese).
#pragma once

#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

// Ranges of the words (letters, digits, ideographs) of `text`, in order, without punctuation and
// white space. Apostrophes split French elisions off: "l'infrastructure" is two words, and so does
// an English possessive. Thread-safe.
std::vector<ByteRange> find_words(std::string_view text);

}  // namespace calque
