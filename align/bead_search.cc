#include "align/bead_search.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace calque {
namespace {

constexpr double impossible = -1e30;
constexpr double growth_slack = 4.0;  // a larger bead may fit so much less than its parts
constexpr double hopeless = -5.0;     // no part of a true n-m bead scores below this

enum State : std::uint8_t { matched, source_gap, target_gap, states };

using Scores = std::array<double, states>;

// How a state of a grid point was reached: the previous state and, for a match, the bead's sides.
struct Step {
  std::uint8_t code = 0;
  static Step match(std::size_t a, std::size_t b, State from) {
    return {static_cast<std::uint8_t>(((a - 1) * largest_bead_side + (b - 1)) * states + from)};
  }
  static Step gap(State from) { return {static_cast<std::uint8_t>(from)}; }
  State from() const { return static_cast<State>(code % states); }
  std::size_t a() const { return code / states / largest_bead_side + 1; }
  std::size_t b() const { return code / states % largest_bead_side + 1; }
};

class Search {
 public:
  Search(BeadScorer& scorer, const Band& band, const BeadPriors& priors, std::size_t largest_side,
         const SearchLimits& limits, GridPoint origin)
      : scorer_(scorer), band_(band), limits_(limits), origin_(origin), largest_(largest_side) {
    const BeadWeights& weights = scorer.weights();
    const double no_gap = std::log(1.0 - 2.0 * std::exp(priors.gap_open));
    const double leave = std::log(1.0 - std::exp(priors.gap_continue));
    const double begins = weights.gap_prior * priors.gap_open + weights.gap_begins;
    const double goes_on = weights.gap_prior * priors.gap_continue + weights.gap_goes_on;
    to_match_ = {no_gap, leave + no_gap, leave + no_gap};
    to_gap_[source_gap] = {begins, goes_on, leave + begins};
    to_gap_[target_gap] = {begins, leave + begins, goes_on};
    for (std::size_t a = 0; a < largest_bead_side; ++a) {
      for (std::size_t b = 0; b < largest_bead_side; ++b)
        shapes_[a][b] = weights.prior * priors.match[a][b] + weights.shapes[a][b];
    }
    arrive_most_.assign(band.rows(), band.end.back());
    leave_least_.assign(band.rows(), 0);
    for (const GridPoint& point : limits.passed) {
      arrive_most_[point.source] = std::min(arrive_most_[point.source], point.target);
      leave_least_[point.source] = point.target;
    }
    offset_.resize(band.rows() + 1, 0);
    for (std::size_t i = 0; i < band.rows(); ++i)
      offset_[i + 1] = offset_[i] + band.end[i] - band.begin[i];
    steps_.resize(offset_.back());
    contents_.resize(offset_.back());
    rows_.resize(largest_ + 1);
    tried_.resize(largest_ + 1);
    singles_.resize(largest_);
  }

  std::vector<Bead> run() {
    for (std::size_t i = 0; i < band_.rows(); ++i) fill_row(i);
    return trace();
  }

 private:
  Scores& at(std::size_t i, std::size_t j) { return rows_[i % rows_.size()][j - band_.begin[i]]; }

  // Segment row i - 1 lies between grid rows i - 1 and i; its columns are those of segments.
  void prepare_segment(std::size_t row) {
    // A bead that covers this segment begins and ends at most `largest_` grid rows away.
    const std::size_t begin = band_.begin[row + 1 >= largest_ ? row + 1 - largest_ : 0];
    const std::size_t end =
        std::max(begin, band_.end[std::min(row + largest_, band_.rows() - 1)] - 1);
    scorer_.prepare(origin_.source + row, origin_.target + begin, origin_.target + end);
    auto& singles = singles_[row % largest_];
    singles.begin = begin;
    singles.scores.assign(end - begin, unknown);
  }

  double content(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
    return scorer_.score(origin_.source + row, a, origin_.target + column, b);
  }

  double single(std::size_t row, std::size_t column) {
    auto& singles = singles_[row % largest_];
    double& score = singles.scores[column - singles.begin];
    if (score == unknown) score = content(row, 1, column, 1);
    return score;
  }

  using Tried = std::array<std::array<double, largest_bead_side>, largest_bead_side>;

  Tried& tried(std::size_t i, std::size_t j) {
    return tried_[i % tried_.size()][j - band_.begin[i]];
  }

  // The score of a bead that ends at a grid point; impossible where it was not looked at.
  double tried_score(std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    if (a == 1 && b == 1) return single(i - 1, j - 1);
    return band_.contains(i, j) ? tried(i, j)[a - 1][b - 1] : impossible;
  }

  // Beads of three segments and 2-2 are looked at where any two of their segments go together;
  // larger ones where the bead less its first or last segment fits at least as well as its parts:
  // true merges raise the similarity, a stranger lowers it.
  bool worth_trying(std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    if (a + b == 3 || (a == 2 && b == 2)) return any_touch(i, a, j, b);
    if (scorer_.rises(origin_.source + i - 1, a, origin_.target + j - 1, b)) return true;
    if (b > a) return promising(i, a, j, b - 1) || promising(i, a, j - 1, b - 1);
    return promising(i, a - 1, j, b) || promising(i - 1, a - 1, j, b);
  }

