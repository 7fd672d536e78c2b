#include "align/forbidden.h"

#include <algorithm>

namespace calque {

ForbiddenPairs::ForbiddenPairs(const std::vector<Rectangle>& rectangles) {
  std::vector<Rectangle> given;
  std::vector<std::size_t> cuts;
  for (const Rectangle& rectangle : rectangles) {
    if (rectangle.source_begin >= rectangle.source_end ||
        rectangle.target_begin >= rectangle.target_end)
      continue;
    given.push_back(rectangle);
    cuts.push_back(rectangle.source_begin);
    cuts.push_back(rectangle.source_end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::sort(given.begin(), given.end(),
            [](const Rectangle& a, const Rectangle& b) { return a.source_begin < b.source_begin; });
  auto next = given.begin();
  std::vector<Rectangle> open;  // by their first column
  for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
    std::erase_if(open,
                  [&](const Rectangle& rectangle) { return rectangle.source_end <= cuts[k]; });
    for (; next != given.end() && next->source_begin == cuts[k]; ++next) {
      const auto place = std::upper_bound(
          open.begin(), open.end(), *next,
          [](const Rectangle& a, const Rectangle& b) { return a.target_begin < b.target_begin; });
      open.insert(place, *next);
    }
    if (open.empty()) continue;
    Slab slab{cuts[k], cuts[k + 1], {}};
    for (const Rectangle& rectangle : open) {
      if (!slab.columns.empty() && rectangle.target_begin <= slab.columns.back().end) {
        slab.columns.back().end = std::max(slab.columns.back().end, rectangle.target_end);
      } else {
        slab.columns.push_back({rectangle.target_begin, rectangle.target_end});
      }
    }
    slabs_.push_back(std::move(slab));
  }
}

bool ForbiddenPairs::any(const Rectangle& segments) const {
  if (segments.source_begin >= segments.source_end || segments.target_begin >= segments.target_end)
    return false;
  const auto ends_before = [](const auto& run, std::size_t place) { return run.end <= place; };
  for (auto slab =
           std::lower_bound(slabs_.begin(), slabs_.end(), segments.source_begin, ends_before);
       slab != slabs_.end() && slab->begin < segments.source_end; ++slab) {
    const auto run = std::lower_bound(slab->columns.begin(), slab->columns.end(),
                                      segments.target_begin, ends_before);
    if (run != slab->columns.end() && run->begin < segments.target_end) return true;
  }
  return false;
}

std::vector<Rectangle> forbidden_rectangles(const std::vector<Pin>& pins,
                                            std::size_t target_document) {
  std::vector<Rectangle> rectangles;
  for (const Pin& pin : pins) {
    if (pin.together || pin.target_document != target_document) continue;
    rectangles.push_back(
        {pin.source.front(), pin.source.back() + 1, pin.target.front(), pin.target.back() + 1});
  }
  return rectangles;
}

}  // namespace calque
