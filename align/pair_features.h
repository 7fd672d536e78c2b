// What the miner knows of two passages: the features that its score is fitted on.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/evidence.h"
#include "align/lexicon.h"
#include "align/tokens.h"
#include "text/document.h"

namespace calque {

enum PairFeature : std::uint8_t {
  cosine_feature,      // rarity-weighted overlap of the tokens, 0..1
  row_margin_feature,  // cosine less that of the source's next best targets
  column_margin_feature,
  quote_feature,   // strength of the best pair of quotations
  entity_feature,  // sum of the evidence of names, countries and acronyms, saturating
  number_feature,  // the same for numbers and dates
  cognate_feature,
  url_feature,
  cover_feature,     // share of the smaller side's anchors that found a partner
  conflict_feature,  // both sides have telling numbers, and none is shared
  length_feature,    // |log| of the ratio of lengths
  short_feature,     // few tokens on the shorter side
  heading_feature,   // one side is a heading, the other is not
  position_feature,  // distance of the relative places in their documents
  pair_features
};

using PairFeatures = std::array<double, pair_features>;

std::string_view name(PairFeature feature);

// One document made ready for mining. Immutable once made.
struct MiningSide {
  explicit MiningSide(const Document& document);

  const Document* document;
  AnchorIndex anchors;
  TokenizedDocument tokens;
  std::vector<bool> usable;    // [segment]: neither boilerplate, nor empty, nor seen before
  std::vector<double> rarity;  // [token type]: inverse document frequency
};

using Passage = std::span<const std::size_t>;  // neighbouring segments, ascending

// Compares passages of one document with passages of another. Holds references; thread-safe after
// construction.
class PairComparer {
 public:
  PairComparer(const MiningSide& source, const MiningSide& target);

  // Candidates: pairs of single segments worth a closer look, in order; those whose cosine is among
  // the best of their row or column.
  struct Candidate {
    std::size_t source;
    std::size_t target;
    double cosine;
  };
  const std::vector<Candidate>& candidates() const { return candidates_; }

  PairFeatures features(Passage source, Passage target,
                        const std::vector<Evidence>& evidence) const;
  double cosine(Passage source, Passage target) const;

  const MiningSide& source() const { return source_; }
  const MiningSide& target() const { return target_; }

 private:
  void find_candidates();
  double type_weight(bool is_source, std::uint32_t type) const;

  const MiningSide& source_;
  const MiningSide& target_;
  Lexicon lexicon_;
  double scale_ = 1.0;                 // typical logarithm of target over source length
  std::vector<double> source_weight_;  // [type]
  std::vector<double> target_weight_;
  std::vector<double> source_norm_;  // [segment], squared
  std::vector<double> target_norm_;
  std::vector<Candidate> candidates_;
  std::vector<double> source_background_;  // [segment]: mean cosine of its next best partners
  std::vector<double> target_background_;
};

}  // namespace calque
