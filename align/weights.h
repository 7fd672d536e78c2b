// The numbers of the aligner, the miner and the matcher that are fitted, not chosen:
// models/weights/*.json, written by the scripts in bench/, which name the texts they were fitted
// on.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/bead_features.h"
#include "align/border_features.h"
#include "align/similarity_model.h"

namespace calque {

inline constexpr double calibration_knee = 6.0;  // score of a bead

// What makes one way through two texts better than another.
struct BeadWeights {
  BeadFeatures features{};
  // The text's own rates of beads count by `prior`, those of gaps by `gap_prior`; and so much is
  // added for the shape of a bead ([source segments - 1][target segments - 1]), for each segment
  // without counterpart, for one of no length beside that, and for the beginning and going on of a
  // gap.
  double prior = 1.0;
  double gap_prior = 1.0;
  std::array<std::array<double, SimilarityModel::largest_side>, SimilarityModel::largest_side>
      shapes{};
  double gap = 0.0;
  double gap_short = 0.0;
  double gap_begins = 0.0;
  double gap_goes_on = 0.0;
};

struct AlignWeights {
  AlignWeights();  // those of a plain likelihood ratio, for texts without vectors

  // The rounds in which the texts teach their words, lengths and rates take likelihood ratios: with
  // weights that were fitted to tell right from wrong, what they prefer would teach them to prefer
  // it more. The path that is given is found with the fitted ones.
  BeadWeights learning;
  BeadWeights path;
  double rate = 0.8;       // of a token's rate to have its counterpart
  double token_cap = 3.0;  // most that one token can bring (natural logarithm, like the rest)
  // First guesses of the rates, which are estimated from the text at hand.
  double one_to_two = 0.036;  // of 1-2 and of 2-1 beads
  double one_step = 0.78;     // log of the price of each further segment of 1-n and n-1
  double two_to_two = 0.001;  // of 2-2
  double two_to_three = 0.0003;
  double gap_open = 0.07;
  double gap_continue = 0.4;
  // Log odds of a bead's being exactly right: offset + slope * score, the slope being another one
  // above calibration_knee, and more for its shape and for each gap beside it.
  double calibration_offset = 0.0;
  double calibration_slope = 1.0;
  double calibration_high_slope = 1.0;
  double calibration_three = 0.0;   // beads of three segments
  double calibration_larger = 0.0;  // beads of more
  double calibration_gap = 0.0;
  std::optional<BorderWeights> borders;  // of the second look; none without vectors
};

// Reads them as the files have them: features and shapes ("2-1") by name, the others as they are
// called above, those of BeadWeights under "learning" and "path". What is not there keeps its
// default. Throws nlohmann::json::exception, std::out_of_range.
AlignWeights parse_align_weights(std::string_view json);

// Logistic regression over the features of pair_features.h.
struct MineWeights {
  double bias = 0.0;
  std::vector<std::pair<std::string, double>> features;  // by name; the others weigh nothing
  double cut = 0.5;              // links below are not given, unless asked for
  double growth = 0.02;          // a neighbouring segment must raise the score by this
  double grow_from = 1.0;        // pairs of this score are tried with neighbours, if below the cut
  double equivalent_from = 0.6;  // score from which a link is graded equivalent
  double translation_from = 0.85;
};

// As the files have them: features by name. What is not there keeps its default, but for the bias
// and the features. Throws nlohmann::json::exception.
MineWeights parse_mine_weights(std::string_view json);

// A logistic regression: log odds are the bias and the sum of weight times feature.
struct LogisticWeights {
  double bias = 0.0;
  std::vector<std::pair<std::string, double>> features;  // by name; the others weigh nothing
};

// Two of them: a pair of documents alone, by the features of document_features.h; and then among
// its rivals, by the features named in document_matcher.h.
struct MatchWeights {
  LogisticWeights pair;
  LogisticWeights rivals;
  double cut = 0.5;  // pairs below are not given, unless asked for
};

// As parse_mine_weights().
MatchWeights parse_match_weights(std::string_view json);

// The fitted weights that are compiled in. Thread-safe.
const AlignWeights& default_align_weights();              // align.json
const AlignWeights& default_align_weights_vectors();      // align-vectors.json
const AlignWeights& default_align_weights_static();       // align-static.json
const MineWeights& default_mine_weights();                // mine.json
const MineWeights& default_mine_weights_vectors();        // mine-vectors.json
const MineWeights& default_mine_weights_static();         // mine-static.json
const MineWeights& default_mine_lists_weights_vectors();  // mine-lists-vectors.json: lists of lines
const MatchWeights& default_match_weights();              // match.json
const MatchWeights& default_match_weights_vectors();      // match-vectors.json

}  // namespace calque