  bool promising(std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    const double whole = tried_score(i, a, j, b);
    return whole > hopeless && whole >= best_part(i, a, j, b) - growth_slack;
  }

  // The best score of the bead less one segment at an end of its longer side (of either, if equal).
  double best_part(std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    double best = impossible;
    if (b >= a) best = std::max(tried_score(i, a, j, b - 1), tried_score(i, a, j - 1, b - 1));
    if (a >= b)
      best = std::max({best, tried_score(i, a - 1, j, b), tried_score(i - 1, a - 1, j, b)});
    return best;
  }

  bool any_touch(std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    for (std::size_t row = i - a; row < i; ++row) {
      for (std::size_t column = j - b; column < j; ++column) {
        if (scorer_.touches(origin_.source + row, origin_.target + column) &&
            single(row, column) > hopeless)
          return true;
      }
    }
    return false;
  }

  void fill_row(std::size_t i) {
    rows_[i % rows_.size()].assign(band_.end[i] - band_.begin[i],
                                   {impossible, impossible, impossible});
    Tried untried;
    for (auto& row : untried) row.fill(impossible);
    tried_[i % tried_.size()].assign(band_.end[i] - band_.begin[i], untried);
    if (i > 0) prepare_segment(i - 1);
    for (std::size_t j = band_.begin[i]; j < band_.end[i]; ++j) fill_point(i, j);
  }

  void fill_point(std::size_t i, std::size_t j) {
    Scores& scores = at(i, j);
    auto& steps = steps_[offset_[i] + j - band_.begin[i]];
    if (i == 0 && j == 0) {
      scores[matched] = 0.0;
      return;
    }
    if (i > 0 && band_.contains(i - 1, j) && in_passage(i - 1, j, i, j))
      reach_gap(source_gap, origin_.source + i - 1, at(i - 1, j), scores, steps);
    if (j > band_.begin[i])
      reach_gap(target_gap, origin_.target + j - 1, at(i, j - 1), scores, steps);
    for (std::size_t a = 1; a <= std::min(largest_, i); ++a) {
      for (std::size_t b = 1; b <= std::min(largest_, j); ++b) {
        if (BeadPriors::allowed(a, b, largest_)) reach_match(i, a, j, b, scores, steps);
      }
    }
  }

  // Whether a step between rows keeps to the points that every path runs through.
  bool in_passage(std::size_t from_row, std::size_t from_column, std::size_t to_row,
                  std::size_t to_column) const {
    return from_column >= leave_least_[from_row] && to_column <= arrive_most_[to_row];
  }

  void reach_gap(State gap, std::size_t segment, const Scores& before, Scores& scores,
                 std::array<Step, states>& steps) const {
    const double alone = scorer_.gap_score(gap == source_gap, segment);
    for (int from = 0; from < states; ++from) {
      const double score = before[from] + to_gap_[gap][from] + alone;
      if (score > scores[gap]) {
        scores[gap] = score;
        steps[gap] = Step::gap(static_cast<State>(from));
      }
    }
  }

  void reach_match(std::size_t i, std::size_t a, std::size_t j, std::size_t b, Scores& scores,
                   std::array<Step, states>& steps) {
    if (!band_.contains(i - a, j - b)) return;
    const Scores& before = at(i - a, j - b);
    double best = impossible;
    State from = matched;
    for (int state = 0; state < states; ++state) {
      const double score = before[state] + to_match_[state];
      if (score > best) {
        best = score;
        from = static_cast<State>(state);
      }
    }
    if (best <= impossible / 2) return;
    if (!in_passage(i - a, j - b, i, j) || !limits_.allow(i, a, j, b)) return;
    if (a + b > 2 && !worth_trying(i, a, j, b)) return;
    const double bead = a + b == 2 ? single(i - 1, j - 1) : content(i - 1, a, j - 1, b);
    tried(i, j)[a - 1][b - 1] = bead;
    const double score = best + bead + shapes_[a - 1][b - 1];
    if (score > scores[matched]) {
      scores[matched] = score;
      steps[matched] = Step::match(a, b, from);
      contents_[offset_[i] + j - band_.begin[i]] = static_cast<float>(bead);
    }
  }

  std::vector<Bead> trace() {
    std::size_t i = band_.rows() - 1;
    std::size_t j = band_.end[i] - 1;
    const Scores& last = at(i, j);
    auto state = static_cast<State>(std::max_element(last.begin(), last.end()) - last.begin());
    std::vector<Bead> beads;
    while (i > 0 || j > 0) {
      const std::size_t cell = offset_[i] + j - band_.begin[i];
      const Step step = steps_[cell][state];
      std::size_t a = 1;
      std::size_t b = 1;
      if (state == matched) {
        a = step.a();
        b = step.b();
      } else {
        (state == source_gap ? b : a) = 0;
      }
      if (a > i || b > j) throw std::logic_error("the band leaves no way through");
      beads.push_back({origin_.source + i - a, origin_.source + i, origin_.target + j - b,
                       origin_.target + j, state == matched ? contents_[cell] : 0.0});
      i -= a;
      j -= b;
      state = step.from();
    }
    std::reverse(beads.begin(), beads.end());
    return beads;
  }

