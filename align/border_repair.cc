#include "align/border_repair.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/clauses.h"
#include "align/odds.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_clauses = 3;        // of a segment's end or beginning
constexpr std::size_t borders_at_once = 4096;  // whose clauses' vectors are held
// What stands for the comparison with a clause where there is none.
constexpr double no_clause = -1.0;
constexpr double no_pair = -0.5;

using Vector = std::vector<float>;

// The sum of neighbouring segments, of length 1.
Vector vector_of(const SegmentVectors& vectors, std::size_t begin, std::size_t end) {
  Vector sum(vectors.dimension, 0.0F);
  for (std::size_t i = begin; i < end; ++i) add_vector(vectors, i, vectors.weights[i], sum);
  const float size = std::sqrt(dot(sum, sum));
  if (size > 0.0F) {
    for (float& value : sum) value /= size;
  }
  return sum;
}

// The two beads beside a border.
struct Sides {
  Sides(const Bead& before, const Bead& behind, const Texts& texts)
      : source_before(vector_of(texts.source.vectors, before.source_begin, before.source_end)),
        target_before(vector_of(texts.target.vectors, before.target_begin, before.target_end)),
        source_behind(vector_of(texts.source.vectors, behind.source_begin, behind.source_end)),
        target_behind(vector_of(texts.target.vectors, behind.target_begin, behind.target_end)) {}

  Vector source_before;
  Vector target_before;
  Vector source_behind;
  Vector target_behind;
};

double cosine(std::span<const float> a, std::span<const float> b) {
  return static_cast<double>(dot(a, b));
}

// How much longer the source is before the border than behind it, beside the target.
double stretch(const Bead& before, const Bead& behind, const Texts& texts) {
  const auto ratio = [&](const Bead& bead) {
    const double a = length_of(texts.source, bead.source_begin, bead.source_end);
    const double b = length_of(texts.target, bead.target_begin, bead.target_end);
    return std::log(std::max(1.0, a) / std::max(1.0, b));
  };
  return ratio(before) - ratio(behind);
}

// Numbers of clauses among those that are encoded.
using Clauses = std::vector<std::size_t>;

struct Candidate {
  std::size_t bead = 0;
  Clauses source_last;
  Clauses target_first;
  Clauses source_first;
  Clauses target_last;
};

class BorderReader {
 public:
  BorderReader(const std::vector<Bead>& beads, const Texts& texts, const Document& source,
               const Document& target)
      : beads_(beads), texts_(texts), source_(source), target_(target) {}

