// Points of the plane of (source segment, target segment) and the heaviest way that rises through
// them.
#pragma once

#include <cstddef>
#include <vector>

namespace calque {

struct GridPoint {
  std::size_t source = 0;
  std::size_t target = 0;

  bool operator==(const GridPoint&) const = default;
};

struct WeightedPoint {
  GridPoint point;
  double weight = 0.0;  // > 0
};

// The chain of points, each after the one before in both coordinates, with the greatest sum of
// weights. `points` are in ascending order of (source, target); all targets are below `columns`.
// Time n log columns. Deterministic; thread-safe.
std::vector<GridPoint> heaviest_chain(const std::vector<WeightedPoint>& points,
                                      std::size_t columns);

}  // namespace calque
