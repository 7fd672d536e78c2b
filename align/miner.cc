#include "align/miner.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "align/anchors/name_projection.h"
#include "align/evidence.h"
#include "align/mining_pins.h"
#include "align/odds.h"
#include "align/pair_features.h"
#include "align/word_evidence.h"

namespace calque {
namespace {

constexpr double longest_passage = 880.0;  // characters of one side that a person takes in at once
constexpr std::size_t most_evidence = 12;  // items that a person reads
constexpr std::size_t most_pairs_in_parts = 4'000'000;
constexpr double least_cosine = 0.3;       // of centred vectors, to be evidence
constexpr double kept_by_quotation = 0.9;  // of the score, for its rest to be taken in
constexpr double closer_parts = 0.1;       // by which two parts are nearer than the passages

struct Scored {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  std::vector<Evidence> evidence;
  PairFeatures features{};
  double score = 0.0;
  bool pinned = false;
  PartNearness parts;  // where parts are compared
};

// The fitted weights in the order of the features.
class Model {
 public:
  explicit Model(const MineWeights& weights) : growth(weights.growth), bias_(weights.bias) {
    for (std::size_t k = 0; k < pair_features; ++k) {
      for (const auto& [feature, weight] : weights.features) {
        if (feature == name(static_cast<PairFeature>(k))) weights_[k] = weight;
      }
    }
  }

  const double growth;

  double probability(const PairFeatures& features) const {
    double sum = bias_;
    for (std::size_t k = 0; k < pair_features; ++k) sum += weights_[k] * features[k];
    return odds_to_probability(sum);
  }

 private:
  double bias_;
  PairFeatures weights_{};
};

Scored score_pair(const PairComparer& comparer, const Model& model, std::vector<std::size_t> source,
                  std::vector<std::size_t> target, std::vector<Evidence> evidence) {
  Scored scored{std::move(source), std::move(target), std::move(evidence), {}, 0.0, false, {}};
  scored.features = comparer.features(scored.source, scored.target, scored.evidence);
  scored.score = model.probability(scored.features);
  return scored;
}

Scored score_pair(const PairComparer& comparer, const Model& model, std::vector<std::size_t> source,
                  std::vector<std::size_t> target) {
  auto evidence =
      find_evidence(comparer.source().anchors, source, comparer.target().anchors, target);
  return score_pair(comparer, model, std::move(source), std::move(target), std::move(evidence));
}

// `passage` with the neighbour before or after it; nothing where there is none to take in.
std::optional<std::vector<std::size_t>> extended(const MiningSide& side,
                                                 const std::vector<std::size_t>& passage,
                                                 bool forward, std::size_t largest) {
  if (passage.size() >= largest) return std::nullopt;
  if (!forward && passage.front() == 0) return std::nullopt;
  const std::size_t neighbour = forward ? passage.back() + 1 : passage.front() - 1;
  if (neighbour >= side.usable.size() || !side.usable[neighbour]) return std::nullopt;
  const auto& segments = side.document->segments;
  if (segments[neighbour].kind != segments[passage.front()].kind) return std::nullopt;
  double length = side.tokens.lengths[neighbour];
  for (const std::size_t segment : passage) length += side.tokens.lengths[segment];
  if (length > longest_passage) return std::nullopt;
  std::vector<std::size_t> longer = passage;
  longer.insert(forward ? longer.end() : longer.begin(), neighbour);
  return longer;
}

// The pair with a neighbour more on one side; nothing where there is none to take in.
class Extender {
 public:
  Extender(const PairComparer& comparer, const Model& model, const MiningPins& pins,
           const MineOptions& options)
      : comparer_(comparer), model_(model), pins_(pins), options_(options) {}

  const MiningSide& side(bool of_source) const {
    return of_source ? comparer_.source() : comparer_.target();
  }

  std::optional<Scored> extend(const Scored& pair, bool of_source, bool forward) const {
    auto longer = extended(side(of_source), of_source ? pair.source : pair.target, forward,
                           options_.largest_side);
    if (!longer) return std::nullopt;
    Scored tried = of_source ? score_pair(comparer_, model_, std::move(*longer), pair.target)
                             : score_pair(comparer_, model_, pair.source, std::move(*longer));
    if (!pins_.allow(tried.source, tried.target)) return std::nullopt;
    return tried;
  }

