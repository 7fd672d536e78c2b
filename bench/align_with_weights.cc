// Aligns two files line by line with given weights, for bench/fit_align.py.
//
//   align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt [SOURCE.txt TARGET.txt ...]
//
// One JSON array a pair of files: [[source lines, target lines, score], ...]. With a suffix in the
// variable VECTORS, vectors are read from the files beside the texts that are called so; with the
// name of an encoder in ENCODER, it makes them, or those of clauses alone where both are set.
#include <iostream>

#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "bench/line_texts.h"

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: align_with_weights WEIGHTS.json SOURCE.txt TARGET.txt ...\n";
    return 2;
  }
  calque::AlignOptions options;
  options.weights = calque::parse_align_weights(calque::read_all(argv[1]));
  const calque::LineVectors vectors;
  options.encode_parts = vectors.of_parts();
  for (int i = 2; i + 1 < argc; i += 2) {
    nlohmann::json beads = nlohmann::json::array();
    const calque::Document source = calque::read_lines(argv[i]);
    const calque::Document target = calque::read_lines(argv[i + 1]);
    options.source_vectors = vectors.of(source);
    options.target_vectors = vectors.of(target);
    for (const calque::Link& link : calque::align(source, target, options)) {
      beads.push_back({link.source, link.target, link.score});
    }
    std::cout << beads.dump() << '\n';
  }
}
