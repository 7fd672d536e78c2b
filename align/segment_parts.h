// Clauses and quotations: what a sentence may share with another whose frame is different.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "align/evidence.h"
#include "align/segment_vectors.h"
#include "text/document.h"

namespace calque {

// The parts of each segment that has several, its quotations behind its clauses.
struct SegmentParts {
  std::vector<ByteRange> ranges;
  std::vector<std::size_t> first;  // [segment] -> its first part; one more at the end
  SegmentVectors vectors;          // a row a part
};

// Of the segments marked usable; the others have none. Without vectors. Thread-safe.
SegmentParts find_parts(const Document& document, const AnchorIndex& anchors,
                        const std::vector<bool>& usable);

std::vector<std::string_view> texts_of(const SegmentParts& parts, const Document& document);

}  // namespace calque
