// Comparable documents: passages that say the same, wherever they stand.
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
#include "text/document.h"

namespace calque {

struct MineOptions {
  std::optional<double> min_score;     // links below are left out; unset: the fitted cut
  std::size_t most_links = 3;          // for a source segment and target document
  std::size_t largest_side = 3;        // neighbouring segments on one side of a link
  std::optional<MineWeights> weights;  // unset: the fitted ones, with such vectors or without
  Dictionary dictionary;               // added to what spelling teaches
  std::vector<Pin> pins;               // kept to the letter, with a score of 1
  // A vector a segment, from one encoder; of the source, and of each of the targets. None at all
  // without an encoder.
  SentenceVectors source_vectors;
  std::vector<SentenceVectors> target_vectors;
  bool static_vectors = false;  // they are those of a static table, which are less sure
  PartEncoder encode_parts;     // of the same encoder; unset: parts of sentences are not compared

  bool has_vectors() const { return !source_vectors.empty() && !target_vectors.empty(); }
  // `lists`: for lists of lines.
  const MineWeights& weights_in_use(bool lists) const;
};

struct MinedLink {
  std::size_t target_document = 0;  // index into `targets`
  Link link;
};

// Links between `source` and each of `targets`, best first (ties by position). Boilerplate is never
// linked, nor is a segment that repeats an earlier one, unless a pin says so; pinned links may be
// more and larger than the options allow. Throws InputError for pins that check_pins() refuses
// (file "pins"). Deterministic; thread-safe. The method is in docs/mining.md.
std::vector<MinedLink> mine(const Document& source, std::span<const Document> targets,
                            const MineOptions& options = {});

}  // namespace calque
