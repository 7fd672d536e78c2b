// Parallel documents: every segment of both sides in exactly one bead, in order.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "align/dictionary.h"
#include "align/link.h"
#include "align/pins.h"
#include "align/segment_vectors.h"
#include "align/weights.h"
#include "embed/encoder.h"
#include "embed/packed_vectors.h"
#include "text/document.h"

namespace calque {

struct AlignOptions {
  std::size_t largest_side = 5;  // most segments on one side of a bead, 1 to 5 (pins may be larger)
  // Unset: the fitted ones, for texts with vectors or without.
  std::optional<AlignWeights> weights;
  bool static_vectors = false;  // the vectors are those of a static table, which are less sure
  Dictionary dictionary;        // added to what the texts teach
  std::vector<Pin> pins;        // kept to the letter; checked by check_pins()
  // A vector a segment on both sides, from one encoder; none on either without one.
  PackedVectors source_vectors;
  PackedVectors target_vectors;
  PartEncoder encode_parts;  // of the same encoder; unset: clauses are not looked at

  bool has_vectors() const { return !source_vectors.empty() && !target_vectors.empty(); }
  const AlignWeights& weights_in_use() const;
};

// Beads ordered by their first source segment; a gap holds exactly one segment and an empty side.
// Time and memory grow linearly with the length, as far as the texts agree. Both documents must be
// segmented. Deterministic; thread-safe. The method is in docs/alignment.md. Vectors that are moved
// in are not copied.
std::vector<Link> align(const Document& source, const Document& target, AlignOptions options = {});

}  // namespace calque
