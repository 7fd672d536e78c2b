// Networks run by OpenVINO: its own form (.xml with .bin) and ONNX.
#pragma once

#include <memory>
#include <string>

#include "embed/batch_model.h"

namespace calque {

enum class Pooling {
  mean,   // of the last layer over the tokens
  first,  // the last layer's first token
  none,   // the network has one vector a row already
};

struct NetworkFile {
  std::string path;                 // .xml or .onnx
  std::string output;               // its name; empty: the first that fits
  Pooling pooling = Pooling::mean;  // does not matter for an output of one vector a row
  std::size_t dimension = 0;        // what is expected; 0: anything
};

bool has_openvino();

// Whether networks can be run.
enum class Networks {
  runnable,
  not_built,  // this is a build without OpenVINO
  no_avx2     // the processor lacks what OpenVINO needs
};
Networks networks_here();

// Prepared for `threads` calls at a time (0: one a processor). What is prepared is kept in the
// cache folder (embed/cache_folder.h), if it can be, and found there the next time. Throws
// ModelError when the network is missing, damaged or of another kind, and in a build without
// OpenVINO.
std::unique_ptr<BatchModel> load_network(const NetworkFile& file, std::size_t threads);

}  // namespace calque
