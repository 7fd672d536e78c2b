// The words that a link rests on, for people to see.
#pragma once

#include <span>
#include <vector>

#include "align/lexicon.h"
#include "align/link.h"
#include "align/tokens.h"

namespace calque {

// Pairs of words of the segments that the lexicon holds for translations, the most telling first,
// at most `most`, each word once, none that overlaps `anchors`. Kind `term` for a dictionary's
// pairs, else `lexicon`; weight 0..1. Thread-safe.
std::vector<Evidence> find_word_evidence(const TokenizedDocument& source,
                                         std::span<const std::size_t> source_segments,
                                         const TokenizedDocument& target,
                                         std::span<const std::size_t> target_segments,
                                         const Lexicon& lexicon,
                                         const std::vector<Evidence>& anchors, std::size_t most);

}  // namespace calque
