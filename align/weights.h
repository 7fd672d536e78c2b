// The numbers of the aligner and the miner that are fitted, not chosen (models/weights.json, written
// by the scripts in bench/).
#pragma once

#include <string_view>
#include <vector>

namespace calque {

struct AlignWeights {
  double tokens = 1.0;        // of the token part of a bead's score
  double length = 1.0;        // of the length part
  double rate = 0.8;          // of a token's rate to have its counterpart
  double token_cap = 4.0;     // most that one token can bring
  double floor = -4.0;        // least that a bead's score can fall to
  double cap = 25.0;          // most that it can rise to
  double calibration_slope = 1.0;  // of the log odds of a bead's posterior probability
  double calibration_offset = 0.0;
};

const AlignWeights& align_weights();

}  // namespace calque
