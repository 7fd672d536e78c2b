#include "align/aligner.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/band.h"
#include "align/bead_scorer.h"
#include "align/bead_search.h"
#include "align/blank_segments.h"
#include "align/evidence.h"
#include "align/weights.h"

namespace calque {
namespace {

constexpr std::size_t most_cells_searched_whole = 1'500'000;
constexpr std::size_t wide_half = 200;   // of the band around anchor points
constexpr std::size_t narrow_half = 30;  // of the band around an earlier path
constexpr std::size_t first_largest_side = 2;
constexpr int learning_rounds = 3;

struct Texts {
  TokenizedDocument source;
  TokenizedDocument target;
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

void rescore(std::vector<Bead>& beads, BeadScorer& scorer) {
  for (Bead& bead : beads) {
    if (bead.is_gap()) continue;
    for (std::size_t i = bead.source_begin; i < bead.source_end; ++i) {
      scorer.prepare(i, bead.target_begin, bead.target_end);
    }
    bead.score = scorer.score(bead.source_end - 1, bead.source_end - bead.source_begin,
                              bead.target_end - 1, bead.target_end - bead.target_begin);
  }
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

Band first_band(const Texts& texts, const Lexicon& lexicon) {
  const std::size_t n = texts.source.segments.size();
  const std::size_t m = texts.target.segments.size();
  if ((n + 1) * (m + 1) <= most_cells_searched_whole) return full_band(n, m);
  return band_around(anchor_points(texts.source, texts.target, lexicon), wide_half);
}

// Search, learn from what was found, search again in a narrower band.
std::vector<Bead> search(const Texts& texts, std::size_t largest_side,
                         const AlignWeights& weights) {
  Lexicon lexicon = Lexicon::from_spelling(texts.source, texts.target);
  LengthModel lengths(texts.source.lengths, texts.target.lengths);
  BeadPriors priors(weights);
  Band band = first_band(texts, lexicon);
  std::vector<Bead> beads;
  for (int round = 0; round <= learning_rounds; ++round) {
    const std::size_t sides =
        round == 0 ? std::min(first_largest_side, largest_side) : largest_side;
    BeadScorer scorer(texts.source, texts.target, lexicon, lengths, weights, largest_bead_side);
    beads = find_best_beads(scorer, band, priors, sides);
    rescore(beads, scorer);
    if (round == learning_rounds) break;
    lexicon = lexicon.learned_from(to_learn_from(beads, texts), texts.source, texts.target);
    lengths.fit(lengths_of(beads, texts));
    priors = fit_priors(priors, beads);
    band = band_around(path_of(beads), round == 0 ? wide_half : narrow_half);
  }
  return beads;
}

std::vector<std::size_t> indices(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> all(end - begin);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

// How probable it is that a bead is exactly right. A gap has no content to judge.
double probability(const Bead& bead, const AlignWeights& weights) {
  if (bead.is_gap() || bead.is_blank) return 0.5;
  return odds_to_probability(weights.calibration_slope * bead.score + weights.calibration_offset);
}

}  // namespace

std::vector<Link> align(const Document& source, const Document& target,
                        const AlignOptions& options) {
  const AnchorIndex source_anchors(find_anchors(source));
  const AnchorIndex target_anchors(find_anchors(target));
  const Texts texts{tokenize(source, source_anchors.segments),
                    tokenize(target, target_anchors.segments)};
  const std::size_t largest = std::clamp<std::size_t>(options.largest_side, 1, largest_bead_side);
  const Speaking source_lines(texts.source);
  const Speaking target_lines(texts.target);
  const Texts speaking{source_lines.document(texts.source), target_lines.document(texts.target)};
  const std::vector<Bead> beads =
      with_blanks(search(speaking, largest, options.weights), source_lines, target_lines);
  std::vector<Link> links;
  links.reserve(beads.size());
  for (const Bead& bead : beads) {
    Link link;
    link.source = indices(bead.source_begin, bead.source_end);
    link.target = indices(bead.target_begin, bead.target_end);
    link.score = probability(bead, options.weights);
    if (!bead.is_gap()) {
      link.grade = Grade::translation;
      link.evidence = find_evidence(source_anchors, link.source, target_anchors, link.target);
    }
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace calque
