// The default model as OpenVINO's own network.
#pragma once

#include <string>

#include "embed/e5_weights.h"

namespace calque {

// Writes `path` (.xml) and the .bin beside it: inputs input_ids and attention_mask (i64, rows of one
// length), output mean (the mean of the last layer over the tokens that the mask keeps; not
// normalised). The weights stay in 4 bits, with the scales as they are. Throws ModelError when
// OpenVINO fails, and in a build without it.
void save_e5_graph(const E5WeightsFile& weights, const std::string& path);

}  // namespace calque
