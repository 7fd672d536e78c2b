#include "align/length_model.h"

#include <cmath>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(LengthModel, PrefersLengthsInTheUsualProportion) {
  const LengthModel model({100, 50, 80, 120}, {110, 55, 88, 132});
  EXPECT_GT(model.log_ratio(100, 110, 1, 1), 0.0);
  EXPECT_GT(model.log_ratio(100, 110, 1, 1), model.log_ratio(100, 40, 1, 1));
  EXPECT_GT(model.log_ratio(100, 110, 1, 2), model.log_ratio(100, 230, 1, 2));
}

TEST(LengthModel, LearnsTheProportionFromBeads) {
  LengthModel model({100, 60, 80}, {100, 60, 80});
  const double before = model.log_ratio(100, 40, 1, 1);
  std::vector<LengthPair> beads;
  for (int i = 0; i < 200; ++i) beads.push_back({80.0 + i, 0.4 * (80.0 + i), 1.0});
  model.fit(beads);
  EXPECT_GT(model.log_ratio(100, 40, 1, 1), before);
  EXPECT_GT(model.log_ratio(100, 40, 1, 1), model.log_ratio(100, 100, 1, 1));
}

TEST(LengthModel, EmptyAndZeroLengthsAreNoTrouble) {
  const LengthModel model({}, {0, 0});
  EXPECT_TRUE(std::isfinite(model.log_ratio(0, 0, 1, 1)));
  EXPECT_TRUE(std::isfinite(model.log_ratio(1e7, 0, 1, 3)));
}

}  // namespace
}  // namespace calque
