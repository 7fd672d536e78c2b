#include "align/aligner.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "align/anchors/name_projection.h"
#include "align/bead_search.h"
#include "align/border_repair.h"
#include "align/evidence.h"
#include "align/forbidden.h"
#include "align/kept_segments.h"
#include "align/moved.h"
#include "align/odds.h"
#include "align/pin_plan.h"
#include "align/search_rounds.h"
#include "align/weights.h"
#include "align/word_evidence.h"
#include "text/freed_memory.h"

namespace calque {
namespace {

constexpr std::size_t most_words = 6;      // pairs of words shown with a link
constexpr std::size_t most_anchors = 100;  // shown with a link
constexpr std::size_t long_text = 50'000;  // segments whose freed memory is worth giving back

std::vector<std::size_t> indices(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> all(end - begin);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

// Those of a long text take much room until they are indexed: where it can be, one side after the
// other.
std::pair<AnchorIndex, AnchorIndex> anchors_of(const Document& source, const Document& target) {
  auto in_source = find_anchors(source);
  if (!may_project_names(source, target)) {
    AnchorIndex of_source(std::move(in_source));
    return {std::move(of_source), AnchorIndex(find_anchors(target))};
  }
  auto in_target = find_anchors(target);
  project_names(source, in_source, target, in_target);
  AnchorIndex of_source(std::move(in_source));
  return {std::move(of_source), AnchorIndex(std::move(in_target))};
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
    const bool has_source = bead.has_source();
    const bool has_target = bead.has_target();
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

Rectangle rectangle_of(const Bead& bead) {
  return {bead.source_begin, bead.source_end, bead.target_begin, bead.target_end};
}

// Blank segments that were paired by their place alone, taken apart where a pin forbids it.
std::vector<Bead> without_forbidden_blanks(const std::vector<Bead>& beads,
                                           const ForbiddenPairs& forbidden) {
  std::vector<Bead> kept;
  for (const Bead& bead : beads) {
    if (!bead.is_blank || bead.is_gap() || !forbidden.any(rectangle_of(bead))) {
      kept.push_back(bead);
      continue;
    }
    Bead source = bead;
    source.target_end = source.target_begin;
    Bead target = bead;
    target.source_begin = target.source_end;
    kept.push_back(source);
    kept.push_back(target);
  }
  return kept;
}

std::vector<Bead> all_links(const PinPlan& plan) {
  std::vector<Bead> links = plan.in_order;
  links.insert(links.end(), plan.crossing.begin(), plan.crossing.end());
  return links;
}

// The search, led through the pins. Which pins lead and which are out of order shows in a search
// without them.
Found search_around(PinPlan& plan, const Texts& kept, const Lessons& lessons,
                    const KeptSegments& source, const KeptSegments& target,
                    std::size_t largest_side, const AlignOptions& options) {
  SearchLimits limits = limits_of(plan, options.pins, source, target);
  if (limits.passed.empty()) return search_in_rounds(kept, largest_side, options, limits, lessons);
  SearchLimits free = limits;
  free.passed.clear();
  Found found = search_in_rounds(kept, largest_side, options, free, lessons);
  if (keeps_to(plan, found.beads, source, target)) return found;
  give_way(plan, found.beads, source, target);
  return search_in_rounds(kept, largest_side, options,
                          limits_of(plan, options.pins, source, target), lessons);
}

Found search_around(PinPlan& plan, Texts& texts, const KeptSegments& source,
                    const KeptSegments& target, std::size_t largest_side,
                    const AlignOptions& options) {
  const Lessons lessons(all_links(plan), texts);
  Texts kept{source.borrow(texts.source), target.borrow(texts.target)};
  Found found = search_around(plan, kept, lessons, source, target, largest_side, options);
  source.give_back(kept.source, texts.source);
  target.give_back(kept.target, texts.target);
  return found;
}

// A second look at doubtful borders, where their clauses can be encoded.
std::vector<Bead> repaired(std::vector<Bead> beads, const Texts& texts, const Document& source,
                           const Document& target, const AlignOptions& options,
                           std::size_t largest_side, const ForbiddenPairs& forbidden) {
  const auto& weights = options.weights_in_use().borders;
  if (!options.encode_parts || !weights) return beads;
  const auto borders =
      doubtful_borders(beads, texts, source, target, *weights, options.encode_parts);
  return without_false_borders(beads, borders, *weights, largest_side, [&](const Bead& bead) {
    return !forbidden.any(rectangle_of(bead));
  });
}

// The links out of order: those that are found, and those that are pinned.
std::vector<Bead> crossing_beads(const std::vector<Bead>& beads, const Texts& texts,
                                 const Found& found, const AlignOptions& options,
                                 std::size_t largest_side, const PinPlan& plan,
                                 const ForbiddenPairs& forbidden) {
  // What one pass links may part a run of gaps into several that belong elsewhere each.
  constexpr int passes = 4;
  std::vector<Bead> crossing;
  for (int pass = 0; pass < passes; ++pass) {
    auto moved = find_moved(with_crossing(beads, crossing, texts), texts.source, texts.target,
                            found.model, options.weights_in_use(), largest_side);
    std::erase_if(moved, [&](const Bead& bead) { return forbidden.any(rectangle_of(bead)); });
    if (moved.empty()) break;
    crossing.insert(crossing.end(), moved.begin(), moved.end());
  }
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
    link.pinned = bead.is_pinned;
    if (bead.is_gap()) return link;
    link.grade = Grade::translation;
    add_evidence(bead, link);
    if (bead.is_pinned) add_pin_evidence(link, source_, target_);
    link.evidence.shrink_to_fit();
    return link;
  }

 private:
  void add_evidence(const Bead& bead, Link& link) const {
    link.evidence = find_evidence(source_anchors_, link.source, target_anchors_, link.target);
    if (link.evidence.size() > most_anchors) link.evidence.resize(most_anchors);
    const auto words = find_word_evidence(texts_.source, link.source, texts_.target, link.target,
                                          found_.model.lexicon, link.evidence, most_words);
    link.evidence.insert(link.evidence.end(), words.begin(), words.end());
    add_encoder_evidence(link);
    if (link.evidence.empty() && !bead.is_blank && !bead.is_pinned) {
      const Evidence lengths = length_evidence(bead, link);
      if (!lengths.source.empty() && !lengths.target.empty()) link.evidence.push_back(lengths);
    }
  }

  // Where the vectors speak for a link more than against it.
  void add_encoder_evidence(Link& link) const {
    const SegmentVectors& source = texts_.source.vectors;
    const SegmentVectors& target = texts_.target.vectors;
    const std::size_t a = link.source.size();
    const std::size_t b = link.target.size();
    if (source.empty() || std::max(a, b) > largest_bead_side) return;
    const double cosine = bead_cosine(source, link.source.back(), a, target, link.target.back(), b);
    const double ratio = found_.model.similarity.log_ratio(cosine, a, b, 0.0);
    if (ratio <= 0.0) return;
    const Evidence whole = evidence_of_whole(EvidenceKind::encoder, odds_to_probability(ratio),
                                             source_, link.source, target_, link.target);
    if (!whole.source.empty() && !whole.target.empty()) link.evidence.push_back(whole);
  }

  // Where nothing else speaks for a link, its place and its lengths do.
  Evidence length_evidence(const Bead& bead, const Link& link) const {
    const double ratio = found_.model.lengths.log_ratio(
        length_of(texts_.source, bead.source_begin, bead.source_end),
        length_of(texts_.target, bead.target_begin, bead.target_end),
        bead.source_end - bead.source_begin, bead.target_end - bead.target_begin);
    return evidence_of_whole(EvidenceKind::length, odds_to_probability(ratio), source_, link.source,
                             target_, link.target);
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

const AlignWeights& AlignOptions::weights_in_use() const {
  if (weights) return *weights;
  if (!has_vectors()) return default_align_weights();
  return static_vectors ? default_align_weights_static() : default_align_weights_vectors();
}

std::vector<Link> align(const Document& source, const Document& target, AlignOptions options) {
  const auto [source_anchors, target_anchors] = anchors_of(source, target);
  const bool is_long = source.segments.size() + target.segments.size() > long_text;
  if (is_long) give_back_freed_memory();
  Texts texts{tokenize(source, source_anchors), tokenize(target, target_anchors)};
  if (options.has_vectors()) {
    options.weights = options.weights_in_use();
    std::tie(texts.source.vectors, texts.target.vectors) =
        prepare_vectors(std::move(options.source_vectors), std::move(options.target_vectors));
  }
  const std::size_t largest = std::clamp<std::size_t>(options.largest_side, 1, largest_bead_side);
  if (!options.pins.empty()) check_pins(options.pins, source, {&target}, "");
  PinPlan plan = plan_pins(options.pins, source.segments.size(), target.segments.size());
  const KeptSegments source_kept(texts.source, plan.source_pinned);
  const KeptSegments target_kept(texts.target, plan.target_pinned);
  const Found found = search_around(plan, texts, source_kept, target_kept, largest, options);
  std::vector<Bead> beads = put_back(found.beads, plan.in_order, source_kept, target_kept);
  const ForbiddenPairs forbidden(forbidden_rectangles(options.pins));
  if (!forbidden.empty()) beads = without_forbidden_blanks(beads, forbidden);
  beads = repaired(std::move(beads), texts, source, target, options, largest, forbidden);
  const auto crossing = crossing_beads(beads, texts, found, options, largest, plan, forbidden);
  if (!crossing.empty()) beads = with_crossing(beads, crossing, texts);
  if (is_long) give_back_freed_memory();
  const LinkMaker maker(source, target, source_anchors, target_anchors, texts, found,
                        options.weights_in_use());
  std::vector<Link> links;
  links.reserve(beads.size());
  for (std::size_t k = 0; k < beads.size(); ++k)
    links.push_back(maker.make(beads[k], gaps_beside(beads, k)));
  return links;
}

}  // namespace calque
