#include "align/pin_plan.h"

#include <algorithm>

#include "align/chain.h"

namespace calque {
namespace {

Bead bead_of(const Pin& pin) {
  return {pin.source.front(), pin.source.back() + 1, pin.target.front(), pin.target.back() + 1,
          0.0, false, true};
}

bool by_place(const Bead& a, const Bead& b) { return a.source_begin < b.source_begin; }

// The links that both sides hold, each once, by their place in the source.
std::vector<Bead> pinned_links(const std::vector<Pin>& pins) {
  std::vector<Bead> links;
  for (const Pin& pin : pins) {
    if (pin.together && !pin.source.empty() && !pin.target.empty()) links.push_back(bead_of(pin));
  }
  std::sort(links.begin(), links.end(), by_place);
  links.erase(
      std::unique(links.begin(), links.end(),
                  [](const Bead& a, const Bead& b) { return a.source_begin == b.source_begin; }),
      links.end());
  return links;
}

std::vector<GridPoint> best_order(const std::vector<Bead>& links, std::size_t columns) {
  std::vector<WeightedPoint> points;
  for (const Bead& link : links) {
    const std::size_t size =
        link.source_end - link.source_begin + link.target_end - link.target_begin;
    points.push_back({{link.source_begin, link.target_begin}, static_cast<double>(size)});
  }
  return heaviest_chain(points, columns);
}

// The grid lines at which pinned segments were taken out.
std::vector<bool> breaks_of(const KeptSegments& kept) {
  std::vector<bool> breaks(kept.count() + 1, false);
  for (std::size_t i = 0; i < kept.all(); ++i) {
    if (kept.is_pinned(i)) breaks[kept.kept_before(i)] = true;
  }
  return breaks;
}

}  // namespace

PinPlan plan_pins(const std::vector<Pin>& pins, std::size_t source_segments,
                  std::size_t target_segments) {
  PinPlan plan;
  if (pins.empty()) return plan;
  plan.source_pinned.assign(source_segments, false);
  plan.target_pinned.assign(target_segments, false);
  for (const Pin& pin : pins) {
    if (!pin.together) continue;
    for (const std::size_t i : pin.source) plan.source_pinned[i] = true;
    for (const std::size_t j : pin.target) plan.target_pinned[j] = true;
  }
  const std::vector<Bead> links = pinned_links(pins);
  const auto order = best_order(links, target_segments);
  auto next = order.begin();
  for (const Bead& link : links) {
    const bool in_order = next != order.end() && next->source == link.source_begin;
    if (in_order) ++next;
    (in_order ? plan.in_order : plan.crossing).push_back(link);
  }
  return plan;
}

SearchLimits limits_of(const PinPlan& plan, const std::vector<Pin>& pins,
                       const KeptSegments& source, const KeptSegments& target) {
  SearchLimits limits;
  if (pins.empty()) return limits;
  limits.source_breaks = breaks_of(source);
  limits.target_breaks = breaks_of(target);
  for (const Bead& bead : plan.in_order) {
    const GridPoint point{source.kept_before(bead.source_begin),
                          target.kept_before(bead.target_begin)};
    if (limits.passed.empty() || limits.passed.back() != point) limits.passed.push_back(point);
  }
  for (const Pin& pin : pins) {
    if (pin.together) continue;
    for (const std::size_t i : pin.source) {
      for (const std::size_t j : pin.target) {
        const std::size_t row = source.kept_before(i);
        const std::size_t column = target.kept_before(j);
        if (source.original(row) == i && target.original(column) == j)
          limits.forbidden.emplace_back(row, column);
      }
    }
  }
  std::sort(limits.forbidden.begin(), limits.forbidden.end());
  return limits;
}

}  // namespace calque
