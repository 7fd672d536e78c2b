// Mines articles with given weights, for bench/fit_mine.py.
//
//   mine_with_weights WEIGHTS.json SOURCE_LANG SOURCE.txt TARGET_LANG TARGET.txt [...]
//
// One JSON array for every four arguments: [[source text, target text, score, evidence], ...].
#include <iostream>

#include <nlohmann/json.hpp>

#include "align/miner.h"
#include "bench/line_texts.h"

namespace {

std::string passage(const calque::Document& document, const std::vector<std::size_t>& segments) {
  return std::string(calque::slice(document.text, {document.segments[segments.front()].range.begin,
                                                   document.segments[segments.back()].range.end}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    std::cerr << "usage: mine_with_weights WEIGHTS.json LANG SOURCE.txt LANG TARGET.txt ...\n";
    return 2;
  }
  const auto identifier = calque::make_stopword_identifier();
  calque::MineOptions options;
  options.weights = calque::parse_mine_weights(calque::read_all(argv[1]));
  const calque::LineVectors vectors;
  options.encode_parts = vectors.of_parts();
  for (int i = 2; i + 3 < argc; i += 4) {
    const auto source = calque::read_text(argv[i], argv[i + 1], *identifier);
    const std::vector<calque::Document> targets = {
        calque::read_text(argv[i + 2], argv[i + 3], *identifier)};
    if (vectors.any()) {
      options.source_vectors = vectors.of(source);
      options.target_vectors = {vectors.of(targets[0])};
    }
    nlohmann::json links = nlohmann::json::array();
    for (const auto& [target, link] : calque::mine(source, targets, options)) {
      links.push_back({passage(source, link.source), passage(targets[0], link.target), link.score,
                       link.evidence.size()});
    }
    std::cout << links.dump() << '\n';
  }
}
