#include "align/segment_parts.h"

#include <algorithm>

#include "align/clauses.h"

namespace calque {
namespace {

constexpr std::size_t least_clause = 24;  // bytes; shorter ones stay with their neighbour
constexpr double least_quotation = 0.4;   // weight of a quotation that is likely to be speech
constexpr std::size_t most_parts = 16;    // of a segment

std::vector<ByteRange> clauses(std::string_view text, ByteRange segment) {
  std::vector<ByteRange> found;
  std::size_t begin = segment.begin;
  for (const ClauseBorder& border : clause_borders(slice(text, segment))) {
    const std::size_t end = segment.begin + border.end;
    if (end - begin < least_clause) continue;
    found.push_back({begin, end});
    begin = segment.begin + border.begin;
  }
  if (segment.end - begin < least_clause && !found.empty()) {
    found.back().end = segment.end;
  } else {
    found.push_back({begin, segment.end});
  }
  return found;
}

std::vector<ByteRange> parts_of(const Document& document, const AnchorIndex& anchors,
                                std::size_t segment) {
  std::vector<ByteRange> parts = clauses(document.text, document.segments[segment].range);
  for (const AnchorIndex::Place& place : anchors.of(segment)) {
    const Anchor& anchor = anchors.anchor(place);
    if (anchor.kind != AnchorKind::quote || anchor.weight < least_quotation) continue;
    const ByteRange range = place.range;
    if (std::find(parts.begin(), parts.end(), range) == parts.end()) parts.push_back(range);
  }
  if (parts.size() > most_parts) parts.resize(most_parts);
  return parts;
}

}  // namespace

SegmentParts find_parts(const Document& document, const AnchorIndex& anchors,
                        const std::vector<bool>& usable) {
  SegmentParts found;
  for (std::size_t i = 0; i < document.segments.size(); ++i) {
    found.first.push_back(found.ranges.size());
    if (!usable[i]) continue;
    const auto parts = parts_of(document, anchors, i);
    if (parts.size() > 1) found.ranges.insert(found.ranges.end(), parts.begin(), parts.end());
  }
  found.first.push_back(found.ranges.size());
  return found;
}

std::vector<std::string_view> texts_of(const SegmentParts& parts, const Document& document) {
  std::vector<std::string_view> texts;
  for (const ByteRange& range : parts.ranges) texts.push_back(slice(document.text, range));
  return texts;
}

}  // namespace calque
