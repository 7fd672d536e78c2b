// A model folder that is small enough to make for a test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "embed/e5_graph.h"
#include "embed/openvino_model.h"
#include "embed/sentencepiece_writer.h"
#include "support/e5_file.h"
#include "support/temporary_folder.h"

namespace calque {

inline std::vector<std::string> tiny_pieces() { return {"▁a", "▁b", "▁", "a", "b"}; }

inline nlohmann::json tiny_config() {
  return {{"dimension", 64},
          {"pooling", "none"},
          {"output", "mean"},
          {"vocab_size", 10},
          {"max_tokens", 40}};
}

// Folder `name` of `folder`: pieces of the letters a and b, random weights, 64 dimensions. Without
// OpenVINO its network is empty.
inline void write_tiny_encoder(const TemporaryFolder& folder, const std::string& name) {
  std::filesystem::create_directory(folder.path(name));
  const std::vector<std::string> texts = tiny_pieces();
  std::vector<ScoredPiece> pieces;
  for (const std::string& piece : texts) {
    pieces.push_back({piece, -1 - static_cast<float>(pieces.size())});
  }
  folder.write(name + "/sentencepiece.bpe.model", sentencepiece_model(pieces));
  folder.write(name + "/config.json", tiny_config().dump());
  if (!has_openvino()) {
    folder.write(name + "/model.xml", "");
    return;
  }
  E5Sizes sizes;
  sizes.vocabulary = 10;
  const std::string weights = folder.write("weights", E5File(sizes).bytes(texts));
  save_e5_graph(E5WeightsFile(weights), folder.path(name + "/model.xml"));
}

}  // namespace calque
