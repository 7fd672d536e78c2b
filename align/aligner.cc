#include "align/aligner.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/anchors/name_projection.h"
#include "align/band.h"
#include "align/bead_scorer.h"
#include "align/bead_search.h"
#include "align/coarse_path.h"
#include "align/evidence.h"
#include "align/kept_segments.h"
#include "align/moved.h"
#include "align/pin_plan.h"
#include "align/weights.h"
#include "align/word_evidence.h"

namespace calque {
namespace {

constexpr std::size_t most_cells_searched_whole = 1'500'000;
// Half widths of bands: where words are looked up quickly, the most that is searched, and the least
// in the first, second and later rounds.
constexpr std::size_t coarse_half = 500;
constexpr std::size_t wide_half = 200;
constexpr std::size_t first_half = 12;
constexpr std::size_t second_half = 10;
constexpr std::size_t narrow_half = 4;
constexpr double sure_score = 5.0;  // of a bead that the path surely runs through
// Score from which 1-1 beads between their like are not searched again.
constexpr double first_settled = 8.0;
constexpr double later_settled = 6.0;
constexpr std::size_t most_words = 6;  // pairs of words shown with a link
constexpr std::size_t first_largest_side = 2;
constexpr int learning_rounds = 3;
constexpr int rounds_of_long = 2;  // a long text teaches enough in fewer rounds
constexpr std::size_t long_text = 8000;

struct Texts {
  TokenizedDocument source;
  TokenizedDocument target;
};

// What the search found, and what it learned on the way.
struct Found {
  std::vector<Bead> beads;
  Lexicon lexicon;
  LengthModel lengths;
};

// The types of the segments [begin, end) as a sorted set.
std::vector<std::uint32_t> type_set(const TokenizedDocument& document, std::size_t begin,
                                    std::size_t end) {
  std::vector<std::uint32_t> types;
  for (std::size_t i = begin; i < end; ++i) {
    for (const Token& token : document.segments[i]) types.push_back(token.type);
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

double length_of(const TokenizedDocument& document, std::size_t begin, std::size_t end) {
  return std::accumulate(document.lengths.begin() + static_cast<std::ptrdiff_t>(begin),
                         document.lengths.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
}

double odds_to_probability(double log_odds) { return 1.0 / (1.0 + std::exp(-log_odds)); }

std::vector<WeightedBead> to_learn_from(const std::vector<Bead>& beads, const Texts& texts) {
  std::vector<WeightedBead> learnt;
  for (const Bead& bead : beads) {
    if (bead.is_gap()) continue;
    learnt.push_back({type_set(texts.source, bead.source_begin, bead.source_end),
                      type_set(texts.target, bead.target_begin, bead.target_end),
                      odds_to_probability(bead.score)});
  }
  return learnt;
}

std::vector<LengthPair> lengths_of(const std::vector<Bead>& beads, const Texts& texts) {
  std::vector<LengthPair> pairs;
  for (const Bead& bead : beads) {
    if (bead.is_gap()) continue;
    pairs.push_back({length_of(texts.source, bead.source_begin, bead.source_end),
                     length_of(texts.target, bead.target_begin, bead.target_end),
                     odds_to_probability(bead.score)});
  }
  return pairs;
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

// `path` led through the points that a person has set, without those that lie across them.
std::vector<GridPoint> led_through(const std::vector<GridPoint>& path,
                                   const std::vector<GridPoint>& passed) {
  std::vector<GridPoint> led;
  auto next = passed.begin();
  for (const GridPoint& point : path) {
    for (; next != passed.end() && next->source <= point.source; ++next) {
      while (!led.empty() && led.back().target > next->target) led.pop_back();
      led.push_back(*next);
    }
    const bool after = led.empty() || led.back().target <= point.target;
    const bool before = next == passed.end() || point.target <= next->target;
    if (after && before) led.push_back(point);
  }
  return led;
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

// Search, learn from what was found, search again in a narrower band.
Found search(const Texts& texts, std::size_t largest_side, const AlignOptions& options,
             const SearchLimits& limits) {
  Found found{{},
              Lexicon::from_spelling(texts.source, texts.target, options.dictionary),
              LengthModel(texts.source.lengths, texts.target.lengths)};
  BeadPriors priors(options.weights);
  Band band = first_band(texts, found.lexicon, limits);
  const bool is_long = texts.source.segments.size() + texts.target.segments.size() > long_text;
  const int rounds = is_long ? rounds_of_long : learning_rounds;
  for (int round = 0; round <= rounds; ++round) {
    const bool is_first = round == 0;
    pass_through(band, limits.passed, true);
    BeadScorer scorer(texts.source, texts.target, found.lexicon, found.lengths, options.weights,
                      largest_bead_side);
    found.beads = find_best_beads(
        scorer, band, priors, is_first ? std::min(first_largest_side, largest_side) : largest_side,
        limits);
    if (round == rounds) break;
    found.lexicon =
        found.lexicon.learned_from(to_learn_from(found.beads, texts), texts.source, texts.target);
    found.lengths.fit(lengths_of(found.beads, texts));
    priors = fit_priors(priors, found.beads);
    band = band_around(
        path_of(found.beads),
        widths_between(sure_points(found.beads), is_first ? second_half : narrow_half, wide_half));
    pass_through(band, settled_points(found.beads, is_first ? first_settled : later_settled),
                 false);
  }
  return found;
}

std::vector<std::size_t> indices(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> all(end - begin);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

// How probable it is that a bead is exactly right. A gap has no content to judge.
double probability(const Bead& bead, std::size_t gaps_beside, const AlignWeights& weights) {
  if (bead.is_gap() || bead.is_blank) return 0.5;
  const std::size_t size =
      bead.source_end - bead.source_begin + bead.target_end - bead.target_begin;
  return odds_to_probability(weights.calibration_offset +
                             weights.calibration_slope * std::min(bead.score, calibration_knee) +
                             weights.calibration_high_slope *
                                 std::max(0.0, bead.score - calibration_knee) +
                             (size == 3 ? weights.calibration_three : 0.0) +
                             (size > 3 ? weights.calibration_larger : 0.0) +
                             weights.calibration_gap * static_cast<double>(gaps_beside));
}

std::size_t gaps_beside(const std::vector<Bead>& beads, std::size_t k) {
  const bool before = k > 0 && beads[k - 1].is_gap();
  const bool after = k + 1 < beads.size() && beads[k + 1].is_gap();
  return (before ? 1 : 0) + (after ? 1 : 0);
}

// `beads` with those of `crossing` in the place of their source segments, which are gaps there like
// their target segments.
std::vector<Bead> with_crossing(const std::vector<Bead>& beads, const std::vector<Bead>& crossing,
                                const Texts& texts) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> source_in(texts.source.segments.size(), none);
  std::vector<bool> target_in(texts.target.segments.size(), false);
  for (std::size_t k = 0; k < crossing.size(); ++k) {
    for (std::size_t i = crossing[k].source_begin; i < crossing[k].source_end; ++i)
      source_in[i] = k;
    for (std::size_t j = crossing[k].target_begin; j < crossing[k].target_end; ++j)
      target_in[j] = true;
  }
  std::vector<Bead> all;
  for (const Bead& bead : beads) {
    const bool has_source = bead.source_begin < bead.source_end;
    const bool has_target = bead.target_begin < bead.target_end;
    if (!has_source && has_target && target_in[bead.target_begin]) continue;
    if (has_source && !has_target && source_in[bead.source_begin] != none) {
      const Bead& moved = crossing[source_in[bead.source_begin]];
      if (moved.source_begin == bead.source_begin) all.push_back(moved);
      continue;
    }
    all.push_back(bead);
  }
  return all;
}

bool is_forbidden(const Bead& bead, const std::vector<Pin>& pins) {
  const auto holds = [](const std::vector<std::size_t>& segments, std::size_t begin,
                        std::size_t end) {
    return !segments.empty() && segments.front() < end && begin <= segments.back();
  };
  return std::any_of(pins.begin(), pins.end(), [&](const Pin& pin) {
    return !pin.together && holds(pin.source, bead.source_begin, bead.source_end) &&
           holds(pin.target, bead.target_begin, bead.target_end);
  });
}

// The links out of order: those that are found, and those that are pinned.
std::vector<Bead> crossing_beads(const std::vector<Bead>& beads, const Texts& texts,
                                 const Found& found, const AlignOptions& options,
                                 std::size_t largest_side, const PinPlan& plan) {
  std::vector<Bead> crossing = find_moved(beads, texts.source, texts.target, found.lexicon,
                                          found.lengths, options.weights, largest_side);
  std::erase_if(crossing, [&](const Bead& bead) { return is_forbidden(bead, options.pins); });
  crossing.insert(crossing.end(), plan.crossing.begin(), plan.crossing.end());
  for (Bead& bead : crossing) bead.is_crossing = true;
  return crossing;
}

class LinkMaker {
 public:
  LinkMaker(const Document& source, const Document& target, const AnchorIndex& source_anchors,
            const AnchorIndex& target_anchors, const Texts& texts, const Found& found,
            const AlignWeights& weights)
      : source_(source),
        target_(target),
        source_anchors_(source_anchors),
        target_anchors_(target_anchors),
        texts_(texts),
        found_(found),
        weights_(weights) {}

  Link make(const Bead& bead, std::size_t gaps) const {
    Link link;
    link.source = indices(bead.source_begin, bead.source_end);
    link.target = indices(bead.target_begin, bead.target_end);
    link.score = bead.is_pinned ? 1.0 : probability(bead, gaps, weights_);
    link.crossing = bead.is_crossing;
    if (bead.is_gap()) return link;
    link.grade = Grade::translation;
    link.evidence = find_evidence(source_anchors_, link.source, target_anchors_, link.target);
    const auto words = find_word_evidence(texts_.source, link.source, texts_.target, link.target,
                                          found_.lexicon, link.evidence, most_words);
    link.evidence.insert(link.evidence.end(), words.begin(), words.end());
    if (link.evidence.empty() && !bead.is_blank) link.evidence.push_back(length_evidence(bead));
    return link;
  }

 private:
  // Where nothing else speaks for a link, its place and its lengths do.
  Evidence length_evidence(const Bead& bead) const {
    const double ratio = found_.lengths.log_ratio(
        length_of(texts_.source, bead.source_begin, bead.source_end),
        length_of(texts_.target, bead.target_begin, bead.target_end),
        bead.source_end - bead.source_begin, bead.target_end - bead.target_begin);
    const auto range = [](const Document& document, std::size_t begin, std::size_t end) {
      return ByteRange{document.segments[begin].range.begin, document.segments[end - 1].range.end};
    };
    return {EvidenceKind::length, range(source_, bead.source_begin, bead.source_end),
            range(target_, bead.target_begin, bead.target_end), odds_to_probability(ratio)};
  }

  const Document& source_;
  const Document& target_;
  const AnchorIndex& source_anchors_;
  const AnchorIndex& target_anchors_;
  const Texts& texts_;
  const Found& found_;
  const AlignWeights& weights_;
};

}  // namespace

std::vector<Link> align(const Document& source, const Document& target,
                        const AlignOptions& options) {
  auto found_in_source = find_anchors(source);
  auto found_in_target = find_anchors(target);
  project_names(source, found_in_source, target, found_in_target);
  const AnchorIndex source_anchors(std::move(found_in_source));
  const AnchorIndex target_anchors(std::move(found_in_target));
  const Texts texts{tokenize(source, source_anchors.segments),
                    tokenize(target, target_anchors.segments)};
  const std::size_t largest = std::clamp<std::size_t>(options.largest_side, 1, largest_bead_side);
  const PinPlan plan = plan_pins(options.pins, source.segments.size(), target.segments.size());
  const KeptSegments source_kept(texts.source, plan.source_pinned);
  const KeptSegments target_kept(texts.target, plan.target_pinned);
  const Found found =
      search({source_kept.document(texts.source), target_kept.document(texts.target)}, largest,
             options, limits_of(plan, options.pins, source_kept, target_kept));
  std::vector<Bead> beads = put_back(found.beads, plan.in_order, source_kept, target_kept);
  const auto crossing = crossing_beads(beads, texts, found, options, largest, plan);
  if (!crossing.empty()) beads = with_crossing(beads, crossing, texts);
  const LinkMaker maker(source, target, source_anchors, target_anchors, texts, found,
                        options.weights);
  std::vector<Link> links;
  links.reserve(beads.size());
  for (std::size_t k = 0; k < beads.size(); ++k)
    links.push_back(maker.make(beads[k], gaps_beside(beads, k)));
  return links;
}

}  // namespace calque
