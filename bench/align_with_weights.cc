// Aligns two files line by line with given weights, for bench/fit_align.py.
//
//   align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt [SOURCE.txt TARGET.txt ...]
//
// One JSON array a pair of files: [[source lines, target lines, score], ...].
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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt ...\n";
    return 2;
  }
  std::ifstream file(argv[1]);
  const auto json = nlohmann::json::parse(file);
  calque::AlignOptions options;
  for (const auto& [name, member] : calque::align_weight_members()) {
    json.at(std::string(name)).get_to(options.weights.*member);
  }
  for (int i = 2; i + 1 < argc; i += 2) {
    nlohmann::json beads = nlohmann::json::array();
    for (const calque::Link& link :
         calque::align(read_lines(argv[i]), read_lines(argv[i + 1]), options)) {
      beads.push_back({link.source, link.target, link.score});
    }
    std::cout << beads.dump() << '\n';
  }
}
