// Aligns two files line by line with given weights, for bench/fit_align.py.
//
//   align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt [SOURCE.txt TARGET.txt ...]
//
// One JSON array a pair of files: [[source lines, target lines, score], ...]. With a suffix in the
// variable VECTORS, vectors are read from the files beside the texts that are called so; with the name
// of an encoder in ENCODER, it makes them.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "embed/find_encoder.h"
#include "embed/vectors_file.h"
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

// Nothing where there is no such file.
calque::SentenceVectors vectors_of(const std::string& path, const calque::Document& document) {
  if (!std::ifstream(path)) return {};
  std::vector<float> lengths;
  for (const calque::Segment& segment : document.segments) {
    lengths.push_back(static_cast<float>(
        calque::count_code_points(calque::slice(document.text, segment.range)) + 1));
  }
  return calque::read_vectors(path, lengths.size(), 0, lengths);
}

calque::SentenceVectors encode(const calque::Encoder& encoder, const calque::Document& document) {
  std::vector<std::string_view> lines;
  for (const calque::Segment& segment : document.segments)
    lines.push_back(calque::slice(document.text, segment.range));
  return encoder.encode(lines);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt ...\n";
    return 2;
  }
  std::stringstream weights;
  weights << std::ifstream(argv[1]).rdbuf();
  calque::AlignOptions options;
  options.weights = calque::parse_align_weights(weights.str());
  const char* suffix = std::getenv("VECTORS");
  const char* name = std::getenv("ENCODER");
  const auto encoder = calque::find_encoder(name != nullptr ? name : "none");
  for (int i = 2; i + 1 < argc; i += 2) {
    nlohmann::json beads = nlohmann::json::array();
    const calque::Document source = read_lines(argv[i]);
    const calque::Document target = read_lines(argv[i + 1]);
    if (encoder) {
      options.source_vectors = encode(*encoder, source);
      options.target_vectors = encode(*encoder, target);
    } else if (suffix != nullptr) {
      options.source_vectors = vectors_of(argv[i] + std::string(suffix), source);
      options.target_vectors = vectors_of(argv[i + 1] + std::string(suffix), target);
    }
    for (const calque::Link& link : calque::align(source, target, options)) {
      beads.push_back({link.source, link.target, link.score});
    }
    std::cout << beads.dump() << '\n';
  }
}
