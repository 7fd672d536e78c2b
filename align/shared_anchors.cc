#include "align/shared_anchors.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "align/anchors/name_projection.h"
#include "align/chain.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr double least_strength = 0.4;
constexpr std::size_t most_in_bucket = 60;
constexpr std::size_t most_letters = 2000;  // that a document's script is judged by

std::optional<SharedAnchors::Kind> kind_of(const Anchor& anchor) {
  switch (anchor.kind) {
    case AnchorKind::entity:
    case AnchorKind::acronym: return SharedAnchors::names;
    case AnchorKind::number: {
      const bool year =
          anchor.key.size() == 4 && (anchor.key.starts_with("19") || anchor.key.starts_with("20"));
      return year ? SharedAnchors::times : SharedAnchors::amounts;
    }
    case AnchorKind::date: return SharedAnchors::times;
    case AnchorKind::url:
    case AnchorKind::placeholder: return SharedAnchors::urls;
    case AnchorKind::cognate: return SharedAnchors::cognates;
    case AnchorKind::quote: return SharedAnchors::quotes;
    case AnchorKind::term: return std::nullopt;
  }
  return std::nullopt;
}

// Whether names in it are written in Latin letters, so that spelling alone compares them.
bool is_latin(const Document& document) {
  std::size_t latin = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < document.text.size() && letters < most_letters;) {
    const char32_t c = next_code_point(document.text, at);
    if (!is_letter(c)) continue;
    ++letters;
    latin += c < 0x250;
  }
  return 2 * latin >= letters;
}

// Anchors of one kind and key.
struct Group {
  const Anchor* first;
  std::size_t segment;
  SharedAnchors::Kind kind;
  double weight;  // rarity times the anchor's own
};

std::vector<Group> gather(const std::vector<std::vector<Anchor>>& anchors, const Collection& side) {
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    for (const Anchor& anchor : anchors[i]) {
      const auto kind = kind_of(anchor);
      if (!kind) continue;
      const auto [place, fresh] = seen.emplace(frequency_key(anchor), groups.size());
      const double weight = side.rarity(anchor) * anchor.weight;
      if (fresh) {
        groups.push_back({&anchor, i, *kind, weight});
      } else {
        groups[place->second].weight = std::max(groups[place->second].weight, weight);
      }
    }
  }
  return groups;
}

struct Candidate {
  std::size_t source;
  std::size_t target;
  double weight;
};

std::vector<Candidate> find_candidates(const std::vector<Group>& from,
                                       const std::vector<Group>& to) {
  const auto key = [](const Group& group, const std::string& bucket) {
    return static_cast<char>('a' + static_cast<int>(group.first->kind)) + bucket;
  };
  std::unordered_map<std::string, std::vector<std::size_t>> by_bucket;
  for (std::size_t j = 0; j < to.size(); ++j) {
    for (const std::string& bucket : buckets(*to[j].first)) {
      auto& list = by_bucket[key(to[j], bucket)];
      if (list.size() < most_in_bucket) list.push_back(j);
    }
  }
  std::vector<Candidate> candidates;
  std::vector<std::size_t> tried;
  for (std::size_t i = 0; i < from.size(); ++i) {
    tried.clear();
    for (const std::string& bucket : buckets(*from[i].first)) {
      const auto found = by_bucket.find(key(from[i], bucket));
      if (found != by_bucket.end())
        tried.insert(tried.end(), found->second.begin(), found->second.end());
    }
    std::sort(tried.begin(), tried.end());
    tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
    for (const std::size_t j : tried) {
      const double strength =
          anchor_type(from[i].first->kind).compare(*from[i].first, *to[j].first);
      if (strength < least_strength) continue;
      candidates.push_back({i, j, strength * std::sqrt(from[i].weight * to[j].weight)});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  return candidates;
}

void judge_order(const std::vector<Candidate>& pairs, const std::vector<Group>& from,
                 const std::vector<Group>& to, SharedAnchors& shared) {
  std::vector<WeightedPoint> points;
  std::size_t columns = 0;
  double all = 0.0;
  for (const Candidate& pair : pairs) {
    if (pair.weight <= 0.0) continue;
    points.push_back({{from[pair.source].segment, to[pair.target].segment}, pair.weight});
    columns = std::max(columns, to[pair.target].segment + 1);
    all += pair.weight;
  }
  std::sort(points.begin(), points.end(), [](const WeightedPoint& a, const WeightedPoint& b) {
    return std::pair(a.point.source, a.point.target) < std::pair(b.point.source, b.point.target);
  });
  // Several in the same two segments are one point.
  std::vector<WeightedPoint> joined;
  for (const WeightedPoint& point : points) {
    if (!joined.empty() && joined.back().point == point.point) {
      joined.back().weight += point.weight;
    } else {
      joined.push_back(point);
    }
  }
  double kept = 0.0;
  for (const GridPoint& point : heaviest_chain(joined, columns)) {
    const auto found = std::lower_bound(joined.begin(), joined.end(), point,
                                        [](const WeightedPoint& one, const GridPoint& wanted) {
                                          return std::pair(one.point.source, one.point.target) <
                                                 std::pair(wanted.source, wanted.target);
                                        });
    kept += found->weight;
    ++shared.in_order;
  }
  shared.order = all > 0.0 ? kept / all : 0.0;
}

}  // namespace

SharedAnchors find_shared_anchors(const Collection& source, std::size_t source_document,
                                  const Collection& target, std::size_t target_document) {
  const Document& s = source.documents[source_document];
  const Document& t = target.documents[target_document];
  auto source_anchors = source.anchors[source_document];
  auto target_anchors = target.anchors[target_document];
  if (!is_latin(s) || !is_latin(t)) project_names(s, source_anchors, t, target_anchors);
  const auto from = gather(source_anchors, source);
  const auto to = gather(target_anchors, target);
  SharedAnchors shared;
  for (const Group& group : from) shared.of_source[group.kind] += group.weight;
  for (const Group& group : to) shared.of_target[group.kind] += group.weight;
  std::vector<bool> source_used(from.size());
  std::vector<bool> target_used(to.size());
  std::vector<Candidate> pairs;
  for (const Candidate& candidate : find_candidates(from, to)) {
    if (source_used[candidate.source] || target_used[candidate.target]) continue;
    source_used[candidate.source] = target_used[candidate.target] = true;
    pairs.push_back(candidate);
    const Group& group = from[candidate.source];
    shared.shared[group.kind] += candidate.weight;
    shared.evidence.push_back({evidence_kind(group.first->kind), group.first->range,
                               to[candidate.target].first->range, candidate.weight});
  }
  judge_order(pairs, from, to, shared);
  return shared;
}

}  // namespace calque
