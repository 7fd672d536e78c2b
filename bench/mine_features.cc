// Prints the features of every candidate pair of segments, for bench/fit_mine.py.
//
//   mine_features SOURCE_LANG SOURCE.txt TARGET_LANG TARGET.txt
//
// One JSON object a line: {"src": text, "tgt": text, "features": [...]}; the first line holds the
// names of the features.
#include <iostream>

#include <nlohmann/json.hpp>

#include "align/anchors/name_projection.h"
#include "align/pair_features.h"
#include "bench/mining_input.h"

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: mine_features SOURCE_LANG SOURCE.txt TARGET_LANG TARGET.txt\n";
    return 2;
  }
  const auto identifier = calque::make_stopword_identifier();
  const calque::Document source = calque::read_text(argv[1], argv[2], *identifier);
  const calque::Document target = calque::read_text(argv[3], argv[4], *identifier);
  auto found_in_source = calque::find_anchors(source);
  auto found_in_target = calque::find_anchors(target);
  calque::project_names(source, found_in_source, target, found_in_target);
  calque::MiningSide source_side(source, std::move(found_in_source));
  calque::MiningSide target_side(target, std::move(found_in_target));
  if (const auto encoder = calque::encoder_of_environment()) {
    std::tie(source_side.tokens.vectors, target_side.tokens.vectors) = calque::prepare_vectors(
        calque::vectors_of(source, encoder.get()), calque::vectors_of(target, encoder.get()));
  }
  const calque::PairComparer comparer(source_side, target_side);
  nlohmann::json names;
  for (std::size_t k = 0; k < calque::pair_features; ++k) {
    names.push_back(calque::name(static_cast<calque::PairFeature>(k)));
  }
  std::cout << names.dump() << '\n';
  for (const auto& candidate : comparer.candidates()) {
    const std::size_t s[] = {candidate.source};
    const std::size_t t[] = {candidate.target};
    std::cout << nlohmann::json{{"src", calque::slice(source.text, source.segments[s[0]].range)},
                                {"tgt", calque::slice(target.text, target.segments[t[0]].range)},
                                {"features", comparer.features(s, t, candidate.evidence)}}
                     .dump()
              << '\n';
  }
}
