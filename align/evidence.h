// Why two passages belong together: the anchors that they share, weighed by rarity.
#pragma once

#include <span>
#include <vector>

#include "align/anchor_index.h"
#include "align/anchors/anchor.h"
#include "align/link.h"
#include "text/document.h"

namespace calque {

EvidenceKind evidence_kind(AnchorKind kind);

// The pairs of anchors of `source` and `target` segments that match, each anchor at most once, best
// first. The weight is strength times rarity times the anchor's own weight, 0..1.
std::vector<Evidence> find_evidence(const AnchorIndex& source,
                                    std::span<const std::size_t> source_segments,
                                    const AnchorIndex& target,
                                    std::span<const std::size_t> target_segments);

// Evidence for which the whole passages stand: neighbouring segments, neither side empty.
Evidence evidence_of_whole(EvidenceKind kind, double weight, const Document& source,
                           std::span<const std::size_t> source_segments, const Document& target,
                           std::span<const std::size_t> target_segments);

// Puts first among a link's reasons that a person has said so. Neither side may be empty.
void add_pin_evidence(Link& link, const Document& source, const Document& target);

}  // namespace calque
