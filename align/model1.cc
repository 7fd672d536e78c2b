// Lexicon::learned_from: IBM Model 1 over beads of token types.
#include <algorithm>
#include <cmath>

#include "align/lexicon.h"

namespace calque {
namespace {

constexpr std::size_t most_beads = 20000;  // enough to learn from; bounds time and memory
constexpr std::size_t most_types = 60;     // of one side of a bead; longer ones say little
constexpr int iterations = 4;
constexpr double discount = 0.8;        // of an expected count: once seen is next to never
constexpr double null_share = 0.5;      // the empty word stands for this many words
constexpr double spelling_prior = 3.0;  // occurrences at which learned and spelled weigh equal

// Which target types each source type stands with, and the probabilities of both directions.
class Cooccurrence {
 public:
  Cooccurrence(const std::vector<const WeightedBead*>& beads, const TokenizedDocument& source,
               const TokenizedDocument& target)
      : beads_(beads), source_(source), target_(target) {
    std::vector<std::uint64_t> keys;
    for (const WeightedBead* bead : beads) {
      for (const std::uint32_t s : bead->source) {
        for (const std::uint32_t t : bead->target) {
          if (usable(s, t)) keys.push_back(std::uint64_t{s} << 32 | t);
        }
      }
    }
    std::sort(keys.begin(), keys.end());
    begin_.assign(source.types.size() + 1, 0);
    for (std::size_t i = 0; i < keys.size();) {
      std::size_t j = i;
      while (j < keys.size() && keys[j] == keys[i]) ++j;
      if (j - i >= 2) {
        targets_.push_back(static_cast<std::uint32_t>(keys[i]));
        ++begin_[(keys[i] >> 32) + 1];
      }
      i = j;
    }
    for (std::size_t s = 1; s < begin_.size(); ++s) begin_[s] += begin_[s - 1];
    forward_.assign(targets_.size(), 1.0F);
    backward_.assign(targets_.size(), 1.0F);
  }

  void run() {
    for (int i = 0; i < iterations; ++i) step();
  }

  template <typename Visit>  // visit(source type, target type, expected joint count)
  void for_each(Visit visit) const {
    for (std::uint32_t s = 0; s + 1 < begin_.size(); ++s) {
      for (std::size_t k = begin_[s]; k < begin_[s + 1]; ++k) {
        const double joint = std::sqrt(static_cast<double>(forward_count_[k]) * backward_count_[k]);
        visit(s, targets_[k], joint);
      }
    }
  }

 private:
  bool usable(std::uint32_t s, std::uint32_t t) const {
    return source_.types[s].segments >= 2 && target_.types[t].segments >= 2;
  }

  std::size_t find(std::uint32_t s, std::uint32_t t) const {
    const auto first = targets_.begin() + static_cast<std::ptrdiff_t>(begin_[s]);
    const auto last = targets_.begin() + static_cast<std::ptrdiff_t>(begin_[s + 1]);
    const auto found = std::lower_bound(first, last, t);
    return found != last && *found == t ? static_cast<std::size_t>(found - targets_.begin()) : none;
  }

  void step() {
    forward_count_.assign(targets_.size(), 0.0F);
    backward_count_.assign(targets_.size(), 0.0F);
    for (const WeightedBead* bead : beads_) collect(*bead);
    normalise();
  }