 private:
  const PairComparer& comparer_;
  const Model& model_;
  const MiningPins& pins_;
  const MineOptions& options_;
};

// Takes in neighbours, one at a time, while each raises the score.
Scored grow(const Extender& extender, const Model& model, Scored best) {
  for (bool grew = true; grew;) {
    grew = false;
    Scored better = best;
    for (const bool forward : {false, true}) {
      for (const bool of_source : {true, false}) {
        auto tried = extender.extend(best, of_source, forward);
        if (tried && tried->score > better.score) better = std::move(*tried);
      }
    }
    if (better.score > best.score + model.growth * (1.0 - best.score)) {
      best = std::move(better);
      grew = true;
    }
  }
  return best;
}

// Whether the passage ends, in a direction, within a quotation.
bool cuts_quotation(const MiningSide& side, const std::vector<std::size_t>& passage, bool forward) {
  if (forward) return side.quotation_goes_on[passage.back()];
  return passage.front() > 0 && side.quotation_goes_on[passage.front() - 1];
}

// Takes in the rest of a quotation, which belongs to it even if it tells nothing new.
Scored complete_quotations(const Extender& extender, Scored best) {
  for (bool grew = true; grew;) {
    grew = false;
    for (const bool of_source : {true, false}) {
      for (const bool forward : {false, true}) {
        const auto& passage = of_source ? best.source : best.target;
        if (!cuts_quotation(extender.side(of_source), passage, forward)) continue;
        auto tried = extender.extend(best, of_source, forward);
        if (!tried || tried->score < kept_by_quotation * best.score) continue;
        best = std::move(*tried);
        grew = true;
      }
    }
  }
  return best;
}

bool shares_segment(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return a.front() <= b.back() && b.front() <= a.back();
}

Grade grade_of(const Scored& scored, const MineWeights& weights) {
  const bool same_size = scored.features[length_feature] < 0.6;
  if (scored.score >= weights.translation_from && same_size) return Grade::translation;
  const bool equivalent = scored.pinned || scored.score >= weights.equivalent_from;
  return equivalent ? Grade::equivalent : Grade::related;
}

// Picks links by their score, at most so many for a segment, none that tells the same pair again.
class Selection {
 public:
  Selection(std::size_t sources, std::size_t targets, const MineOptions& options)
      : options_(options), source_links_(sources), target_links_(targets) {}

  bool has_room(const Scored& link) const {
    const auto full = [&](const std::vector<std::size_t>& passage, const Links& links) {
      return std::any_of(passage.begin(), passage.end(), [&](std::size_t segment) {
        return links[segment].size() >= options_.most_links;
      });
    };
    if (full(link.source, source_links_) || full(link.target, target_links_)) return false;
    return std::none_of(link.source.begin(), link.source.end(), [&](std::size_t segment) {
      const auto& here = source_links_[segment];
      return std::any_of(here.begin(), here.end(), [&](std::size_t other) {
        return shares_segment(link.target, chosen_[other].target);
      });
    });
  }

  void take(Scored link) {
    for (const std::size_t segment : link.source) source_links_[segment].push_back(chosen_.size());
    for (const std::size_t segment : link.target) target_links_[segment].push_back(chosen_.size());
    chosen_.push_back(std::move(link));
  }

  std::vector<Scored> finish() { return std::move(chosen_); }

 private:
  using Links = std::vector<std::vector<std::size_t>>;  // [segment] -> indices into chosen_

