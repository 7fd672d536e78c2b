#include "align/mining_side.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <unordered_set>

#include "align/link_centring.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::size_t most_types = 4000;  // of one segment

std::vector<double> rarities(const TokenizedDocument& tokens) {
  std::vector<double> rarity;
  const double all = static_cast<double>(std::max<std::size_t>(4, tokens.segments.size()));
  for (const TokenType& type : tokens.types) {
    rarity.push_back(std::max(0.0, std::log(all / (static_cast<double>(type.segments) + 0.5))));
  }
  return rarity;
}

// The weight of a segment's anchors that could be evidence.
double anchor_weight(const AnchorIndex& anchors, std::size_t segment, bool (*counts)(AnchorKind)) {
  double sum = 0.0;
  for (const AnchorIndex::Place& place : anchors.of(segment)) {
    const Anchor& anchor = anchors.anchor(place);
    if (counts(anchor.kind)) sum += anchors.rarity(place) * anchor.weight;
  }
  return sum;
}

std::vector<std::uint32_t> distinct_types(const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> types;
  for (const Token& token : tokens) {
    types.push_back(token.type);
    if (types.size() == 4 * most_types) break;
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  if (types.size() > most_types) types.resize(most_types);
  return types;
}

bool is_name(AnchorKind kind) { return kind == AnchorKind::entity || kind == AnchorKind::acronym; }
bool is_number(AnchorKind kind) { return kind == AnchorKind::number || kind == AnchorKind::date; }
bool is_fact(AnchorKind kind) {
  return is_name(kind) || is_number(kind) || kind == AnchorKind::url;
}

}  // namespace

MiningSide::MiningSide(const Document& d, std::vector<std::vector<Anchor>> found)
    : document(&d),
      anchors(std::move(found)),
      tokens(tokenize(d, anchors)),
      rarity(rarities(tokens)) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < d.segments.size(); ++i) {
    const Segment& segment = d.segments[i];
    const bool repeats = segment.kind != SegmentKind::line &&
                         !seen.insert(fold(slice(d.text, segment.range))).second;
    usable.push_back(segment.kind != SegmentKind::boilerplate && !tokens.segments[i].empty() &&
                     !repeats);
    types.push_back(distinct_types(tokens.segments[i]));
    facts.push_back(anchor_weight(anchors, i, is_fact));
    numbers.push_back(anchor_weight(anchors, i, is_number));
  }
}

bool is_list(const Document& document) {
  return std::all_of(document.segments.begin(), document.segments.end(),
                     [](const Segment& segment) { return segment.kind == SegmentKind::line; });
}

void set_vectors(MiningSide& source, const SentenceVectors& source_vectors, MiningSide& target,
                 const SentenceVectors& target_vectors) {
  std::tie(source.tokens.vectors, target.tokens.vectors) =
      prepare_vectors(source_vectors, target_vectors);
  centre_on_links(source.tokens.vectors, source.usable, target.tokens.vectors, target.usable);
}

}  // namespace calque
