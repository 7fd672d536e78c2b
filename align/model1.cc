// Lexicon::learned_from: IBM Model 1 over beads of token types.
#include <algorithm>
#include <cmath>

#include "align/lexicon.h"

namespace calque {
namespace {

constexpr std::size_t most_pairs =
    6'000'000;  // of types in all beads: enough to learn from; bounds time and memory
constexpr std::size_t most_types = 60;  // of one side of a bead; longer ones say little
constexpr int iterations = 4;
constexpr double discount = 0.8;        // of an expected count: once seen is next to never
constexpr float null_share = 0.5F;      // the empty word stands for this many words
constexpr double spelling_prior = 3.0;  // occurrences at which learned and spelled weigh equal

using Beads = std::vector<const WeightedBead*>;

// Which target types each source type stands with, and the probabilities of both directions. The
// pairs of every bead are looked up once: places_ holds, bead after bead and row after row, the
// entry of each (source type, target type), or none.
class Cooccurrence {
 public:
  Cooccurrence(const Beads& beads, const TokenizedDocument& source, const TokenizedDocument& target)
      : beads_(beads), source_(source), target_(target) {
    find_pairs(rows_by_type());
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
  // One source type in one bead: where its row of places begins.
  struct Row {
    std::uint32_t bead;
    std::size_t places;
  };

  bool repeats(const TokenizedDocument& document, std::uint32_t type) const {
    return document.types[type].segments >= 2;
  }

  // [source type] -> its rows; types that come up once are left out.
  std::vector<std::vector<Row>> rows_by_type() {
    std::vector<std::vector<Row>> rows(source_.types.size());
    std::size_t places = 0;
    for (std::uint32_t b = 0; b < beads_.size(); ++b) {
      for (const std::uint32_t s : beads_[b]->source) {
        if (repeats(source_, s)) rows[s].push_back({b, places});
        places += beads_[b]->target.size();
      }
    }
    places_.assign(places, none);
    return rows;
  }

  // Keeps the pairs of types that stand together in two beads or more.
  void find_pairs(const std::vector<std::vector<Row>>& rows) {
    std::vector<std::uint32_t> seen(target_.types.size(), 0);
    std::vector<std::uint32_t> place(target_.types.size(), none);
    std::vector<std::uint32_t> touched;
    begin_.assign(1, 0);
    for (const auto& rows_of_type : rows) {
      touched.clear();
      for (const Row& row : rows_of_type) {
        for (const std::uint32_t t : beads_[row.bead]->target) {
          if (repeats(target_, t) && ++seen[t] == 2) touched.push_back(t);
        }
      }
      std::sort(touched.begin(), touched.end());
      for (const std::uint32_t t : touched) {
        place[t] = static_cast<std::uint32_t>(targets_.size());
        targets_.push_back(t);
      }
      for (const Row& row : rows_of_type) {
        const auto& target = beads_[row.bead]->target;
        for (std::size_t j = 0; j < target.size(); ++j) places_[row.places + j] = place[target[j]];
        for (const std::uint32_t t : target) seen[t] = 0;
      }
      for (const std::uint32_t t : touched) place[t] = none;
      begin_.push_back(targets_.size());
    }
  }

  void step() {
    forward_count_.assign(targets_.size(), 0.0F);
    backward_count_.assign(targets_.size(), 0.0F);
    std::size_t places = 0;
    for (const WeightedBead* bead : beads_) {
      collect(*bead, places_.data() + places);
      places += bead->source.size() * bead->target.size();
    }
    normalise();
  }

  // Expected counts of one bead: every target token is explained by the bead's source tokens in
  // proportion, and the other way round.
  void collect(const WeightedBead& bead, const std::uint32_t* places) {
    const std::size_t rows = bead.source.size();
    const std::size_t columns = bead.target.size();
    row_share_.assign(rows, null_share);
    column_share_.assign(columns, null_share);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::uint32_t place = places[i * columns + j];
        if (place == none) continue;
        column_share_[j] += forward_[place];
        row_share_[i] += backward_[place];
      }
    }
    const auto weight = static_cast<float>(bead.weight);
    for (float& share : row_share_) share = weight / share;
    for (float& share : column_share_) share = weight / share;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::uint32_t place = places[i * columns + j];
        if (place == none) continue;
        forward_count_[place] += forward_[place] * column_share_[j];
        backward_count_[place] += backward_[place] * row_share_[i];
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

  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  const Beads& beads_;
  const TokenizedDocument& source_;
  const TokenizedDocument& target_;
  std::vector<std::uint32_t> places_;
  std::vector<std::size_t> begin_;      // [source type] -> first pair; one more at the end
  std::vector<std::uint32_t> targets_;  // [pair]
  std::vector<float> forward_, backward_, forward_count_, backward_count_;
  std::vector<float> row_share_, column_share_;  // scratch of collect()
};

// An even choice of the beads, so many that their pairs of types stay within bounds.
Beads choose_beads(const std::vector<WeightedBead>& beads) {
  const auto is_long = [](const WeightedBead& bead) {
    return bead.source.size() > most_types || bead.target.size() > most_types;
  };
  std::size_t pairs = 0;
  for (const WeightedBead& bead : beads) {
    if (!is_long(bead)) pairs += bead.source.size() * bead.target.size();
  }
  Beads chosen;
  const std::size_t step = pairs / most_pairs + 1;
  for (std::size_t i = 0; i < beads.size(); i += step) {
    if (!is_long(beads[i])) chosen.push_back(&beads[i]);
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
  std::vector<Pair> pairs = given_;
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
  Lexicon lexicon = build(joined(std::move(pairs)), given_, source, target);
  lexicon.spelling_ = spelling_;
  lexicon.given_ = given_;
  return lexicon;
}

}  // namespace calque
