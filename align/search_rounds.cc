#include "align/search_rounds.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/band.h"
#include "align/bead_scorer.h"
#include "align/coarse_path.h"
#include "align/odds.h"

namespace calque {
namespace {

constexpr std::size_t most_cells_searched_whole = 1'500'000;
// Half widths of bands: where words are looked up quickly, the most that is searched, and the least
// in the first, second and later rounds.
constexpr std::size_t coarse_half = 500;
constexpr std::size_t wide_half = 200;
constexpr std::size_t first_half = 8;
constexpr std::size_t second_half = 6;
constexpr std::size_t narrow_half = 4;
constexpr double sure_score = 5.0;  // of a bead that the path surely runs through
// Score from which 1-1 beads between their like are not searched again.
constexpr double first_settled = 8.0;
constexpr double later_settled = 6.0;
constexpr std::size_t first_largest_side = 2;
constexpr int learning_rounds = 3;
constexpr int rounds_of_long = 2;  // a long text teaches enough in fewer rounds
constexpr std::size_t long_text = 8000;

// The types of the segments [begin, end) as a sorted set, without room for more.
std::vector<std::uint32_t> type_set(const TokenizedDocument& document, std::size_t begin,
                                    std::size_t end, std::vector<std::uint32_t>& types) {
  types.clear();
  for (std::size_t i = begin; i < end; ++i) {
    for (const Token& token : document.segments[i]) types.push_back(token.type);
  }
  std::sort(types.begin(), types.end());
  return {types.begin(), std::unique(types.begin(), types.end())};
}

double weight_of(const Bead& bead) {
  return bead.is_pinned ? 1.0 : odds_to_probability(bead.score);
}

std::vector<WeightedBead> to_learn_from(const std::vector<Bead>& beads, const Texts& texts) {
  std::vector<WeightedBead> learnt;
  learnt.reserve(beads.size());
  std::vector<std::uint32_t> scratch;
  for (const Bead& bead : beads) {
    if (bead.is_gap()) continue;
    learnt.push_back({type_set(texts.source, bead.source_begin, bead.source_end, scratch),
                      type_set(texts.target, bead.target_begin, bead.target_end, scratch),
                      weight_of(bead)});
  }
  return learnt;
}

std::vector<LengthPair> lengths_of(const std::vector<Bead>& beads, const Texts& texts) {
  std::vector<LengthPair> pairs;
  for (const Bead& bead : beads) {
    if (bead.is_gap()) continue;
    pairs.push_back({length_of(texts.source, bead.source_begin, bead.source_end),
                     length_of(texts.target, bead.target_begin, bead.target_end), weight_of(bead)});
  }
  return pairs;
}

// What the beads show of the cosine of translations.
std::vector<CosinePair> cosines_of(const std::vector<Bead>& beads, const Texts& texts) {
  std::vector<CosinePair> pairs;
  if (texts.source.vectors.empty()) return pairs;
  for (const Bead& bead : beads) {
    const std::size_t a = bead.source_end - bead.source_begin;
    const std::size_t b = bead.target_end - bead.target_begin;
    if (a == 0 || b == 0 || std::max(a, b) > largest_bead_side) continue;
    pairs.push_back({bead_cosine(texts.source.vectors, bead.source_end - 1, a, texts.target.vectors,
                                 bead.target_end - 1, b),
                     weight_of(bead)});
  }
  return pairs;
}

// Of segments that stand near each other's translations, without being such.
std::vector<double> cosines_beside(const std::vector<Bead>& beads, const Texts& texts) {
  constexpr std::size_t least_away = 2;  // beads
  constexpr std::size_t most_away = 8;
  constexpr std::size_t most_pairs = 6000;
  std::vector<double> cosines;
  const SegmentVectors& source = texts.source.vectors;
  const SegmentVectors& target = texts.target.vectors;
  if (source.empty()) return cosines;
  const std::size_t step = 1 + beads.size() * (most_away - least_away + 1) / most_pairs;
  std::size_t count = 0;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    for (std::size_t away = least_away; away <= most_away && k + away < beads.size(); ++away) {
      const Bead& a = beads[k % 2 == 0 ? k : k + away];
      const Bead& b = beads[k % 2 == 0 ? k + away : k];
      if (!a.has_source() || !b.has_target() || count++ % step != 0) continue;
      const std::size_t i = a.source_begin;
      const std::size_t j = b.target_begin;
      cosines.push_back(cosine(source, i, target, j) -
                        0.5 * static_cast<double>(source.nearness[i] + target.nearness[j]));
    }
  }
  return cosines;
}

std::vector<GridPoint> path_of(const std::vector<Bead>& beads) {
  std::vector<GridPoint> path{{0, 0}};
  for (const Bead& bead : beads) path.push_back({bead.source_end, bead.target_end});
  return path;
}

// The points of the path between two good beads, with its ends.
std::vector<GridPoint> sure_points(const std::vector<Bead>& beads) {
  const auto good = [&](std::size_t k) {
    return !beads[k].is_gap() && beads[k].score >= sure_score;
  };
  std::vector<GridPoint> sure{{0, 0}};
  for (std::size_t k = 1; k < beads.size(); ++k) {
    if (good(k - 1) && good(k)) sure.push_back({beads[k].source_begin, beads[k].target_begin});
  }
  if (!beads.empty()) sure.push_back({beads.back().source_end, beads.back().target_end});
  return sure;
}

// Both ends of the beads that need no second look: 1-1 between their like, all good.
std::vector<GridPoint> settled_points(const std::vector<Bead>& beads, double settled_score) {
  const auto good = [&](const Bead& bead) {
    return bead.source_end == bead.source_begin + 1 && bead.target_end == bead.target_begin + 1 &&
           bead.score >= settled_score;
  };
  std::vector<GridPoint> settled;
  for (std::size_t k = 1; k + 1 < beads.size(); ++k) {
    if (!good(beads[k - 1]) || !good(beads[k]) || !good(beads[k + 1])) continue;
    const GridPoint begin{beads[k].source_begin, beads[k].target_begin};
    if (settled.empty() || settled.back() != begin) settled.push_back(begin);
    settled.push_back({beads[k].source_end, beads[k].target_end});
  }
  return settled;
}

// Whether another round could change next to nothing.
bool is_settled(const std::vector<Bead>& beads) {
  constexpr double nearly_all = 0.9;
  return static_cast<double>(settled_points(beads, later_settled).size()) >=
         nearly_all * static_cast<double>(beads.size());
}

// `path` led through the points that a person has set, without those that lie across them.
std::vector<GridPoint> led_through(const std::vector<GridPoint>& path,
                                   const std::vector<GridPoint>& passed) {
  std::vector<GridPoint> led{path.front()};  // (0, 0), which no point lies across
  auto next = passed.begin();
  for (std::size_t k = 1; k < path.size(); ++k) {
    const GridPoint point = path[k];
    for (; next != passed.end() && next->source <= point.source; ++next) {
      while (led.size() > 1 && led.back().target > next->target) led.pop_back();
      led.push_back(*next);
    }
    const bool after = led.back().target <= point.target;
    const bool before = next == passed.end() || point.target <= next->target;
    if (after && before) led.push_back(point);
  }
  return led;
}

template <typename Item>
std::vector<Item> joined(std::vector<Item> a, const std::vector<Item>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// What a path and the lessons teach about the texts at hand.
void learn(const std::vector<Bead>& path, const Lessons& lessons, const Texts& texts, Found& found,
           BeadPriors& priors) {
  found.model.lexicon = found.model.lexicon.learned_from(
      joined(to_learn_from(path, texts), lessons.words), texts.source, texts.target);
  found.model.similarity.fit(cosines_of(path, texts));
  if (!path.empty()) found.model.similarity.fit_neighbours(cosines_beside(path, texts));
  found.model.lengths.fit(joined(lengths_of(path, texts), lessons.lengths));
  priors = fit_priors(priors, path, lessons.beads);
}

Band first_band(const Texts& texts, const Lexicon& lexicon, const SearchLimits& limits) {
  const std::size_t n = texts.source.segments.size();
  const std::size_t m = texts.target.segments.size();
  if ((n + 1) * (m + 1) <= most_cells_searched_whole) return full_band(n, m);
  const auto anchors = anchor_points(texts.source, texts.target, lexicon);
  const Band wide = band_around(led_through(anchors, limits.passed), coarse_half);
  const auto path =
      led_through(coarse_path(texts.source, texts.target, lexicon, wide), limits.passed);
  return band_around(path, widths_between(path, first_half, wide_half));
}

}  // namespace

double length_of(const TokenizedDocument& document, std::size_t begin, std::size_t end) {
  return std::accumulate(document.lengths.begin() + static_cast<std::ptrdiff_t>(begin),
                         document.lengths.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
}

Lessons::Lessons(std::vector<Bead> known, const Texts& texts)
    : beads(std::move(known)),
      words(to_learn_from(beads, texts)),
      lengths(lengths_of(beads, texts)) {}

Found search_in_rounds(const Texts& texts, std::size_t largest_side, const AlignOptions& options,
                       const SearchLimits& limits, const Lessons& lessons) {
  Found found{{},
              {Lexicon::from_spelling(texts.source, texts.target, options.dictionary),
               LengthModel(texts.source.lengths, texts.target.lengths),
               SimilarityModel(texts.source.vectors, texts.target.vectors)}};
  BeadPriors priors(options.weights_in_use());
  if (!lessons.beads.empty()) learn({}, lessons, texts, found, priors);
  Band band = first_band(texts, found.model.lexicon, limits);
  const bool is_long = texts.source.segments.size() + texts.target.segments.size() > long_text;
  const int rounds = is_long ? rounds_of_long : learning_rounds;
  const AlignWeights& weights = options.weights_in_use();
  const auto search = [&](const BeadWeights& by, std::size_t largest) {
    pass_through(band, limits.passed, true);
    BeadScorer scorer(texts.source, texts.target, found.model, weights, by, largest_bead_side);
    found.beads = find_best_beads(scorer, band, priors, largest, limits);
  };
  for (int round = 0; round < rounds; ++round) {
    const bool is_first = round == 0;
    search(weights.learning, is_first ? std::min(first_largest_side, largest_side) : largest_side);
    const bool settled = is_long && !is_first && is_settled(found.beads);
    learn(found.beads, lessons, texts, found, priors);
    band = band_around(
        path_of(found.beads),
        widths_between(sure_points(found.beads), is_first ? second_half : narrow_half, wide_half));
    pass_through(band, settled_points(found.beads, is_first ? first_settled : later_settled),
                 false);
    if (settled) break;
  }
  search(weights.path, largest_side);
  found.priors = priors;
  return found;
}

}  // namespace calque
