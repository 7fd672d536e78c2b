// Two documents set against each other, passage by passage: what of them seems to say the same.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "align/collection.h"

namespace calque {

struct DocumentLinks {
  // Pairs of passages that are each other's nearest, in an order that both documents keep; as
  // segments of the documents, the first of each passage.
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  double share = 0.0;     // of both documents' weight that stands in them, mean of the sides, 0..1
  double likeness = 0.0;  // the same, each passage counting by its cosine
  double best = 0.0;      // mean cosine of every passage with its nearest, of both sides
  double contrast = 0.0;  // that less the mean of all cosines
  double order = 0.0;     // share of the nearest pairs (by cosine) that keep the order
};

// By the vectors of the collections; nothing without. Long documents are compared by passages of
// several segments, so that time and memory are bounded.
DocumentLinks link_documents(const Collection& source, std::size_t source_document,
                             const Collection& target, std::size_t target_document);

}  // namespace calque
