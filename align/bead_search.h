// The best monotonic sequence of beads through a band.
#pragma once

#include <array>
#include <vector>

#include "align/band.h"
#include "align/bead_scorer.h"
#include "align/search_limits.h"

namespace calque {

inline constexpr std::size_t largest_bead_side = 5;

// Log probabilities of what comes next on the way through two texts.
struct BeadPriors {
  explicit BeadPriors(const AlignWeights& weights);

  // [source segments - 1][target segments - 1], given that the next step is no gap.
  std::array<std::array<double, largest_bead_side>, largest_bead_side> match;
  double gap_open;      // a gap of a given side begins
  double gap_continue;  // it goes on, so that a missing passage costs less than its sentences apart

  static bool allowed(std::size_t a, std::size_t b, std::size_t largest_side);
};

struct Bead {
  std::size_t source_begin = 0;
  std::size_t source_end = 0;  // exclusive; a gap has one empty side
  std::size_t target_begin = 0;
  std::size_t target_end = 0;
  double score = 0.0;        // log likelihood ratio of its content; 0 for a gap
  bool is_blank = false;     // segments without tokens, linked by their place alone
  bool is_pinned = false;    // placed by a person
  bool is_crossing = false;  // out of the order of the others

  bool has_source() const { return source_begin < source_end; }
  bool has_target() const { return target_begin < target_end; }
  bool is_gap() const { return !has_source() || !has_target(); }
};

// Viterbi search; time and memory in proportion to the band's cells. The beads cover both texts.
// A gap is one segment long; missing passages are several gaps in a row.
// The band and the limits number the segments from `origin` on, the beads and the scorer from the
// beginning of the documents. The points of the limits lie in the band.
std::vector<Bead> find_best_beads(BeadScorer& scorer, const Band& band, const BeadPriors& priors,
                                  std::size_t largest_side, const SearchLimits& limits = {},
                                  GridPoint origin = {});

// The priors with their probabilities re-estimated from a path and from beads that are known
// beside it, the given ones as prior counts.
BeadPriors fit_priors(const BeadPriors& priors, const std::vector<Bead>& path,
                      const std::vector<Bead>& known = {});

}  // namespace calque
