// Anchors: each within its segment and on character boundaries; comparisons symmetric and in 0..1.
#include <vector>

#include "align/anchors/anchor.h"
#include "fuzz/documents.h"
#include "fuzz/fuzz.h"

namespace {

using namespace calque;

void check_places(const Document& document, const std::vector<std::vector<Anchor>>& anchors) {
  fuzz::require(anchors.size() == document.segments.size(), "every segment has its list");
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    ByteRange before;
    for (const Anchor& anchor : anchors[i]) {
      if (anchor.kind != AnchorKind::quote) {  // a quotation may go on in the next sentence
        fuzz::require_range(document.text, document.segments[i].range, anchor.range,
                            "an anchor lies in its segment");
      }
      fuzz::require_range(document.text, {0, document.text.size()}, anchor.range,
                          "an anchor lies in the document");
      fuzz::require(before.begin <= anchor.range.begin, "anchors are sorted");
      fuzz::require(anchor.weight >= 0 && anchor.weight <= 1, "an anchor's weight is in 0..1");
      before = anchor.range;
    }
  }
}

void check_comparisons(const std::vector<Anchor>& left, const std::vector<Anchor>& right) {
  for (const Anchor& a : left) {
    for (const Anchor& b : right) {
      if (a.kind != b.kind) continue;
      const double strength = anchor_type(a.kind).compare(a, b);
      fuzz::require(strength >= 0 && strength <= 1, "a comparison is in 0..1");
      fuzz::require(strength == anchor_type(a.kind).compare(b, a), "comparisons are symmetric");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  const bool lines = (fuzz::take_byte(bytes) & 1) != 0;
  const auto [source, target] = fuzz::make_pair(bytes, lines);
  const auto source_anchors = find_anchors(source);
  const auto target_anchors = find_anchors(target);
  check_places(source, source_anchors);
  check_places(target, target_anchors);
  for (std::size_t i = 0; i < source_anchors.size() && i < target_anchors.size(); ++i) {
    check_comparisons(source_anchors[i], target_anchors[i]);
  }
  return 0;
}
