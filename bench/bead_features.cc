// Dumps what the aligner knows of every bead near its path, for fitting.
//
//   bead_features WEIGHTS.json OUT FOLDER...
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <tuple>

#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "align/anchors/name_projection.h"
#include "align/bead_scorer.h"
#include "align/evidence.h"
#include "align/search_rounds.h"
#include "embed/vectors_file.h"
#include "text/utf8.h"

namespace {
using namespace calque;

Document read_lines(const std::string& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  Document document{path, bytes.str(), "und", {}};
  for (const ByteRange& line : split_lines(document.text))
    document.segments.push_back({line, "und", SegmentKind::line});
  return document;
}
SentenceVectors vectors_of(const std::string& path, const Document& document) {
  std::vector<float> lengths;
  for (const Segment& segment : document.segments)
    lengths.push_back(
        static_cast<float>(count_code_points(slice(document.text, segment.range)) + 1));
  return read_vectors(path, lengths.size(), 0, lengths);
}
constexpr std::pair<std::size_t, std::size_t> shapes[] = {
    {1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 4}, {4, 1}, {1, 5}, {5, 1}, {2, 2}, {2, 3}, {3, 2}};
template <typename T>
void put(std::ofstream& out, T v) {
  out.write(reinterpret_cast<const char*>(&v), sizeof v);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    for (const auto name : bead_feature_names()) std::cout << name << '\n';
    return 0;
  }
  std::stringstream weights;
  weights << std::ifstream(argv[1]).rdbuf();
  AlignOptions options;
  options.weights = parse_align_weights(weights.str());
  const char* suffix = std::getenv("VECTORS");
  for (int k = 3; k < argc; ++k) {
    const std::string folder = argv[k];
    const Document source = read_lines(folder + "/src");
    const Document target = read_lines(folder + "/tgt");
    auto fs = find_anchors(source);
    auto ft = find_anchors(target);
    project_names(source, fs, target, ft);
    const AnchorIndex sa(std::move(fs));
    const AnchorIndex ta(std::move(ft));
    Texts texts{tokenize(source, sa.segments), tokenize(target, ta.segments)};
    if (suffix) {
      options.source_vectors = vectors_of(folder + "/src" + suffix, source);
      options.target_vectors = vectors_of(folder + "/tgt" + suffix, target);
      std::tie(texts.source.vectors, texts.target.vectors) =
          prepare_vectors(options.source_vectors, options.target_vectors);
    }
    const Found found = search_in_rounds(texts, largest_bead_side, options, {});
    std::vector<GridPoint> path{{0, 0}};
    for (const Bead& bead : found.beads) path.push_back({bead.source_end, bead.target_end});
    constexpr std::size_t half = 6;
    const Band band = band_around(path, half);
    BeadScorer scorer(texts.source, texts.target, found.model, *options.weights, largest_bead_side);
    std::string base = folder;
    while (base.back() == '/') base.pop_back();
    std::ofstream out(std::string(argv[2]) + "/" + base.substr(base.rfind('/') + 1) + ".bin",
                      std::ios::binary);
    const std::size_t n = source.segments.size(), m = target.segments.size();
    put<std::int64_t>(out, n);
    put<std::int64_t>(out, m);
    put<std::int64_t>(out, bead_features);
    for (std::size_t i = 0; i <= n; ++i) put<std::int32_t>(out, band.begin[i]);
    for (std::size_t i = 0; i <= n; ++i) put<std::int32_t>(out, band.end[i]);
    for (auto [a, b] : shapes) put<float>(out, found.priors->match[a - 1][b - 1]);
    put<float>(out, found.priors->gap_open);
    put<float>(out, found.priors->gap_continue);
    for (std::size_t i = 0; i < n; ++i) put<float>(out, texts.source.lengths[i]);
    for (std::size_t j = 0; j < m; ++j) put<float>(out, texts.target.lengths[j]);
    const std::size_t L = largest_bead_side;
    for (std::size_t i = 1; i <= n; ++i) {
      const std::size_t row = i - 1;
      const std::size_t begin = band.begin[row + 1 >= L ? row + 1 - L : 0];
      const std::size_t end = std::max(begin, band.end[std::min(row + L, n)] - 1);
      scorer.prepare(row, begin, end);
      for (std::size_t j = band.begin[i]; j < band.end[i]; ++j) {
        for (std::size_t s = 0; s < std::size(shapes); ++s) {
          const auto [a, b] = shapes[s];
          if (a > i || b > j || !band.contains(i - a, j - b)) continue;
          const auto f = scorer.features(i - 1, a, j - 1, b);
          put<std::int32_t>(out, i);
          put<std::int32_t>(out, j);
          put<std::int32_t>(out, s);
          for (double v : f) put<float>(out, v);
        }
      }
    }
  }
}