  // The beads before the borders that are worth a look.
  std::vector<std::size_t> find(double least_doubt) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k + 1 < beads_.size(); ++k) {
      if (meet(beads_[k], beads_[k + 1]) && doubt(k) >= least_doubt) found.push_back(k);
    }
    return found;
  }

  // Adds what the clauses beside these borders say, where there are any.
  void read(std::span<const std::size_t> before_borders, const PartEncoder& encode,
            std::vector<DoubtfulBorder>& borders) {
    clauses_.clear();
    std::vector<Candidate> candidates;
    for (const std::size_t k : before_borders) {
      const Bead& before = beads_[k];
      const Bead& behind = beads_[k + 1];
      const std::size_t known = clauses_.size();
      const Candidate candidate{
          k, clauses(last_clauses(text(source_, before.source_end - 1), most_clauses)),
          clauses(first_clauses(text(target_, behind.target_begin), most_clauses)),
          clauses(first_clauses(text(source_, behind.source_begin), most_clauses)),
          clauses(last_clauses(text(target_, before.target_end - 1), most_clauses))};
      if (clauses_.size() > known) candidates.push_back(candidate);
    }
    if (candidates.empty()) return;
    const SentenceVectors parts = encode(clauses_);
    // Every clause is of one text, but compared with both: centred by its own.
    const SegmentVectors as_source = centred_like(parts, texts_.source.vectors);
    const SegmentVectors as_target = centred_like(parts, texts_.target.vectors);
    for (const Candidate& candidate : candidates)
      borders.push_back({candidate.bead, features(candidate, as_source, as_target)});
  }

 private:
  static std::string_view text(const Document& document, std::size_t segment) {
    return slice(document.text, document.segments[segment].range);
  }

  static bool meet(const Bead& before, const Bead& behind) {
    const auto fits = [](const Bead& bead) {
      return !bead.is_gap() && !bead.is_blank && !bead.is_pinned;
    };
    return fits(before) && fits(behind) && before.source_end == behind.source_begin &&
           before.target_end == behind.target_begin;
  }

  double doubt(std::size_t k) const {
    const Sides sides(beads_[k], beads_[k + 1], texts_);
    return std::abs(stretch(beads_[k], beads_[k + 1], texts_)) + 2.0 * (across(sides) - own(sides));
  }

  static double across(const Sides& sides) {
    return std::max(cosine(sides.source_before, sides.target_behind),
                    cosine(sides.source_behind, sides.target_before));
  }
  static double own(const Sides& sides) {
    return std::min(cosine(sides.source_before, sides.target_before),
                    cosine(sides.source_behind, sides.target_behind));
  }

  Clauses clauses(const std::vector<std::string_view>& parts) {
    Clauses numbers(parts.size());
    std::iota(numbers.begin(), numbers.end(), clauses_.size());
    clauses_.insert(clauses_.end(), parts.begin(), parts.end());
    return numbers;
  }

  // How much nearer a clause is to what lies across the border than to its own bead's other side.
  static double pull(const Clauses& clauses, const SegmentVectors& vectors, const Vector& across,
                     const Vector& own) {
    double most = no_clause;
    for (const std::size_t k : clauses)
      most = std::max(most, cosine(vectors.of(k), across) - cosine(vectors.of(k), own));
    return most;
  }

  static double nearest_pair(const Clauses& source, const SegmentVectors& as_source,
                             const Clauses& target, const SegmentVectors& as_target) {
    double most = no_pair;
    for (const std::size_t i : source) {
      for (const std::size_t j : target)
        most = std::max(most, cosine(as_source.of(i), as_target.of(j)));
    }
    return most;
  }

  BorderFeatures features(const Candidate& candidate, const SegmentVectors& as_source,
                          const SegmentVectors& as_target) const {
    const Bead& before = beads_[candidate.bead];
    const Bead& behind = beads_[candidate.bead + 1];
    const Sides sides(before, behind, texts_);
    const double longer = stretch(before, behind, texts_);
    const auto direction = [&](double source_pull, double target_pull, double pair, double length) {
      BorderFeatures f{};
      f[border::one_clause] = std::max(source_pull, target_pull);
      f[border::both_clauses] = std::min(source_pull, target_pull);
      f[border::clause_pair] = pair;
      f[border::lengths] = length;
      f[border::across] = across(sides);
      f[border::own] = own(sides);
      return f;
    };
    const auto& [k, source_last, target_first, source_first, target_last] = candidate;
    // The source's sentence ends in what the target's next one begins with, or the other way round.
    const auto down =
        direction(pull(source_last, as_source, sides.target_behind, sides.target_before),
                  pull(target_first, as_target, sides.source_before, sides.source_behind),
                  nearest_pair(source_last, as_source, target_first, as_target), longer);
    const auto up =
        direction(pull(source_first, as_source, sides.target_before, sides.target_behind),
                  pull(target_last, as_target, sides.source_behind, sides.source_before),
                  nearest_pair(source_first, as_source, target_last, as_target), -longer);
    const auto sum = [](const BorderFeatures& f) {
      return f[border::one_clause] + f[border::both_clauses] + f[border::clause_pair];
    };
    return sum(down) >= sum(up) ? down : up;
  }

  const std::vector<Bead>& beads_;
  const Texts& texts_;
  const Document& source_;
  const Document& target_;
  std::vector<std::string_view> clauses_;  // of the borders that are being read
};