  const MineOptions& options_;
  Links source_links_;
  Links target_links_;
  std::vector<Scored> chosen_;
};

// The dictionary's words that both passages hold.
void add_terms(const PairComparer& comparer, Scored& link) {
  const auto words =
      find_word_evidence(comparer.source().tokens, link.source, comparer.target().tokens,
                         link.target, comparer.lexicon(), link.evidence, most_evidence);
  std::copy_if(words.begin(), words.end(), std::back_inserter(link.evidence),
               [](const Evidence& item) { return item.kind == EvidenceKind::term; });
}

std::vector<Scored> mine_pair(const MiningSide& source, const MiningSide& target,
                              const MiningPins& pins, const MineWeights& weights,
                              const MineOptions& options) {
  const PairComparer comparer(source, target, options.dictionary);
  const Model model(weights);
  const double cut = options.min_score.value_or(weights.cut);
  const double seed_cut = std::min(cut, weights.grow_from);
  std::vector<Scored> ranked;
  for (const auto& candidate : comparer.candidates()) {
    Scored scored =
        score_pair(comparer, model, {candidate.source}, {candidate.target}, candidate.evidence);
    if (scored.score >= seed_cut && pins.allow(scored.source, scored.target)) {
      ranked.push_back(std::move(scored));
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  const Extender extender(comparer, model, pins, options);
  Selection selection(source.usable.size(), target.usable.size(), options);
  for (const Pin* pin : pins.links()) {
    Scored scored = score_pair(comparer, model, pin->source, pin->target);
    scored.pinned = true;
    selection.take(std::move(scored));
  }
  for (Scored& scored : ranked) {
    if (!selection.has_room(scored)) continue;
    Scored grown = complete_quotations(extender, grow(extender, model, scored));
    Scored& link = selection.has_room(grown) ? grown : scored;
    if (link.score >= cut) selection.take(std::move(link));
  }
  auto chosen = selection.finish();
  for (Scored& link : chosen) {
    if (!comparer.parts().empty()) link.parts = comparer.parts().between(link.source, link.target);
  }
  if (!options.dictionary.empty()) {
    for (Scored& link : chosen) add_terms(comparer, link);
  }
  return chosen;
}

Link to_link(Scored scored, const Document& source, const Document& target,
             const MineWeights& weights) {
  Link link;
  link.grade = grade_of(scored, weights);
  link.source = std::move(scored.source);
  link.target = std::move(scored.target);
  link.score = scored.pinned ? 1.0 : scored.score;
  link.evidence = std::move(scored.evidence);
  if (link.evidence.size() > most_evidence) link.evidence.resize(most_evidence);
  const double cosine = scored.features[vector_feature];
  if (scored.parts.best > std::max(least_cosine, cosine + closer_parts)) {
    link.evidence.push_back({EvidenceKind::encoder, scored.parts.source, scored.parts.target,
                             std::min(1.0, scored.parts.best)});
  } else if (cosine > least_cosine) {
    link.evidence.push_back(evidence_of_whole(EvidenceKind::encoder, std::min(1.0, cosine), source,
                                              link.source, target, link.target));
  }
  link.pinned = scored.pinned;
  if (link.pinned) add_pin_evidence(link, source, target);
  return link;
}

// Sentences of articles are compared by their parts, all with all; lines of lists are not.
bool worth_parts(const Document& source, std::span<const Document> targets) {
  return !is_list(source) && std::all_of(targets.begin(), targets.end(), [&](const Document& t) {
    return source.segments.size() * t.segments.size() <= most_pairs_in_parts;
  });
}

}  // namespace

const MineWeights& MineOptions::weights_in_use(bool lists) const {
  if (weights) return *weights;
  if (!has_vectors()) return default_mine_weights();
  if (lists) return default_mine_lists_weights_vectors();
  return static_vectors ? default_mine_weights_static() : default_mine_weights_vectors();
}

std::vector<MinedLink> mine(const Document& source, std::span<const Document> targets,
                            const MineOptions& options) {
  std::vector<const Document*> target_documents;
  for (const Document& target : targets) target_documents.push_back(&target);
  check_pins(options.pins, source, target_documents, "pins", LinksEach::several);
  const auto source_anchors = find_anchors(source);
  const PartEncoder encode = worth_parts(source, targets) ? options.encode_parts : nullptr;
  std::optional<EncodedParts> source_parts;
  std::vector<MinedLink> links;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    auto found_in_source = source_anchors;
    auto found_in_target = find_anchors(targets[t]);
    project_names(source, found_in_source, targets[t], found_in_target);
    MiningSide source_side(source, std::move(found_in_source));
    MiningSide target_side(targets[t], std::move(found_in_target));
    if (options.has_vectors() && !options.target_vectors[t].empty()) {
      if (!source_parts) source_parts = encode_parts(source_side, encode);
      set_vectors(source_side, options.source_vectors, *source_parts, target_side,
                  options.target_vectors[t], encode_parts(target_side, encode));
    }
    const MiningPins pins(options.pins, t, source.segments.size(), targets[t].segments.size());
    const MineWeights& weights = options.weights_in_use(is_list(source) && is_list(targets[t]));
    for (Scored& scored : mine_pair(source_side, target_side, pins, weights, options)) {
      links.push_back({t, to_link(std::move(scored), source, targets[t], weights)});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const MinedLink& a, const MinedLink& b) {
    if (a.link.score != b.link.score) return a.link.score > b.link.score;
    return std::pair(a.link.source.front(), a.target_document) <
           std::pair(b.link.source.front(), b.target_document);
  });
  return links;
}

}  // namespace calque
