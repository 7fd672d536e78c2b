// The heaviest chain against trying every subset.
#include "align/chain.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace calque {
namespace {

double weight_of(const std::vector<WeightedPoint>& points, unsigned subset) {
  double sum = 0.0;
  const WeightedPoint* before = nullptr;
  for (std::size_t k = 0; k < points.size(); ++k) {
    if ((subset >> k & 1U) == 0) continue;
    if (before != nullptr && (before->point.source >= points[k].point.source ||
                              before->point.target >= points[k].point.target))
      return -1.0;
    before = &points[k];
    sum += points[k].weight;
  }
  return sum;
}

TEST(Chain, IsTheHeaviestOfAllRisingSubsets) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<WeightedPoint> points(random() % 10);
    for (WeightedPoint& point : points)
      point = {{random() % 6, random() % 6}, 1.0 + static_cast<double>(random() % 50)};
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) {
      return std::pair(a.point.source, a.point.target) < std::pair(b.point.source, b.point.target);
    });
    double best = 0.0;
    for (unsigned subset = 0; subset < 1U << points.size(); ++subset)
      best = std::max(best, weight_of(points, subset));
    double found = 0.0;
    const auto chain = heaviest_chain(points, 6);
    for (std::size_t k = 0; k < chain.size(); ++k) {
      if (k > 0) {
        EXPECT_LT(chain[k - 1].source, chain[k].source);
        EXPECT_LT(chain[k - 1].target, chain[k].target);
      }
      double weight = 0.0;
      for (const WeightedPoint& point : points) {
        if (point.point == chain[k]) weight = std::max(weight, point.weight);
      }
      found += weight;
    }
    EXPECT_DOUBLE_EQ(found, best);
  }
}

}  // namespace
}  // namespace calque
