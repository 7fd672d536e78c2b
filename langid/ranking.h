// From scores of languages to identifications.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "langid/identifier.h"

namespace calque {

// Whether LanguageEvidence leaves any language possible.
bool speaks_for_any(const std::vector<double>& evidence);

// The `most` best languages with their probabilities (softmax of the scores, which are natural
// logarithms), most probable first, in the order of `languages` among equals. The script is that of
// `letters`; Chinese gets "Hans" or "Hant" where its characters say so.
std::vector<Identification> rank(const std::vector<std::string>& languages,
                                 const std::vector<double>& scores, std::string_view letters,
                                 std::size_t most);

// The first candidate, or "und" with the script of `text` when there is none, its
// probability is less than `least`, or the text may be nothing but names.
Identification first_or_unknown(const std::vector<Identification>& candidates,
                                std::string_view text, double least);

}  // namespace calque
