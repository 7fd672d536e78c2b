// The anchors that two documents of two collections have in common.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "align/collection.h"
#include "align/link.h"

namespace calque {

struct SharedAnchors {
  enum Kind : std::size_t { names, amounts, times, urls, cognates, quotes, kinds };

  std::array<double, kinds> shared{};     // sum of weights of what both hold
  std::array<double, kinds> of_source{};  // of all that the source holds
  std::array<double, kinds> of_target{};
  std::vector<Evidence> evidence;  // where each stands first; the most telling first
  std::size_t in_order = 0;        // of the evidence: how many keep the order of both documents
  double order = 0.0;              // their share by weight, 0..1
};

// Anchors of one kind and key count once. The weight is strength times rarity (in the collections)
// times the anchor's own weight; each anchor is paired at most once, the best pairs first. Linear
// in the number of anchors but for crowded buckets. Thread-safe.
SharedAnchors find_shared_anchors(const Collection& source, std::size_t source_document,
                                  const Collection& target, std::size_t target_document);

}  // namespace calque
