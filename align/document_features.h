// What is known of a pair of documents: the features that the score of document matching is fitted
// on, and the anchors that speak for it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "align/collection.h"
#include "align/document_candidates.h"
#include "align/document_links.h"
#include "align/link.h"

namespace calque {

enum DocumentFeature : std::uint8_t {
  // Where there are sentence vectors, 0 else. The first three tell little in small collections,
  // whose means are those of a few documents, and are scaled down there.
  document_vector_feature,         // cosine of the documents' vectors
  document_vector_row_feature,     // the same less that of the source's best other partner
  document_vector_column_feature,  // less that of the target's
  passage_share_feature,           // DocumentLinks
  passage_likeness_feature,
  passage_best_feature,
  passage_contrast_feature,
  passage_order_feature,
  // Of words and anchors; sums weighed by rarity, saturating at 1.
  document_words_feature,  // DocumentPair::words
  document_name_feature,
  document_amount_feature,
  document_time_feature,
  document_url_feature,
  document_cognate_feature,
  document_quote_feature,
  document_cover_feature,   // share of the facts of the side with fewer that the other has too
  number_cover_feature,     // the same of numbers and dates
  number_conflict_feature,  // both sides have telling numbers, and none is shared
  anchor_order_feature,     // share of the shared anchors that keep the order
  document_length_feature,  // |log| of the ratio of lengths
  short_document_feature,   // how few sentences the shorter side is, 0..1
  few_documents_feature,    // how small the smaller collection is, 0..1
  document_features
};

using DocumentFeatures = std::array<double, document_features>;

std::string_view name(DocumentFeature feature);

struct ComparedDocuments {
  std::size_t source = 0;
  std::size_t target = 0;
  DocumentFeatures features{};
  std::vector<Evidence> evidence;  // anchors that both hold, the most telling first
  std::size_t links = 0;           // passages (by vectors), else anchors, that keep the order
};

// `vectors`: the nearest by vectors, from which the leads are taken; may be empty. Thread-safe.
ComparedDocuments compare_documents(const Collection& source, const Collection& target,
                                    const DocumentPair& pair, const NearestDocuments& vectors);

}  // namespace calque
