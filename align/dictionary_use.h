// What a user's dictionary has to say about the texts at hand.
#pragma once

#include <cstddef>
#include <span>

#include "align/dictionary.h"
#include "text/document.h"

namespace calque {

struct DictionaryUse {
  std::size_t entries = 0;
  std::size_t too_long = 0;   // with more than eight words on a side: sentences, which are not used
  std::size_t matched = 0;    // the others that the texts can use
  std::size_t exchanged = 0;  // those that they could use if source and target were exchanged
};

// An entry can be used where the source holds a word of its source side and one of `targets` a word
// of its target side, as it stands or with another ending (as for the lexicon: docs/alignment.md).
// Time linear in the texts and, but for a logarithm, in the dictionary. Thread-safe.
DictionaryUse count_dictionary_use(const Dictionary& dictionary, const Document& source,
                                   std::span<const Document> targets);

}  // namespace calque
