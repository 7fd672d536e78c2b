// What the miner knows of two passages: the features that its score is fitted on.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/evidence.h"
#include "align/lexicon.h"
#include "align/mining_side.h"
#include "align/part_cosines.h"
#include "align/rivals.h"
#include "align/vector_neighbours.h"
#include "text/document.h"

namespace calque {

enum PairFeature : std::uint8_t {
  cosine_feature,      // rarity-weighted overlap of the tokens, 0..1
  row_margin_feature,  // cosine less that of the source's next best targets
  column_margin_feature,
  quote_feature,   // strength of the best pair of quotations
  name_feature,    // sum of the evidence of names, countries and acronyms, saturating
  time_feature,    // the same for dates and bare years, which many facts share
  amount_feature,  // the same for other numbers
  cognate_feature,
  url_feature,
  cover_feature,     // share of the smaller side's anchors that found a partner
  conflict_feature,  // both sides have telling numbers, and none is shared
  missing_feature,   // share of the numbers of the side that has more, that found no partner
  length_feature,    // |log| of the ratio of lengths
  short_feature,     // few tokens on the shorter side
  heading_feature,   // one side is a heading, the other is not
  position_feature,  // distance of the relative places in their documents
  lead_feature,      // all evidence, less that of the best rival of either side, -1..1
  mutual_feature,    // each side is the other's best partner by cosine
  size_feature,      // logarithm of the documents' sizes: among more, more agrees by chance
  density_feature,   // how much of the documents seems to tell the same, up to a cap
  // Where there are sentence vectors; 0 else.
  vector_feature,  // cosine of the passages' vectors
  // In deviations of strangers, which are wider apart in some languages than in others:
  vector_height_feature,       // the cosine less the mean of strangers
  vector_row_feature,          // less the mean of the source's other neighbours
  vector_column_feature,       // less that of the target's
  vector_row_lead_feature,     // less that of the source's nearest other neighbour, up to a cap
  vector_column_lead_feature,  // less that of the target's
  vector_low_feature,          // the smaller of the margins over other neighbours
  vector_lead_low_feature,     // the smaller of those over the nearest other neighbours
  vector_mutual_feature,       // each side is the other's nearest
  // Of clauses and quotations, with the segments themselves among them; of whole segments where
  // there are no parts. The highest cosine of two:
  part_height_feature,       // less the mean of strangers
  part_row_feature,          // less the mean of the source's other neighbours
  part_column_feature,       // less that of the target's
  part_short_cover_feature,  // of each part of the shorter side, their mean; less that of strangers
  part_long_cover_feature,   // of the longer side
  context_feature,           // height of the passages before, or behind, whichever is more
  context_wide_feature,      // the highest of the two segments before and behind
  list_feature,  // both documents are lists of lines: neither place nor size nor density is
  pair_features
};

using PairFeatures = std::array<double, pair_features>;

std::string_view name(PairFeature feature);

using Passage = std::span<const std::size_t>;  // neighbouring segments, ascending

// Compares passages of one document with passages of another. Holds references; thread-safe after
// construction.
class PairComparer {
 public:
  PairComparer(const MiningSide& source, const MiningSide& target,
               const Dictionary& dictionary = {});

  // Candidates: pairs of single segments worth a closer look, in order; those whose cosine is among
  // the best of their row or column.
  struct Candidate {
    std::size_t source;
    std::size_t target;
    double cosine;
    std::vector<Evidence> evidence;
  };
  const std::vector<Candidate>& candidates() const { return candidates_; }

  PairFeatures features(Passage source, Passage target,
                        const std::vector<Evidence>& evidence) const;
  double cosine(Passage source, Passage target) const;

  const Lexicon& lexicon() const { return lexicon_; }
  const PartCosines& parts() const { return parts_; }
  const MiningSide& source() const { return source_; }
  const MiningSide& target() const { return target_; }

 private:
  double match_strength(std::uint32_t s, const Translation& translation) const;
  void find_candidates();
  void measure_lengths();
  void add_nearest(std::vector<Candidate>& all) const;
  void add_vector_features(Passage source, Passage target, PairFeatures& f) const;
  void add_part_features(Passage source, Passage target, PairFeatures& f) const;
  void add_context_features(Passage source, Passage target, PairFeatures& f) const;
  double deviations(double above_strangers) const;
  void weigh_candidates();
  struct Shared;
  Shared sum_up(const std::vector<Evidence>& evidence, Passage source, Passage target) const;
  double name_rarity(const Evidence& item, Passage source, Passage target) const;

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
  VectorNeighbours neighbours_;
  PartCosines parts_;
  Rivals rivals_;
  bool lists_ = false;
  double density_ = 0.0;
  double size_ = 0.0;  // logarithm of the number of usable segments, 0 for thirty
};

}  // namespace calque