  // Expected counts of one bead: every target token is explained by the bead's source tokens in
  // proportion, and the other way round.
  void collect(const WeightedBead& bead) {
    const std::size_t rows = bead.source.size();
    const std::size_t columns = bead.target.size();
    places_.assign(rows * columns, none);
    row_sum_.assign(rows, null_share);
    column_sum_.assign(columns, null_share);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::size_t place = find(bead.source[i], bead.target[j]);
        places_[i * columns + j] = place;
        if (place == none) continue;
        column_sum_[j] += forward_[place];
        row_sum_[i] += backward_[place];
      }
    }
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::size_t place = places_[i * columns + j];
        if (place == none) continue;
        forward_count_[place] += static_cast<float>(bead.weight * forward_[place] / column_sum_[j]);
        backward_count_[place] += static_cast<float>(bead.weight * backward_[place] / row_sum_[i]);
      }
    }
  }

  // Ratios p(t|s)/p(t) and p(s|t)/p(s), scaled so that the empty word has ratio 1.
  void normalise() {
    std::vector<double> per_source(source_.types.size(), 0.0);
    std::vector<double> per_target(target_.types.size(), 0.0);
    for (std::uint32_t s = 0; s + 1 < begin_.size(); ++s) {
      for (std::size_t k = begin_[s]; k < begin_[s + 1]; ++k) {
        per_source[s] += forward_count_[k];
        per_target[targets_[k]] += backward_count_[k];
      }
    }
    const double beads = static_cast<double>(beads_.size());
    for (std::uint32_t s = 0; s + 1 < begin_.size(); ++s) {
      for (std::size_t k = begin_[s]; k < begin_[s + 1]; ++k) {
        const std::uint32_t t = targets_[k];
        const double share_t = source_share(target_.types[t].segments, beads);
        const double share_s = source_share(source_.types[s].segments, beads);
        forward_[k] = static_cast<float>(forward_count_[k] / (per_source[s] + 1.0) / share_t);
        backward_[k] = static_cast<float>(backward_count_[k] / (per_target[t] + 1.0) / share_s);
      }
    }
  }

  static double source_share(std::uint32_t segments, double beads) {
    return std::min(1.0, (static_cast<double>(segments) + 1.0) / (beads + 1.0));
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const std::vector<const WeightedBead*>& beads_;
  const TokenizedDocument& source_;
  const TokenizedDocument& target_;
  std::vector<std::size_t> begin_;
  std::vector<std::uint32_t> targets_;
  std::vector<float> forward_, backward_, forward_count_, backward_count_;
  std::vector<std::size_t> places_;
  std::vector<double> row_sum_, column_sum_;
};

std::vector<const WeightedBead*> choose_beads(const std::vector<WeightedBead>& beads) {
  std::vector<const WeightedBead*> chosen;
  const std::size_t step = beads.size() / most_beads + 1;
  for (std::size_t i = 0; i < beads.size(); i += step) {
    const WeightedBead& bead = beads[i];
    if (bead.source.size() <= most_types && bead.target.size() <= most_types)
      chosen.push_back(&bead);
  }
  return chosen;
}

}  // namespace

Lexicon Lexicon::learned_from(const std::vector<WeightedBead>& beads,
                              const TokenizedDocument& source,
                              const TokenizedDocument& target) const {
  const auto chosen = choose_beads(beads);
  Cooccurrence model(chosen, source, target);
  model.run();
  const double sampled = static_cast<double>(beads.size()) /
                         static_cast<double>(std::max<std::size_t>(1, chosen.size()));
  std::vector<Pair> pairs;
  // Spelling speaks until the texts have: the more often both words come up, the less it counts.
  for (const Pair& pair : spelling_) {
    const double seen = std::min(source.types[pair.source].count, target.types[pair.target].count);
    Pair kept = pair;
    kept.joint *= static_cast<float>(spelling_prior / (spelling_prior + seen - 1.0));
    pairs.push_back(kept);
  }
  model.for_each([&](std::uint32_t s, std::uint32_t t, double joint) {
    joint = (joint - discount) * sampled;
    if (joint <= 0.0) return;
    const double seen = std::min(source.types[s].count, target.types[t].count);
    pairs.push_back({s, t, static_cast<float>(std::min(joint, 0.9 * seen))});
  });
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::pair(a.source, a.target) < std::pair(b.source, b.target);
  });
  std::vector<Pair> joined;
  for (const Pair& pair : pairs) {
    if (!joined.empty() && joined.back().source == pair.source &&
        joined.back().target == pair.target) {
      joined.back().joint = std::max(joined.back().joint, pair.joint);
    } else {
      joined.push_back(pair);
    }
  }
  Lexicon lexicon = build(std::move(joined), source, target);
  lexicon.spelling_ = spelling_;
  return lexicon;
}

}  // namespace calque
