#include "align/moved.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "align/coarse_path.h"

namespace calque {
namespace {

constexpr std::size_t most_pairs_of_runs = 5000;
constexpr std::size_t most_cells = 4'000'000;  // of one pair of runs
constexpr double least_bead = 0.0;             // score of a bead that belongs to a moved passage
constexpr double least_passage = 20.0;         // and of the whole passage, out of place

// Neighbouring segments without a partner, [begin, end).
struct Run {
  std::size_t begin;
  std::size_t end;
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
  TokenizedDocument part{document.types, {}, {}, document.tokens};
  for (const Run& run : runs) {
    for (std::size_t i = run.begin; i < run.end; ++i) {
      part.segments.push_back(document.segments[i]);
      part.lengths.push_back(document.lengths[i]);
    }
  }
  return part;
}

// [segment of a part] -> the run it comes from.
std::vector<std::size_t> run_numbers(const std::vector<Run>& runs) {
  std::vector<std::size_t> numbers;
  for (std::size_t k = 0; k < runs.size(); ++k)
    numbers.insert(numbers.end(), runs[k].end - runs[k].begin, k);
  return numbers;
}

struct Passage {
  std::vector<Bead> beads;
  double score = 0.0;
};

class MovedPassages {
 public:
  MovedPassages(const std::vector<Bead>& beads, const TokenizedDocument& source,
                const TokenizedDocument& target, const Lexicon& lexicon, const LengthModel& lengths,
                const AlignWeights& weights, std::size_t largest_side)
      : source_(source),
        target_(target),
        lexicon_(lexicon),
        lengths_(lengths),
        weights_(weights),
        largest_side_(largest_side),
        source_runs_(runs_of_gaps(beads, true)),
        target_runs_(runs_of_gaps(beads, false)) {}

  std::vector<Bead> find() const {
    const auto pairs = pairs_of_runs();
    if (pairs.empty()) return {};
    std::vector<Passage> passages;
    BeadScorer scorer(source_, target_, lexicon_, lengths_, weights_, largest_bead_side);
    for (const auto& [runs, weight] : pairs)
      add_passage(scorer, source_runs_[runs.first], target_runs_[runs.second], passages);
    std::stable_sort(passages.begin(), passages.end(),
                     [](const Passage& a, const Passage& b) { return a.score > b.score; });
    return without_overlaps(passages);
  }

 private:
  using RunPair = std::pair<std::size_t, std::size_t>;

  // Pairs of runs that a segment's clearly best partner proposes; the strongest, if there are many.
  std::vector<std::pair<RunPair, double>> pairs_of_runs() const {
    if (source_runs_.empty() || target_runs_.empty()) return {};
    const auto source_run = run_numbers(source_runs_);
    const auto target_run = run_numbers(target_runs_);
    std::map<RunPair, double> weights;
    for (const WeightedPoint& point :
         clear_matches(part_of(source_, source_runs_), part_of(target_, target_runs_), lexicon_)) {
      weights[{source_run[point.point.source], target_run[point.point.target]}] += point.weight;
    }
    std::vector<std::pair<RunPair, double>> pairs(weights.begin(), weights.end());
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (pairs.size() > most_pairs_of_runs) pairs.resize(most_pairs_of_runs);
    return pairs;
  }

  void add_passage(BeadScorer& scorer, const Run& from, const Run& to,
                   std::vector<Passage>& passages) const {
    const std::size_t rows = from.end - from.begin;
    const std::size_t columns = to.end - to.begin;
    if ((rows + 1) * (columns + 1) > most_cells) return;
    auto beads = find_best_beads(scorer, full_band(rows, columns), BeadPriors(weights_),
                                 largest_side_, {}, {from.begin, to.begin});
    Passage passage;
    for (Bead& bead : beads) {
      if (bead.is_gap() || bead.score < least_bead) continue;
      passage.score += bead.score;
      passage.beads.push_back(bead);
    }
    passage.score -= price();
    if (passage.score < least_passage) return;
    const double share = price() / static_cast<double>(passage.beads.size());
    for (Bead& bead : passage.beads) bead.score -= share;
    passages.push_back(std::move(passage));
  }

  // Any of the runs might have been the partner: the more there are, the likelier chance is.
  double price() const {
    return std::log(static_cast<double>(source_runs_.size() * target_runs_.size()) + 1.0);
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
  const Lexicon& lexicon_;
  const LengthModel& lengths_;
  const AlignWeights& weights_;
  std::size_t largest_side_;
  std::vector<Run> source_runs_;
  std::vector<Run> target_runs_;
};

}  // namespace

std::vector<Bead> find_moved(const std::vector<Bead>& beads, const TokenizedDocument& source,
                             const TokenizedDocument& target, const Lexicon& lexicon,
                             const LengthModel& lengths, const AlignWeights& weights,
                             std::size_t largest_side) {
  return MovedPassages(beads, source, target, lexicon, lengths, weights, largest_side).find();
}

}  // namespace calque
