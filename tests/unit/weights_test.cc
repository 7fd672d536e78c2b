#include "align/weights.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace calque {
namespace {

TEST(Weights, OfTheMinerAreReadByName) {
  const MineWeights weights =
      parse_mine_weights(R"({"bias": -2.5, "features": {"cosine": 3.0}, "cut": 0.4})");
  EXPECT_EQ(weights.bias, -2.5);
  ASSERT_EQ(weights.features.size(), 1U);
  EXPECT_EQ(weights.features[0], std::pair(std::string("cosine"), 3.0));
  EXPECT_EQ(weights.cut, 0.4);
  EXPECT_EQ(weights.growth, MineWeights{}.growth);
}

TEST(Weights, OfTheMatcherHaveTwoParts) {
  const MatchWeights weights = parse_match_weights(R"({
    "pair": {"bias": 1.0, "features": {"order": 2.0}},
    "rivals": {"bias": -1.0, "features": {}}})");
  EXPECT_EQ(weights.pair.bias, 1.0);
  ASSERT_EQ(weights.pair.features.size(), 1U);
  EXPECT_EQ(weights.pair.features[0], std::pair(std::string("order"), 2.0));
  EXPECT_EQ(weights.rivals.bias, -1.0);
  EXPECT_EQ(weights.cut, MatchWeights{}.cut);
}

TEST(Weights, WithoutFeaturesAreRefused) {
  EXPECT_THROW(parse_mine_weights(R"({"bias": 0.0})"), nlohmann::json::exception);
  EXPECT_THROW(parse_match_weights(R"({"pair": {"bias": 0.0, "features": {}}})"),
               nlohmann::json::exception);
}

}  // namespace
}  // namespace calque
