#include "align/moved.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "align/chain.h"
#include "align/coarse_path.h"

namespace calque {
namespace {

constexpr std::size_t most_pairs_of_runs = 5000;
constexpr std::size_t most_cells = 1'000'000;  // of one pair of runs that is searched whole
constexpr std::size_t most_cells_of_all = 20'000'000;
constexpr std::size_t least_half = 12;  // of the band in longer runs
constexpr std::size_t most_half = 200;
constexpr double least_bead = 0.0;     // score of a bead that belongs to a moved passage
constexpr double least_passage = 3.0;  // and of the whole passage, out of place
constexpr double most_lost = 10.0;     // within a passage

// Neighbouring segments without a partner, [begin, end).
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Run> runs_of_gaps(const std::vector<Bead>& beads, bool is_source) {
  std::vector<Run> runs;
  for (const Bead& bead : beads) {
    const std::size_t begin = is_source ? bead.source_begin : bead.target_begin;
    const std::size_t end = is_source ? bead.source_end : bead.target_end;
    if (!bead.is_gap() || bead.is_blank || bead.is_pinned || begin == end) continue;
    if (!runs.empty() && runs.back().end == begin) {
      runs.back().end = end;
    } else {
      runs.push_back({begin, end});
    }
  }
  return runs;
}

TokenizedDocument part_of(const TokenizedDocument& document, const std::vector<Run>& runs) {
  TokenizedDocument part{document.types, {}, {}, document.tokens, {}};
  for (const Run& run : runs) {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      part.segments.push_back(document.segments[i]);
      part.lengths.push_back(document.lengths[i]);
    }
  }
  return part;
}

struct PlaceInRun {
  std::size_t run;
  std::size_t place;
};

// [segment of a part] -> where it comes from.
std::vector<PlaceInRun> places_in_runs(const std::vector<Run>& runs) {
  std::vector<PlaceInRun> places;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    for (std::size_t i = runs[k].begin; i < runs[k].end; ++i)
      places.push_back({k, i - runs[k].begin});
  }
  return places;
}

double segments_in(const std::vector<Run>& runs) {
  double sum = 0.0;
  for (const Run& run : runs) sum += static_cast<double>(run.end - run.begin);
  return sum;
}

struct Passage {
  std::vector<Bead> beads;
  double score = 0.0;
};

class MovedPassages {
 public:
  MovedPassages(const std::vector<Bead>& beads, const TokenizedDocument& source,
                const TokenizedDocument& target, const TextModel& model,
                const AlignWeights& weights, std::size_t largest_side)
      : source_(source),
        target_(target),
        model_(model),
        weights_(weights),
        largest_side_(largest_side),
        source_runs_(runs_of_gaps(beads, true)),
        target_runs_(runs_of_gaps(beads, false)),
        priors_(weights),
        price_(std::log(segments_in(source_runs_) * segments_in(target_runs_) + 1.0)) {}

  std::vector<Bead> find() const {
    const auto pairs = pairs_of_runs();
    if (pairs.empty()) return {};
    std::vector<Passage> passages;
    BeadScorer scorer(source_, target_, model_, weights_, weights_.path, largest_bead_side);
    std::size_t cells = 0;
    for (const RunPair& pair : pairs) {
      const Band band = band_of(pair);
      cells += band.cells();
      if (cells > most_cells_of_all) break;
      add_passages(scorer, pair, band, passages);
    }
    std::stable_sort(passages.begin(), passages.end(),
                     [](const Passage& a, const Passage& b) { return a.score > b.score; });
    return without_overlaps(passages);
  }

 private:
  // A run of each side, and the pairs of segments in them that fit clearly best, counted from the
  // beginnings of the runs.
  struct RunPair {
    Run source;
    Run target;
    std::vector<WeightedPoint> matches;
    double weight = 0.0;

    std::size_t rows() const { return source.end - source.begin; }
    std::size_t columns() const { return target.end - target.begin; }
  };

