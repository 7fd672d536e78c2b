// The numbers of the aligner and the miner that are fitted, not chosen: models/weights/*.json,
// written by the scripts in bench/, which name the texts they were fitted on.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calque {

inline constexpr double calibration_knee = 6.0;  // score of a bead

struct AlignWeights {
  // Score of a bead.
  double tokens = 1.0;     // share of the token part
  double length = 0.7;     // share of the length part
  double rate = 0.8;       // of a token's rate to have its counterpart
  double token_cap = 4.0;  // most that one token can bring (natural logarithm, like the rest)
  double floor = -4.0;     // least that a bead's score can fall to
  double cap = 25.0;       // most that it can rise to
  // Where there are sentence vectors: the share of their part, and its bounds.
  double vectors = 1.0;
  double vector_floor = -2.0;
  double vector_cap = 25.0;
  double crossing = 6.0;     // price of a 2-2 whose corners fit in order, a deviation of strangers
  double absorption = 60.0;  // what a merge gains by raising the cosine
  double across = 0.0;       // gain of a 2-2 whose corners fit crosswise, the same
  // Prior probabilities, re-estimated from the text at hand.
  double one_to_two = 0.06;   // of 1-2 and of 2-1 beads
  double one_step = 1.7;      // log of the price of each further segment of 1-n and n-1
  double two_to_two = 0.004;  // of 2-2
  double two_to_three = 0.0008;
  double gap_open = 0.02;
  double gap_continue = 0.4;
  // Log odds of a bead's being exactly right: offset + slope * score, the slope being another one
  // above calibration_knee, and more for its shape and for each gap beside it.
  double calibration_offset = 0.0;
  double calibration_slope = 1.0;
  double calibration_high_slope = 1.0;
  double calibration_three = 0.0;   // beads of three segments
  double calibration_larger = 0.0;  // beads of more
  double calibration_gap = 0.0;
};

// The members by name, for reading and fitting.
using AlignWeightMember = std::pair<std::string_view, double AlignWeights::*>;
std::span<const AlignWeightMember> align_weight_members();

// Logistic regression over the features of pair_features.h.
struct MineWeights {
  double bias = 0.0;
  std::vector<std::pair<std::string, double>> features;  // by name; the others weigh nothing
  double cut = 0.5;              // links below are not given, unless asked for
  double growth = 0.02;          // a neighbouring segment must raise the score by this
  double equivalent_from = 0.6;  // score from which a link is graded equivalent
  double translation_from = 0.85;
};

// The fitted weights that are compiled in. Thread-safe.
const AlignWeights& default_align_weights();              // align.json
const AlignWeights& default_align_weights_vectors();      // align-vectors.json
const MineWeights& default_mine_weights();                // mine.json
const MineWeights& default_mine_weights_vectors();        // mine-vectors.json
const MineWeights& default_mine_lists_weights_vectors();  // mine-lists-vectors.json: lists of lines

}  // namespace calque
