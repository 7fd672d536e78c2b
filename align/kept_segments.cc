#include "align/kept_segments.h"

#include <algorithm>

namespace calque {
namespace {

// Writes down beads of the whole documents from left to right, with what lies between them.
class Placer {
 public:
  Placer(const KeptSegments& source, const KeptSegments& target)
      : source_(source), target_(target) {}

  void add(const Bead& bead) {
    const std::size_t i = bead.has_source() ? bead.source_begin : i_;
    const std::size_t j = bead.has_target() ? bead.target_begin : j_;
    add_left_out(i, j);
    i_ = bead.has_source() ? bead.source_end : i;
    j_ = bead.has_target() ? bead.target_end : j;
    beads_.push_back(bead);
    beads_.back().source_begin = i;
    beads_.back().source_end = i_;
    beads_.back().target_begin = j;
    beads_.back().target_end = j_;
  }

  std::vector<Bead> finish() {
    add_left_out(source_.all(), target_.all());
    return std::move(beads_);
  }

 private:
  // Everything up to segments i and j that no bead holds.
  void add_left_out(std::size_t i, std::size_t j) {
    while (i_ < i || j_ < j) {
      const bool source_pinned = i_ < i && source_.is_pinned(i_);
      const bool target_pinned = j_ < j && target_.is_pinned(j_);
      const std::size_t a = i_ < i && (source_pinned || !target_pinned) ? 1 : 0;
      const std::size_t b = j_ < j && (target_pinned ? a == 0 : !source_pinned) ? 1 : 0;
      const bool pinned = source_pinned || target_pinned;
      beads_.push_back({i_, i_ + a, j_, j_ + b, 0.0, !pinned, pinned});
      i_ += a;
      j_ += b;
    }
  }

  const KeptSegments& source_;
  const KeptSegments& target_;
  std::size_t i_ = 0;  // segments that are placed
  std::size_t j_ = 0;
  std::vector<Bead> beads_;
};

Bead in_whole(const Bead& bead, const KeptSegments& source, const KeptSegments& target) {
  Bead whole = bead;
  whole.source_begin = source.original(bead.source_begin);
  whole.source_end =
      bead.has_source() ? source.original(bead.source_end - 1) + 1 : whole.source_begin;
  whole.target_begin = target.original(bead.target_begin);
  whole.target_end =
      bead.has_target() ? target.original(bead.target_end - 1) + 1 : whole.target_begin;
  return whole;
}

// Pins of both sides stand in order with the beads, so that one side tells.
bool stands_before(const Bead& bead, const Bead& pin) {
  return bead.has_source() ? bead.source_begin < pin.source_begin
                           : bead.target_begin < pin.target_begin;
}

}  // namespace

KeptSegments::KeptSegments(const TokenizedDocument& document, const std::vector<bool>& pinned)
    : pinned_(pinned), all_(document.segments.size()) {
  for (std::size_t i = 0; i < all_; ++i) {
    if (!document.segments[i].empty() && !is_pinned(i)) original_.push_back(i);
  }
}

TokenizedDocument KeptSegments::borrow(TokenizedDocument& whole) const {
  TokenizedDocument kept{
      std::move(whole.types), {}, {}, whole.tokens, whole.vectors.select(original_)};
  kept.segments.reserve(count());
  kept.lengths.reserve(count());
  for (const std::size_t i : original_) {
    kept.segments.push_back(std::move(whole.segments[i]));
    kept.lengths.push_back(whole.lengths[i]);
  }
  return kept;
}

void KeptSegments::give_back(TokenizedDocument& kept, TokenizedDocument& whole) const {
  whole.types = std::move(kept.types);
  for (std::size_t k = 0; k < count(); ++k)
    whole.segments[original_[k]] = std::move(kept.segments[k]);
}

std::size_t KeptSegments::kept_before(std::size_t segment) const {
  return static_cast<std::size_t>(std::lower_bound(original_.begin(), original_.end(), segment) -
                                  original_.begin());
}

std::vector<Bead> put_back(const std::vector<Bead>& beads, const std::vector<Bead>& pinned,
                           const KeptSegments& source, const KeptSegments& target) {
  Placer placer(source, target);
  auto pin = pinned.begin();
  for (const Bead& bead : beads) {
    const Bead whole = in_whole(bead, source, target);
    for (; pin != pinned.end() && !stands_before(whole, *pin); ++pin) placer.add(*pin);
    placer.add(whole);
  }
  for (; pin != pinned.end(); ++pin) placer.add(*pin);
  return placer.finish();
}

}  // namespace calque
