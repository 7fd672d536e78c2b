// Aligns two files line by line with given weights, for bench/fit_align.py.
//
//   align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt [SOURCE.txt TARGET.txt ...]
//
// One JSON array a pair of files: [[source lines, target lines, score], ...].
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "text/utf8.h"

namespace {

calque::Document read_lines(const std::string& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  calque::Document document{path, bytes.str(), "und", {}};
  for (const calque::ByteRange& line : calque::split_lines(document.text)) {
    document.segments.push_back({line, "und", calque::SegmentKind::line});
  }
  return document;
}

// Rows of float32, as long as `dimension` says; nothing where there is no such file.
calque::SentenceVectors read_vectors(const std::string& path, std::size_t rows) {
  calque::SentenceVectors vectors;
  std::ifstream file(path, std::ios::binary);
  if (!file) return vectors;
  std::stringstream bytes;
  bytes << file.rdbuf();
  const std::string raw = bytes.str();
  vectors.values.resize(raw.size() / sizeof(float));
  std::memcpy(vectors.values.data(), raw.data(), vectors.values.size() * sizeof(float));
  vectors.dimension = vectors.values.size() / rows;
  vectors.weights.assign(rows, 1.0F);
  return vectors;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt ...\n";
    return 2;
  }
  std::ifstream file(argv[1]);
  const auto json = nlohmann::json::parse(file);
  calque::AlignOptions options;
  options.weights.emplace();
  for (const auto& [name, member] : calque::align_weight_members()) {
    if (json.contains(name)) json.at(std::string(name)).get_to((*options.weights).*member);
  }
  for (int i = 2; i + 1 < argc; i += 2) {
    nlohmann::json beads = nlohmann::json::array();
    const calque::Document source = read_lines(argv[i]);
    const calque::Document target = read_lines(argv[i + 1]);
    const char* suffix = std::getenv("VECTORS");
    if (suffix != nullptr) {
      options.source_vectors = read_vectors(argv[i] + std::string(suffix), source.segments.size());
      options.target_vectors =
          read_vectors(argv[i + 1] + std::string(suffix), target.segments.size());
    }
    for (const calque::Link& link : calque::align(source, target, options)) {
      beads.push_back({link.source, link.target, link.score});
    }
    std::cout << beads.dump() << '\n';
  }
}
