#include "align/blank_segments.h"

#include <algorithm>

namespace calque {
namespace {

// Blanks [source_begin, source_end) against blanks [target_begin, target_end).
void add_blanks(std::size_t source_begin, std::size_t source_end, std::size_t target_begin,
                std::size_t target_end, std::vector<Bead>& beads) {
  std::size_t i = source_begin;
  std::size_t j = target_begin;
  while (i < source_end || j < target_end) {
    const std::size_t a = i < source_end ? 1 : 0;
    const std::size_t b = j < target_end ? 1 : 0;
    beads.push_back({i, i + a, j, j + b, 0.0, true});
    i += a;
    j += b;
  }
}

}  // namespace

Speaking::Speaking(const TokenizedDocument& document) : all_(document.segments.size()) {
  for (std::size_t i = 0; i < all_; ++i) {
    if (!document.segments[i].empty()) original_.push_back(i);
  }
}

TokenizedDocument Speaking::document(const TokenizedDocument& whole) const {
  TokenizedDocument kept{whole.types, {}, {}, whole.tokens};
  for (const std::size_t i : original_) {
    kept.segments.push_back(whole.segments[i]);
    kept.lengths.push_back(whole.lengths[i]);
  }
  return kept;
}

std::vector<Bead> with_blanks(const std::vector<Bead>& beads, const Speaking& source,
                              const Speaking& target) {
  std::vector<Bead> whole;
  std::size_t i = 0;  // segments of the whole documents that are placed
  std::size_t j = 0;
  for (const Bead& bead : beads) {
    const bool has_source = bead.source_begin < bead.source_end;
    const bool has_target = bead.target_begin < bead.target_end;
    const std::size_t begin_i = has_source ? source.original(bead.source_begin) : i;
    const std::size_t begin_j = has_target ? target.original(bead.target_begin) : j;
    add_blanks(i, begin_i, j, begin_j, whole);
    i = has_source ? source.original(bead.source_end - 1) + 1 : begin_i;
    j = has_target ? target.original(bead.target_end - 1) + 1 : begin_j;
    whole.push_back({begin_i, i, begin_j, j, bead.score, false});
  }
  add_blanks(i, source.all(), j, target.all(), whole);
  return whole;
}

}  // namespace calque
