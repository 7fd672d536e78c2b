// Search, learn from what was found, and search again.
#pragma once

#include <optional>
#include <vector>

#include "align/aligner.h"
#include "align/bead_search.h"
#include "align/search_limits.h"
#include "align/text_model.h"
#include "align/tokens.h"

namespace calque {

struct Texts {
  TokenizedDocument source;
  TokenizedDocument target;
};

// What the search found, and what it learned on the way.
struct Found {
  std::vector<Bead> beads;
  TextModel model;
  std::optional<BeadPriors> priors = {};
};

// Links that are sure beforehand, and what they teach.
struct Lessons {
  Lessons() = default;
  // `beads` over `texts`.
  Lessons(std::vector<Bead> beads, const Texts& texts);

  std::vector<Bead> beads;
  std::vector<WeightedBead> words;
  std::vector<LengthPair> lengths;
};

// The best sequence of beads under `limits`, and with it what the texts taught: in rounds, each in
// a narrower band around the path before. `lessons` come from the same documents, and may number
// their segments otherwise. Deterministic; thread-safe.
Found search_in_rounds(const Texts& texts, std::size_t largest_side, const AlignOptions& options,
                       const SearchLimits& limits, const Lessons& lessons = {});

// Characters in the segments [begin, end).
double length_of(const TokenizedDocument& document, std::size_t begin, std::size_t end);

}  // namespace calque
