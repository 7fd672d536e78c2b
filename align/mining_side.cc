#include "align/mining_side.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
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

// Whether a quotation reaches the segment's end, or its beginning, without a mark there.
bool quotes_to(const AnchorIndex& anchors, std::size_t segment, ByteRange range, bool end) {
  const auto places = anchors.of(segment);
  return std::any_of(places.begin(), places.end(), [&](const AnchorIndex::Place& place) {
    const ByteRange here = place.range;
    return anchors.anchor(place).kind == AnchorKind::quote &&
           (end ? here.end == range.end : here.begin == range.begin);
  });
}

bool is_name(AnchorKind kind) { return kind == AnchorKind::entity || kind == AnchorKind::acronym; }
bool is_number(AnchorKind kind) { return kind == AnchorKind::number || kind == AnchorKind::date; }
bool is_fact(AnchorKind kind) {
  return is_name(kind) || is_number(kind) || kind == AnchorKind::url;
}

// Rows of the parts behind those of the segments, so that all are changed alike.
void append(SegmentVectors& vectors, const SegmentVectors& more) {
  std::vector<float> values = *vectors.values;
  const auto rows = static_cast<std::uint32_t>(values.size() / vectors.dimension);
  values.insert(values.end(), more.values->begin(), more.values->end());
  vectors.values = std::make_shared<const std::vector<float>>(std::move(values));
  for (const std::uint32_t row : more.rows) vectors.rows.push_back(rows + row);
  vectors.weights.insert(vectors.weights.end(), more.weights.begin(), more.weights.end());
  vectors.nearness.resize(vectors.rows.size());
}

// The last rows of the segments' vectors become those of the parts.
void part_off(MiningSide& side) {
  SegmentVectors& all = side.tokens.vectors;
  std::vector<std::size_t> segments(side.usable.size());
  std::iota(segments.begin(), segments.end(), std::size_t{0});
  std::vector<std::size_t> parts(all.rows.size() - segments.size());
  std::iota(parts.begin(), parts.end(), segments.size());
  side.parts.vectors = all.select(parts);
  all = all.select(segments);
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
    quotation_goes_on.push_back(i + 1 < d.segments.size() &&
                                quotes_to(anchors, i, segment.range, true) &&
                                quotes_to(anchors, i + 1, d.segments[i + 1].range, false));
  }
}

bool is_list(const Document& document) {
  return std::all_of(document.segments.begin(), document.segments.end(),
                     [](const Segment& segment) { return segment.kind == SegmentKind::line; });
}

EncodedParts encode_parts(const MiningSide& side, const PartEncoder& encode) {
  if (!encode) return {};
  EncodedParts made{find_parts(*side.document, side.anchors, side.usable), {}};
  made.vectors = encode(texts_of(made.parts, *side.document));
  return made;
}

void set_vectors(MiningSide& source, const SentenceVectors& source_vectors,
                 const EncodedParts& source_parts, MiningSide& target,
                 const SentenceVectors& target_vectors, const EncodedParts& target_parts) {
  std::tie(source.tokens.vectors, target.tokens.vectors) =
      prepare_vectors(source_vectors, target_vectors);
  const bool with_parts = !source_parts.parts.first.empty() && !target_parts.parts.first.empty();
  const auto add_parts = [](MiningSide& side, const EncodedParts& given) {
    side.parts = given.parts;
    append(side.tokens.vectors, centred_like(given.vectors, side.tokens.vectors));
  };
  if (with_parts) {
    add_parts(source, source_parts);
    add_parts(target, target_parts);
  }
  centre_on_links(source.tokens.vectors, source.usable, target.tokens.vectors, target.usable);
  if (with_parts) {
    part_off(source);
    part_off(target);
  }
}

}  // namespace calque
