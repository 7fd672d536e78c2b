// Writes what the aligner knows of every bead near its path, for bench/fit_align.py, or of the
// borders between the beads of the path, for bench/fit_borders.py.
//
//   bead_features                                  the names of the features
//   bead_features WEIGHTS.json OUT FOLDER...       OUT/NAME.bin for each folder with src and tgt
//   bead_features --borders WEIGHTS.json FOLDER... a JSON object a folder: the path's beads
//       [source begin, end, target begin, end] and the borders [bead before it, features]
//
// Vectors as for align_with_weights. A file is, little-endian: segments of the source, of the
// target and features of a bead (64-bit); first and last column of each row of the band (32-bit);
// log rates of the shapes, of a gap's beginning and going on, lengths of the segments (32-bit
// floats); and for each bead its row and column (behind it), shape (32-bit) and features (32-bit
// floats).
#include <fstream>
#include <iostream>
#include <string_view>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "align/aligner.h"
#include "align/anchors/name_projection.h"
#include "align/bead_scorer.h"
#include "align/border_repair.h"
#include "align/evidence.h"
#include "align/search_rounds.h"
#include "bench/line_texts.h"

namespace {

using namespace calque;

constexpr std::size_t half = 6;  // of the band
// In the order of bench/bead_lattice.py.
constexpr std::pair<std::size_t, std::size_t> shapes[] = {
    {1, 1}, {1, 2}, {2, 1}, {1, 3}, {3, 1}, {1, 4}, {4, 1}, {1, 5}, {5, 1}, {2, 2},
    {2, 3}, {3, 2}, {3, 3}, {2, 4}, {4, 2}, {3, 4}, {4, 3}, {2, 5}, {5, 2}};

class Writer {
 public:
  explicit Writer(const std::string& path) : out_(path, std::ios::binary) {}
  void integer(std::size_t value) { put(static_cast<std::int64_t>(value)); }
  void index(std::size_t value) { put(static_cast<std::int32_t>(value)); }
  void number(double value) { put(static_cast<float>(value)); }

 private:
  template <typename T>
  void put(T value) {
    out_.write(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::ofstream out_;
};

Texts texts_of(const Document& source, const Document& target, const AlignOptions& options) {
  auto in_source = find_anchors(source);
  auto in_target = find_anchors(target);
  project_names(source, in_source, target, in_target);
  const AnchorIndex source_anchors(std::move(in_source));
  const AnchorIndex target_anchors(std::move(in_target));
  Texts texts{tokenize(source, source_anchors), tokenize(target, target_anchors)};
  if (options.has_vectors()) {
    std::tie(texts.source.vectors, texts.target.vectors) =
        prepare_vectors(options.source_vectors, options.target_vectors);
  }
  return texts;
}

void write_head(Writer& out, const Texts& texts, const Found& found, const Band& band) {
  out.integer(texts.source.segments.size());
  out.integer(texts.target.segments.size());
  out.integer(bead_features);
  for (const std::size_t column : band.begin) out.index(column);
  for (const std::size_t column : band.end) out.index(column);
  for (const auto& [a, b] : shapes) out.number(found.priors->match[a - 1][b - 1]);
  out.number(found.priors->gap_open);
  out.number(found.priors->gap_continue);
  for (const double length : texts.source.lengths) out.number(length);
  for (const double length : texts.target.lengths) out.number(length);
}

void write_beads(Writer& out, BeadScorer& scorer, const Band& band) {
  for (std::size_t i = 1; i < band.rows(); ++i) {
    const std::size_t begin = band.begin[i >= largest_bead_side ? i - largest_bead_side : 0];
    const std::size_t last = std::min(i - 1 + largest_bead_side, band.rows() - 1);
    scorer.prepare(i - 1, begin, std::max(begin, band.end[last] - 1));
    for (std::size_t j = band.begin[i]; j < band.end[i]; ++j) {
      for (std::size_t s = 0; s < std::size(shapes); ++s) {
        const auto [a, b] = shapes[s];
        if (a > i || b > j || !band.contains(i - a, j - b)) continue;
        out.index(i);
        out.index(j);
        out.index(s);
        for (const double value : scorer.features(i - 1, a, j - 1, b)) out.number(value);
      }
    }
  }
}

struct SearchedFolder {
  Document source;
  Document target;
  Texts texts;
  Found found;
};

SearchedFolder search_folder(const std::string& folder, const LineVectors& vectors,
                             AlignOptions& options) {
  Document source = read_lines(folder + "/src");
  Document target = read_lines(folder + "/tgt");
  options.source_vectors = vectors.of(source);
  options.target_vectors = vectors.of(target);
  Texts texts = texts_of(source, target, options);
  Found found = search_in_rounds(texts, largest_bead_side, options, {});
  return {std::move(source), std::move(target), std::move(texts), std::move(found)};
}

void write_features(const std::string& folder, const std::string& out_folder,
                    const LineVectors& vectors, AlignOptions& options) {
  const auto [source, target, texts, found] = search_folder(folder, vectors, options);
  std::vector<GridPoint> path{{0, 0}};
  for (const Bead& bead : found.beads) path.push_back({bead.source_end, bead.target_end});
  const Band band = band_around(path, half);
  Writer out(out_folder + "/" + folder.substr(folder.rfind('/') + 1) + ".bin");
  write_head(out, texts, found, band);
  BeadScorer scorer(texts.source, texts.target, found.model, *options.weights,
                    options.weights->path, largest_bead_side);
  write_beads(out, scorer, band);
}

void print_borders(const std::string& folder, const LineVectors& vectors, AlignOptions& options) {
  const auto [source, target, texts, found] = search_folder(folder, vectors, options);
  nlohmann::json beads = nlohmann::json::array();
  for (const Bead& bead : found.beads)
    beads.push_back({bead.source_begin, bead.source_end, bead.target_begin, bead.target_end});
  BorderWeights all;
  all.least_doubt = -100.0;
  nlohmann::json borders = nlohmann::json::array();
  for (const auto& [bead, features] :
       doubtful_borders(found.beads, texts, source, target, all, vectors.of_parts()))
    borders.push_back({bead, features});
  std::cout << nlohmann::json{{"folder", folder}, {"beads", beads}, {"borders", borders}}.dump()
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    for (const auto name : bead_feature_names()) std::cout << name << '\n';
    return 0;
  }
  AlignOptions options;
  const LineVectors vectors;
  if (std::string_view(argv[1]) == "--borders") {
    options.weights = parse_align_weights(read_all(argv[2]));
    for (int k = 3; k < argc; ++k) print_borders(argv[k], vectors, options);
    return 0;
  }
  options.weights = parse_align_weights(read_all(argv[1]));
  for (int k = 3; k < argc; ++k) write_features(argv[k], argv[2], vectors, options);
}
