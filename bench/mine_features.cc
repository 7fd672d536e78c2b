// Prints the features of every candidate pair of segments, for bench/fit_mine.py.
//
//   mine_features [--lines] SOURCE_LANG SOURCE.txt TARGET_LANG TARGET.txt [...]
//
// For every four arguments a line with the names of the features, and one JSON object a pair:
// {"src": text, "tgt": text, "features": [...]}. With --lines every line is a segment, and src and
// tgt are line numbers.
#include <iostream>
#include <string_view>

#include <nlohmann/json.hpp>

#include "align/anchors/name_projection.h"
#include "align/pair_features.h"
#include "bench/line_texts.h"

namespace {

void print_features(const calque::Document& source, const calque::Document& target,
                    const calque::LineVectors& vectors, bool lines) {
  auto found_in_source = calque::find_anchors(source);
  auto found_in_target = calque::find_anchors(target);
  calque::project_names(source, found_in_source, target, found_in_target);
  calque::MiningSide source_side(source, std::move(found_in_source));
  calque::MiningSide target_side(target, std::move(found_in_target));
  if (vectors.any()) {
    const auto encode = lines ? calque::PartEncoder() : vectors.of_parts();
    calque::set_vectors(source_side, vectors.of(source), encode_parts(source_side, encode),
                        target_side, vectors.of(target), encode_parts(target_side, encode));
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
    nlohmann::json pair;
    pair["features"] = comparer.features(s, t, candidate.evidence);
    if (lines) {
      pair["src"] = candidate.source;
      pair["tgt"] = candidate.target;
    } else {
      pair["src"] = calque::slice(source.text, source.segments[s[0]].range);
      pair["tgt"] = calque::slice(target.text, target.segments[t[0]].range);
    }
    std::cout << pair.dump() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool lines = argc > 1 && std::string_view(argv[1]) == "--lines";
  const int first = lines ? 2 : 1;
  if (argc < first + 4) {
    std::cerr << "usage: mine_features [--lines] LANG SOURCE.txt LANG TARGET.txt ...\n";
    return 2;
  }
  const auto identifier = calque::make_stopword_identifier();
  const calque::LineVectors vectors;
  for (int i = first; i + 3 < argc; i += 4) {
    const auto source = calque::read_text(argv[i], argv[i + 1], *identifier, lines);
    const auto target = calque::read_text(argv[i + 2], argv[i + 3], *identifier, lines);
    print_features(source, target, vectors, lines);
  }
}
