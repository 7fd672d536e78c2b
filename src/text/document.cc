#include "text/document.h"

namespace calque {

std::string_view name(SegmentKind kind) {
  switch (kind) {
    case SegmentKind::sentence: return "sentence";
    case SegmentKind::heading: return "heading";
    case SegmentKind::item: return "item";
    case SegmentKind::quotation: return "quotation";
    case SegmentKind::boilerplate: return "boilerplate";
    case SegmentKind::line: return "line";
  }
  return "sentence";
}

}  // namespace calque
