// Pairs of documents of two collections that are worth a closer look.
#pragma once

#include <compare>
#include <cstddef>
#include <span>
#include <vector>

#include "align/collection.h"
#include "align/lexicon.h"

namespace calque {

// Indices into the collections' documents, and how alike the two are by their words.
struct DocumentPair {
  std::size_t source = 0;
  std::size_t target = 0;
  double words = 0.0;  // cosine of rarity-weighted words that translate each other, 0..1
};

// A document's nearest on the other side.
struct NearDocument {
  std::size_t document = 0;
  double cosine = 0.0;
};

// The `most` nearest of every row (document of one side) and column (of the other) by the cosine of
// their vectors; best first, ties by index. Exact, in blocks. Nothing without vectors.
struct NearestDocuments {
  std::vector<std::vector<NearDocument>> of_source;
  std::vector<std::vector<NearDocument>> of_target;
};
NearestDocuments nearest_by_vectors(const Collection& source, const Collection& target,
                                    std::size_t most, const ForEach& for_each);

// The same by the words that the lexicon pairs, weighed by rarity, through an inverted index; words
// that thousands of documents hold propose nothing. Documents without a common word are not there.
NearestDocuments nearest_by_words(const Collection& source, const Collection& target,
                                  const Lexicon& lexicon, std::size_t most,
                                  const ForEach& for_each);

}  // namespace calque