// Log odds that the border is none.
double log_odds(const BorderFeatures& features, const BorderWeights& weights) {
  return std::inner_product(features.begin(), features.end(), weights.features.begin(),
                            weights.offset);
}

// What the text at hand adds to the log odds of its borders: translators differ in how freely they
// part sentences. Its rate of false ones by expectation-maximisation (Saerens, Latinne and
// Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities", 2002), the
// fitted rate being as good as `known` borders seen before.
double shift_of_text(const std::vector<double>& odds, double fitted_rate) {
  constexpr double known = 30.0;
  constexpr int rounds = 20;
  const double usual = std::log(fitted_rate / (1.0 - fitted_rate));
  double rate = fitted_rate;
  for (int round = 0; round < rounds; ++round) {
    const double shift = std::log(rate / (1.0 - rate)) - usual;
    double sum = known * fitted_rate;
    for (const double odd : odds) sum += odds_to_probability(odd + shift);
    rate = sum / (static_cast<double>(odds.size()) + known);
  }
  return std::log(rate / (1.0 - rate)) - usual;
}

Bead merged(const Bead& before, const Bead& behind) {
  Bead bead = before;
  bead.source_end = behind.source_end;
  bead.target_end = behind.target_end;
  bead.score = std::min(before.score, behind.score);
  return bead;
}

bool is_of_size(const Bead& bead, std::size_t largest_side) {
  const std::size_t a = bead.source_end - bead.source_begin;
  const std::size_t b = bead.target_end - bead.target_begin;
  return BeadPriors::allowed(a, b, largest_side);
}

}  // namespace

std::vector<DoubtfulBorder> doubtful_borders(const std::vector<Bead>& beads, const Texts& texts,
                                             const Document& source, const Document& target,
                                             const BorderWeights& weights,
                                             const PartEncoder& encode) {
  if (texts.source.vectors.empty() || texts.target.vectors.empty()) return {};
  BorderReader reader(beads, texts, source, target);
  const std::vector<std::size_t> found = reader.find(weights.least_doubt);
  const std::span<const std::size_t> all(found);
  std::vector<DoubtfulBorder> borders;
  for (std::size_t k = 0; k < all.size(); k += borders_at_once) {
    reader.read(all.subspan(k, std::min(borders_at_once, all.size() - k)), encode, borders);
  }
  return borders;
}

std::vector<Bead> without_false_borders(const std::vector<Bead>& beads,
                                        const std::vector<DoubtfulBorder>& borders,
                                        const BorderWeights& weights, std::size_t largest_side,
                                        const std::function<bool(const Bead&)>& may_merge) {
  std::vector<std::pair<double, std::size_t>> false_ones;
  std::vector<double> odds;
  for (const DoubtfulBorder& border : borders) odds.push_back(log_odds(border.features, weights));
  const double shift = shift_of_text(odds, weights.rate);
  for (std::size_t k = 0; k < borders.size(); ++k) {
    if (odds[k] + shift > 0.0) false_ones.push_back({-odds[k], borders[k].bead});
  }
  std::sort(false_ones.begin(), false_ones.end());
  std::vector<Bead> made = beads;
  std::vector<std::size_t> first(beads.size());  // [bead] -> first of those it is merged with
  std::iota(first.begin(), first.end(), std::size_t{0});
  std::vector<std::size_t> last = first;
  for (const auto& [minus_odds, k] : false_ones) {
    const std::size_t begin = first[k];
    const std::size_t end = last[k + 1];
    const Bead whole = merged(made[begin], made[k + 1]);
    if (!is_of_size(whole, largest_side) || !may_merge(whole)) continue;
    made[begin] = whole;
    for (std::size_t i = begin; i <= end; ++i) {
      first[i] = begin;
      last[i] = end;
    }
  }
  std::vector<Bead> kept;
  for (std::size_t k = 0; k < made.size(); ++k) {
    if (first[k] == k) kept.push_back(made[k]);
  }
  return kept;
}

}  // namespace calque
