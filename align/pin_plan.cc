#include "align/pin_plan.h"

#include <algorithm>

#include "align/chain.h"

namespace calque {
namespace {

constexpr double worth_of_pin = 15.0;  // in scores of beads that may give way to it
constexpr double least_loss = 40.0;    // below, the path always gives way

Bead bead_of(const Pin& pin) {
  return {pin.source.front(),
          pin.source.back() + 1,
          pin.target.front(),
          pin.target.back() + 1,
          0.0,
          false,
          true};
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

void break_at_blanks(std::vector<bool>& breaks, const KeptSegments& kept, std::size_t begin,
                     std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t row = kept.kept_before(i);
    if (kept.original(row) != i) breaks[row] = true;
  }
}

GridPoint place_of(const Bead& pin, const KeptSegments& source, const KeptSegments& target) {
  return {source.kept_before(pin.source_begin), target.kept_before(pin.target_begin)};
}

// The beads of a path that no path through `point` can hold, [first, last).
std::pair<std::size_t, std::size_t> in_the_way(const std::vector<Bead>& path, GridPoint point) {
  const auto count = [&](auto ends_before) {
    return static_cast<std::size_t>(std::partition_point(path.begin(), path.end(), ends_before) -
                                    path.begin());
  };
  const std::size_t row = count([&](const Bead& bead) { return bead.source_end <= point.source; });
  const std::size_t column =
      count([&](const Bead& bead) { return bead.target_end <= point.target; });
  return {std::min(row, column), std::max(row, column)};
}

// What the path loses there, each bead counted once: the ways of neighbouring pins overlap.
double loss(const std::vector<Bead>& path, GridPoint point, std::size_t& counted) {
  const auto [first, last] = in_the_way(path, point);
  double sum = 0.0;
  for (std::size_t k = std::max(first, counted); k < last; ++k) {
    if (!path[k].is_gap()) sum += std::max(0.0, path[k].score);
  }
  counted = std::max(counted, last);
  return sum;
}

}  // namespace

bool keeps_to(const PinPlan& plan, const std::vector<Bead>& path, const KeptSegments& source,
              const KeptSegments& target) {
  return std::all_of(plan.in_order.begin(), plan.in_order.end(), [&](const Bead& pin) {
    const auto [first, last] = in_the_way(path, place_of(pin, source, target));
    return first == last;
  });
}

void give_way(PinPlan& plan, const std::vector<Bead>& path, const KeptSegments& source,
              const KeptSegments& target) {
  std::vector<Bead> in_order;
  for (std::size_t k = 0; k < plan.in_order.size();) {
    // Neighbouring links that are all in the path's way stand or fall together.
    std::size_t end = k;
    std::size_t counted = 0;
    double lost = 0.0;
    for (; end < plan.in_order.size(); ++end) {
      const double more = loss(path, place_of(plan.in_order[end], source, target), counted);
      if (more == 0.0 && end > k) break;
      lost += more;
      if (more == 0.0) {
        ++end;
        break;
      }
    }
    const double worth = worth_of_pin * static_cast<double>(end - k);
    for (; k < end; ++k)
      (lost > worth + least_loss ? plan.crossing : in_order).push_back(plan.in_order[k]);
  }
  plan.in_order = std::move(in_order);
}

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
    const GridPoint point = place_of(bead, source, target);
    if (limits.passed.empty() || limits.passed.back() != point) limits.passed.push_back(point);
  }
  std::vector<Rectangle> rectangles = forbidden_rectangles(pins);
  for (Rectangle& rectangle : rectangles) {
    // A blank joins the bead around it: none may stretch across one that is named here.
    break_at_blanks(limits.source_breaks, source, rectangle.source_begin, rectangle.source_end);
    break_at_blanks(limits.target_breaks, target, rectangle.target_begin, rectangle.target_end);
    rectangle = {
        source.kept_before(rectangle.source_begin), source.kept_before(rectangle.source_end),
        target.kept_before(rectangle.target_begin), target.kept_before(rectangle.target_end)};
  }
  limits.forbidden = ForbiddenPairs(rectangles);
  return limits;
}

}  // namespace calque
