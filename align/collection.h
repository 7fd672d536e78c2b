// One side of a matching of documents: all its documents, made ready to be compared with those of
// the other side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "align/evidence.h"
#include "align/segment_vectors.h"
#include "align/tokens.h"
#include "text/document.h"

namespace calque {

// Calls work(0) ... work(count - 1), each once, on as many threads as it likes.
using ForEach =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

// Immutable once made; thread-safe. Keeps a reference to the documents.
struct Collection {
  Collection(std::span<const Document> documents, const ForEach& for_each);
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;

  std::size_t size() const { return documents.size(); }
  // How rare an anchor is among the documents: 1 for what one of them holds, 0 for what all hold.
  double rarity(const Anchor& anchor) const;

  std::span<const Document> documents;
  std::vector<std::vector<std::vector<Anchor>>> anchors;  // [document][segment]
  // A "segment" a document: its tokens with ranges in the document's text.
  TokenizedDocument tokens;
  std::vector<double> lengths;  // [document]: of its text as English would need it, in characters
  std::vector<std::size_t> first;  // [document] -> its first segment among all; one more at the end
  // [segment among all]: one by the number of the documents that hold the very same sentence; 0 for
  // boilerplate and what is blank.
  std::vector<float> novelty;
  // [frequency_key()]: documents that hold it
  std::unordered_map<std::string, std::uint32_t> frequency;
  // Set where there is an encoder: of all segments; and of the documents, row by row, of length 1.
  SegmentVectors vectors;
  std::vector<float> document_vectors;

  std::span<const float> document_vector(std::size_t document) const {
    return std::span(document_vectors).subspan(document * vectors.dimension, vectors.dimension);
  }
};

// Gives both sides their vectors, one SentenceVectors a document: the mean of each side is taken
// off all sentences, and a document's vector is the mean of its sentences, weighted by length and
// novelty.
void set_vectors(Collection& source, std::span<const SentenceVectors> source_vectors,
                 Collection& target, std::span<const SentenceVectors> target_vectors);

// Adds tokens for the names that one side writes in another script than the other, so that they
// find each other; see project_names().
void add_projected_names(Collection& source, Collection& target);

}  // namespace calque
