#include "align/chain.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::ptrdiff_t none = -1;

// Fenwick tree of maxima over the columns: the best chain that ends left of a column.
class BestChains {
 public:
  BestChains(std::size_t points, std::size_t columns)
      : tree_(columns + 1, none), best_(points, 0.0), previous_(points, none) {}

  void extend(std::ptrdiff_t point, const WeightedPoint& at) {
    std::ptrdiff_t before = none;
    for (std::size_t j = at.point.target; j > 0; j &= j - 1) before = better(tree_[j], before);
    previous_[index(point)] = before;
    best_[index(point)] = at.weight + (before == none ? 0.0 : best_[index(before)]);
  }

  void insert(std::ptrdiff_t point, const WeightedPoint& at) {
    for (std::size_t j = at.point.target + 1; j < tree_.size(); j += j & (~j + 1)) {
      tree_[j] = better(tree_[j], point);
    }
    top_ = better(top_, point);
  }

  std::vector<GridPoint> trace(const std::vector<WeightedPoint>& points) const {
    std::vector<GridPoint> chain;
    for (std::ptrdiff_t at = top_; at != none; at = previous_[index(at)])
      chain.push_back(points[index(at)].point);
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

 private:
  static std::size_t index(std::ptrdiff_t point) { return static_cast<std::size_t>(point); }

  std::ptrdiff_t better(std::ptrdiff_t a, std::ptrdiff_t b) const {
    if (b == none) return a;
    return a != none && best_[index(a)] >= best_[index(b)] ? a : b;
  }

  std::vector<std::ptrdiff_t> tree_;
  std::vector<double> best_;  // [point] weight of the best chain that ends there
  std::vector<std::ptrdiff_t> previous_;
  std::ptrdiff_t top_ = none;
};

}  // namespace

std::vector<GridPoint> heaviest_chain(const std::vector<WeightedPoint>& points,
                                      std::size_t columns) {
  BestChains chains(points.size(), columns);
  for (std::size_t row = 0; row < points.size();) {
    std::size_t next = row;
    while (next < points.size() && points[next].point.source == points[row].point.source) ++next;
    // Points of one row cannot follow each other: all are extended before any is inserted.
    for (std::size_t k = row; k < next; ++k)
      chains.extend(static_cast<std::ptrdiff_t>(k), points[k]);
    for (std::size_t k = row; k < next; ++k)
      chains.insert(static_cast<std::ptrdiff_t>(k), points[k]);
    row = next;
  }
  return chains.trace(points);
}

}  // namespace calque
