// The default model as OpenVINO's own network.
#pragma once

#include <string>

#include "embed/e5_weights.h"
#include "embed/encoder.h"
#include "embed/npy.h"

namespace calque {

// Writes `path` (.xml) and the .bin beside it: inputs input_ids and attention_mask (i64, rows of
// one length), output mean (the mean of the last layer over the tokens that the mask keeps; not
// normalised). The weights stay in 4 bits, with the scales as they are. Throws ModelError when
// OpenVINO fails, and in a build without it.
void save_e5_graph(const E5WeightsFile& weights, const std::string& path);

// The last layer's state of each of the pieces `first` to `first + count - 1`, alone between the
// marks that begin and end an input; one row a piece. Progress counts pieces. Throws ModelError as
// save_e5_graph() does.
Matrix e5_piece_states(const E5WeightsFile& weights, std::size_t first, std::size_t count,
                       const EncodeOptions& options);

}  // namespace calque
