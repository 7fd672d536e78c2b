// Names that one text shows by their capitals, found by their sounds in the script of the other.
#pragma once

#include <vector>

#include "align/anchors/anchor.h"
#include "text/document.h"

namespace calque {

// Adds anchors of kind `entity` for names of one document that the other writes in another script:
// in scripts without capitals (Han, kana, Hangul, Arabic, Hebrew, Devanagari, Thai, ...) and where
// a capital says nothing (first in a sentence). Their key is the name's, so that compare_entities()
// finds them equal; their weight follows from how alike they sound and how often both occur.
// Cognates and entities of unknown names that they cover are taken out. Both directions are done;
// between two scripts without capitals, or within one script, nothing is. The order of segments
// does not matter. `anchors`: as find_anchors() gave them, and again sorted by range.
// Deterministic, thread-safe, linear in the length of the texts; names beyond the first 4,000 words
// are left out. The method is in docs/alignment.md, "Names across scripts".
void project_names(const Document& source, std::vector<std::vector<Anchor>>& source_anchors,
                   const Document& target, std::vector<std::vector<Anchor>>& target_anchors);

// Whether project_names() could add any: not where both texts are in Latin letters.
bool may_project_names(const Document& source, const Document& target);

}  // namespace calque
