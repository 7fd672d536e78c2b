#include "align/evidence.h"

#include <algorithm>
#include <cmath>

namespace calque {
namespace {

constexpr double least_strength = 0.25;

std::string frequency_key(const Anchor& anchor) {
  return std::to_string(static_cast<int>(anchor.kind)) + anchor.key;
}

EvidenceKind evidence_kind(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::quote: return EvidenceKind::quote;
    case AnchorKind::entity: return EvidenceKind::entity;
    case AnchorKind::number: return EvidenceKind::number;
    case AnchorKind::date: return EvidenceKind::date;
    case AnchorKind::url: return EvidenceKind::url;
    case AnchorKind::acronym: return EvidenceKind::acronym;
    case AnchorKind::cognate: return EvidenceKind::cognate;
    case AnchorKind::term: return EvidenceKind::term;
    case AnchorKind::placeholder: return EvidenceKind::placeholder;
  }
  return EvidenceKind::entity;
}

std::vector<const Anchor*> gather(const AnchorIndex& index, std::span<const std::size_t> segments) {
  std::vector<const Anchor*> anchors;
  for (const std::size_t segment : segments) {
    for (const Anchor& anchor : index.segments[segment]) anchors.push_back(&anchor);
  }
  return anchors;
}

struct Candidate {
  std::size_t source;
  std::size_t target;
  double weight;
};

}  // namespace

AnchorIndex::AnchorIndex(std::vector<std::vector<Anchor>> anchors) : segments(std::move(anchors)) {
  std::vector<std::string> seen;
  for (const auto& segment : segments) {
    seen.clear();
    for (const Anchor& anchor : segment) seen.push_back(frequency_key(anchor));
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const std::string& key : seen) ++frequency[key];
  }
}

double AnchorIndex::rarity(const Anchor& anchor) const {
  const auto found = frequency.find(frequency_key(anchor));
  const double held = found == frequency.end() ? 1.0 : found->second;
  const double all = static_cast<double>(std::max<std::size_t>(2, segments.size()));
  return std::clamp(1.0 - std::log(held) / std::log(all), 0.0, 1.0);
}

std::vector<Evidence> find_evidence(const AnchorIndex& source,
                                    std::span<const std::size_t> source_segments,
                                    const AnchorIndex& target,
                                    std::span<const std::size_t> target_segments) {
  const auto from = gather(source, source_segments);
  const auto to = gather(target, target_segments);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      if (from[i]->kind != to[j]->kind) continue;
      const double strength = anchor_type(from[i]->kind).compare(*from[i], *to[j]);
      if (strength < least_strength) continue;
      const double rarity = std::sqrt(source.rarity(*from[i]) * target.rarity(*to[j]));
      const double own = std::sqrt(from[i]->weight * to[j]->weight);
      candidates.push_back({i, j, strength * rarity * own});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<bool> source_used(from.size());
  std::vector<bool> target_used(to.size());
  std::vector<Evidence> evidence;
  for (const Candidate& candidate : candidates) {
    if (source_used[candidate.source] || target_used[candidate.target]) continue;
    source_used[candidate.source] = target_used[candidate.target] = true;
    const Anchor& anchor = *from[candidate.source];
    evidence.push_back(
        {evidence_kind(anchor.kind), anchor.range, to[candidate.target]->range, candidate.weight});
  }
  return evidence;
}

}  // namespace calque
