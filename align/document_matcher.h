// Collections of documents: which of one are translations, or tell of the same, as which of the
// other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/collection.h"
#include "align/dictionary.h"
#include "align/document_features.h"
#include "align/weights.h"
#include "embed/encoder.h"
#include "text/document.h"

namespace calque {

struct MatchOptions {
  std::optional<double> min_score;      // pairs below are left out; unset: the fitted cut
  bool one_to_one = true;               // no document is in two pairs
  bool names = false;                   // documents' ids are hints: "a/news-12.fr.txt"
  std::optional<MatchWeights> weights;  // unset: the fitted ones, with vectors or without
  Dictionary dictionary;                // added to what spelling teaches
  // One for each document, with a vector a segment, all from one encoder. None at all without.
  std::vector<SentenceVectors> source_vectors;
  std::vector<SentenceVectors> target_vectors;
  ForEach for_each;  // empty: one after the other

  bool has_vectors() const { return !source_vectors.empty() && !target_vectors.empty(); }
  const MatchWeights& weights_in_use() const;
};

struct DocumentMatch {
  std::size_t source = 0;  // index
  std::size_t target = 0;
  double score = 0.0;              // 0..1, calibrated: how probable it is that the pair is right
  std::size_t links = 0;           // passages, or anchors, that link the two in order
  std::vector<Evidence> evidence;  // anchors that both hold, the most telling first
};

// Best first, ties by source and target. A document may have no counterpart. Deterministic,
// whatever for_each does; thread-safe. Time grows with the length of the texts, and the comparison
// of documents' vectors and words with the product of the collections' sizes. Memory: all texts'
// tokens and vectors. The method is in docs/matching.md.
std::vector<DocumentMatch> match_documents(std::span<const Document> sources,
                                           std::span<const Document> targets,
                                           const MatchOptions& options = {});

// A pair among its rivals, for the second regression.
enum RivalFeature : std::uint8_t {
  pair_rival_feature,  // log odds of the pair alone
  row_rival_feature,   // less those of the source's best other partner; 0 without another document
  column_rival_feature,  // less those of the target's
  alone_rival_feature,   // 1 where a side has one document, so that there is nothing to choose from
  hint_rival_feature,    // how alike the names are, where they are hints
  rival_features
};
using RivalFeatures = std::array<double, rival_features>;
std::string_view name(RivalFeature feature);

struct ScoredDocuments : ComparedDocuments {
  RivalFeatures rivals{};
  double score = 0.0;
};

// All candidates, by source and target, before any is chosen. What match_documents() chooses from,
// and what its weights are fitted on.
std::vector<ScoredDocuments> score_documents(std::span<const Document> sources,
                                             std::span<const Document> targets,
                                             const MatchOptions& options);

}  // namespace calque