  // Pairs of runs that a segment's clearly best partner proposes; the strongest, if there are many.
  std::vector<RunPair> pairs_of_runs() const {
    if (source_runs_.empty() || target_runs_.empty()) return {};
    const auto from = places_in_runs(source_runs_);
    const auto to = places_in_runs(target_runs_);
    std::map<std::pair<std::size_t, std::size_t>, RunPair> found;
    for (const WeightedPoint& match : clear_matches(
             part_of(source_, source_runs_), part_of(target_, target_runs_), model_.lexicon)) {
      const PlaceInRun& row = from[match.point.source];
      const PlaceInRun& column = to[match.point.target];
      RunPair& pair = found[{row.run, column.run}];
      pair.source = source_runs_[row.run];
      pair.target = target_runs_[column.run];
      pair.matches.push_back({{row.place, column.place}, match.weight});
      pair.weight += match.weight;
    }
    std::vector<RunPair> pairs;
    for (auto& [runs, pair] : found) pairs.push_back(std::move(pair));
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const RunPair& a, const RunPair& b) { return a.weight > b.weight; });
    if (pairs.size() > most_pairs_of_runs) pairs.resize(most_pairs_of_runs);
    return pairs;
  }

  // All of two short runs; of long ones the surroundings of what fits clearly best.
  static Band band_of(const RunPair& pair) {
    if ((pair.rows() + 1) * (pair.columns() + 1) <= most_cells)
      return full_band(pair.rows(), pair.columns());
    std::vector<GridPoint> path{{0, 0}};
    for (const GridPoint& point : heaviest_chain(pair.matches, pair.columns()))
      path.push_back(point);
    path.push_back({pair.rows(), pair.columns()});
    return band_around(path, widths_between(path, least_half, most_half));
  }

  // The stretches of the best path through two runs that gain more than being out of place costs.
  // What lies between two passages, and what chance links, loses by its gaps.
  void add_passages(BeadScorer& scorer, const RunPair& pair, const Band& band,
                    std::vector<Passage>& passages) const {
    auto beads = find_best_beads(scorer, band, priors_, largest_side_, {},
                                 {pair.source.begin, pair.target.begin});
    for (Bead& bead : beads) {
      if (!bead.is_gap()) bead.score -= as_gaps(scorer, bead);
    }
    std::size_t first = 0;
    std::size_t end = 0;  // of the best stretch from `first` on
    double score = 0.0;
    double best = 0.0;
    for (std::size_t k = 0; k < beads.size(); ++k) {
      score += gain(beads, k);
      if (score > best) {
        best = score;
        end = k + 1;
      }
      if (score > 0.0 && score > best - most_lost && k + 1 < beads.size()) continue;
      add_passage({beads.begin() + static_cast<std::ptrdiff_t>(first),
                   beads.begin() + static_cast<std::ptrdiff_t>(std::max(first, end))},
                  best, passages);
      first = k + 1;
      score = best = 0.0;
    }
  }

  // What the segments of a bead bring where they are left alone.
  static double as_gaps(const BeadScorer& scorer, const Bead& bead) {
    double sum = 0.0;
    for (std::size_t i = bead.source_begin; i < bead.source_end; ++i)
      sum += scorer.gap_score(true, i);
    for (std::size_t j = bead.target_begin; j < bead.target_end; ++j)
      sum += scorer.gap_score(false, j);
    return sum;
  }

  double gain(const std::vector<Bead>& beads, std::size_t k) const {
    if (!beads[k].is_gap()) return beads[k].score;
    const bool continues =
        k > 0 && beads[k - 1].is_gap() && beads[k - 1].has_source() == beads[k].has_source();
    return continues ? priors_.gap_continue : priors_.gap_open;
  }

  void add_passage(std::vector<Bead> beads, double score, std::vector<Passage>& passages) const {
    std::erase_if(beads, [](const Bead& bead) { return bead.is_gap() || bead.score < least_bead; });
    if (score - price_ < least_passage || beads.empty()) return;
    const double share = price_ / static_cast<double>(beads.size());
    for (Bead& bead : beads) bead.score -= share;
    passages.push_back({std::move(beads), score - price_});
  }

  std::vector<Bead> without_overlaps(const std::vector<Passage>& passages) const {
    std::vector<bool> source_used(source_.segments.size(), false);
    std::vector<bool> target_used(target_.segments.size(), false);
    std::vector<Bead> moved;
    for (const Passage& passage : passages) {
      for (const Bead& bead : passage.beads) {
        const auto any = [](const std::vector<bool>& used, std::size_t begin, std::size_t end) {
          return std::find(used.begin() + static_cast<std::ptrdiff_t>(begin),
                           used.begin() + static_cast<std::ptrdiff_t>(end),
                           true) != used.begin() + static_cast<std::ptrdiff_t>(end);
        };
        if (any(source_used, bead.source_begin, bead.source_end) ||
            any(target_used, bead.target_begin, bead.target_end))
          continue;
        for (std::size_t i = bead.source_begin; i < bead.source_end; ++i) source_used[i] = true;
        for (std::size_t j = bead.target_begin; j < bead.target_end; ++j) target_used[j] = true;
        moved.push_back(bead);
      }
    }
    return moved;
  }

  const TokenizedDocument& source_;
  const TokenizedDocument& target_;
  const TextModel& model_;
  const AlignWeights& weights_;
  std::size_t largest_side_;
  std::vector<Run> source_runs_;
  std::vector<Run> target_runs_;
  BeadPriors priors_;
  // Any of the segments might have been the partner: the more there are, the likelier is chance.
  double price_;
};

}  // namespace

std::vector<Bead> find_moved(const std::vector<Bead>& beads, const TokenizedDocument& source,
                             const TokenizedDocument& target, const TextModel& model,
                             const AlignWeights& weights, std::size_t largest_side) {
  return MovedPassages(beads, source, target, model, weights, largest_side).find();
}

}  // namespace calque