  static constexpr double unknown = std::numeric_limits<double>::infinity();
  struct Singles {
    std::size_t begin = 0;
    std::vector<double> scores;
  };

  BeadScorer& scorer_;
  const Band& band_;
  const SearchLimits& limits_;
  GridPoint origin_;
  std::size_t largest_;
  // What the shape of a bead brings beside its content.
  std::array<std::array<double, largest_bead_side>, largest_bead_side> shapes_{};
  std::array<double, states> to_match_{};
  std::array<std::array<double, states>, states> to_gap_{};
  std::vector<std::size_t> arrive_most_;  // [grid row] -> last column at which it may be entered
  std::vector<std::size_t> leave_least_;  // [grid row] -> first column at which it may be left
  std::vector<std::size_t> offset_;
  std::vector<std::array<Step, states>> steps_;
  std::vector<float> contents_;  // of the bead that reaches a grid point
  std::vector<std::vector<Scores>> rows_;
  std::vector<Singles> singles_;
  std::vector<std::vector<Tried>> tried_;
};

}  // namespace

BeadPriors::BeadPriors(const AlignWeights& weights)
    : gap_open(std::log(weights.gap_open)), gap_continue(std::log(weights.gap_continue)) {
  const double rest = 2.0 * weights.one_to_two + weights.two_to_two;
  for (auto& row : match) row.fill(std::log(1e-6));
  match[0][0] = std::log(std::max(0.5, 1.0 - rest));
  for (std::size_t k = 1; k < largest_bead_side; ++k) {
    match[0][k] = match[k][0] =
        std::log(weights.one_to_two) - weights.one_step * static_cast<double>(k - 1);
  }
  match[1][1] = std::log(weights.two_to_two);
  for (std::size_t a = 2; a <= largest_bead_side; ++a) {
    for (std::size_t b = 2; b <= largest_bead_side; ++b) {
      if (a + b < 5) continue;
      match[a - 1][b - 1] =
          std::log(weights.two_to_three) - weights.one_step * static_cast<double>(a + b - 5);
    }
  }
}

bool BeadPriors::allowed(std::size_t a, std::size_t b, std::size_t largest_side) {
  if (std::max(a, b) > largest_side) return false;
  return std::min(a, b) == 1 || a + b <= SimilarityModel::largest_many_to_many;
}

std::vector<Bead> find_best_beads(BeadScorer& scorer, const Band& band, const BeadPriors& priors,
                                  std::size_t largest_side, const SearchLimits& limits,
                                  GridPoint origin) {
  return Search(scorer, band, priors, largest_side, limits, origin).run();
}

BeadPriors fit_priors(const BeadPriors& priors, const std::vector<Bead>& path,
                      const std::vector<Bead>& known) {
  constexpr double prior_count = 60.0;
  std::array<std::array<double, largest_bead_side>, largest_bead_side> counts;
  double matches = prior_count;
  double gap_begins = 2.0 * prior_count * std::exp(priors.gap_open);
  double begins_of = prior_count;
  double goes_on = 20.0 * std::exp(priors.gap_continue);
  double gaps = 20.0;
  for (std::size_t a = 0; a < largest_bead_side; ++a) {
    for (std::size_t b = 0; b < largest_bead_side; ++b)
      counts[a][b] = prior_count * std::exp(priors.match[a][b]);
  }
  const auto count = [&](const Bead& bead) {
    const std::size_t a = bead.source_end - bead.source_begin;
    const std::size_t b = bead.target_end - bead.target_begin;
    if (a > largest_bead_side || b > largest_bead_side) return;
    counts[a - 1][b - 1] += 1.0;
    ++matches;
  };
  for (const Bead& bead : known) count(bead);
  const Bead* before = nullptr;
  for (const Bead& bead : path) {
    const bool continues = before != nullptr && before->is_gap() && bead.is_gap() &&
                           before->has_source() == bead.has_source();
    if (bead.is_gap()) {
      ++gaps;
      if (continues) ++goes_on;
    } else {
      count(bead);
    }
    if (!continues) {
      ++begins_of;
      if (bead.is_gap()) ++gap_begins;
    }
    before = &bead;
  }
  BeadPriors fitted = priors;
  for (std::size_t a = 0; a < largest_bead_side; ++a) {
    for (std::size_t b = 0; b < largest_bead_side; ++b)
      fitted.match[a][b] = std::log(counts[a][b] / matches);
  }
  fitted.gap_open = std::log(std::clamp(0.5 * gap_begins / begins_of, 0.001, 0.2));
  fitted.gap_continue = std::log(std::clamp(goes_on / gaps, 0.1, 0.9));
  return fitted;
}

}  // namespace calque
