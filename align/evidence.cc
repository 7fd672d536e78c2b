#include "align/evidence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace calque {
namespace {

constexpr double least_strength = 0.25;

// The anchors of one kind and key: they are compared once, however often they stand there.
struct Group {
  const Anchor* first;  // its range is not that of any place
  std::uint32_t type;
  std::vector<ByteRange> all;  // where they stand
  double rarity;
};

// In the order of the first of each; bounded, so that a page of numbers in one line stays cheap.
std::vector<Group> gather(const AnchorIndex& index, std::span<const std::size_t> segments) {
  constexpr std::size_t most_groups = 400;
  std::vector<Group> groups;
  for (const std::size_t segment : segments) {
    for (const AnchorIndex::Place& place : index.of(segment)) {
      const std::uint32_t type = index.type(place);
      auto known = std::find_if(groups.begin(), groups.end(),
                                [&](const Group& group) { return group.type == type; });
      if (known == groups.end()) {
        if (groups.size() == most_groups) return groups;
        groups.push_back({&index.anchor(place), type, {}, index.rarity(place)});
        known = std::prev(groups.end());
      }
      known->all.push_back(place.range);
    }
  }
  return groups;
}

struct Candidate {
  std::size_t source;
  std::size_t target;
  double weight;
};

// Several entities may be suggested for one place; one of them is used.
class TakenNames {
 public:
  bool holds(AnchorKind kind, const ByteRange& range) const {
    if (kind != AnchorKind::entity) return false;
    // The ranges are disjoint: only the last that begins before this one's end can overlap it.
    const auto after = ends_.lower_bound(range.end);
    return after != ends_.begin() && std::prev(after)->second > range.begin;
  }
  void take(AnchorKind kind, const ByteRange& range) {
    if (kind == AnchorKind::entity) ends_.emplace(range.begin, range.end);
  }

 private:
  std::map<std::size_t, std::size_t> ends_;  // [begin] -> end
};

}  // namespace

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

std::vector<Evidence> find_evidence(const AnchorIndex& source,
                                    std::span<const std::size_t> source_segments,
                                    const AnchorIndex& target,
                                    std::span<const std::size_t> target_segments) {
  const auto from = gather(source, source_segments);
  const auto to = gather(target, target_segments);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      const Anchor& a = *from[i].first;
      const Anchor& b = *to[j].first;
      if (a.kind != b.kind) continue;
      const double strength = anchor_type(a.kind).compare(a, b);
      if (strength < least_strength) continue;
      const double rarity = std::sqrt(from[i].rarity * to[j].rarity);
      candidates.push_back({i, j, strength * rarity * std::sqrt(a.weight * b.weight)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<std::size_t> source_used(from.size());
  std::vector<std::size_t> target_used(to.size());
  TakenNames source_names;
  TakenNames target_names;
  std::vector<Evidence> evidence;
  for (const Candidate& candidate : candidates) {
    const AnchorKind kind = from[candidate.source].first->kind;
    const auto& sources = from[candidate.source].all;
    const auto& targets = to[candidate.target].all;
    std::size_t& s = source_used[candidate.source];
    std::size_t& t = target_used[candidate.target];
    for (; s < sources.size() && t < targets.size(); ++s, ++t) {
      while (s < sources.size() && source_names.holds(kind, sources[s])) ++s;
      while (t < targets.size() && target_names.holds(kind, targets[t])) ++t;
      if (s == sources.size() || t == targets.size()) break;
      source_names.take(kind, sources[s]);
      target_names.take(kind, targets[t]);
      evidence.push_back({evidence_kind(kind), sources[s], targets[t], candidate.weight});
    }
  }
  return evidence;
}

Evidence evidence_of_whole(EvidenceKind kind, double weight, const Document& source,
                           std::span<const std::size_t> source_segments, const Document& target,
                           std::span<const std::size_t> target_segments) {
  const auto range = [](const Document& document, std::span<const std::size_t> segments) {
    return ByteRange{document.segments[segments.front()].range.begin,
                     document.segments[segments.back()].range.end};
  };
  return {kind, range(source, source_segments), range(target, target_segments), weight};
}

void add_pin_evidence(Link& link, const Document& source, const Document& target) {
  link.evidence.insert(link.evidence.begin(), evidence_of_whole(EvidenceKind::pin, 1.0, source,
                                                                link.source, target, link.target));
}

}  // namespace calque
