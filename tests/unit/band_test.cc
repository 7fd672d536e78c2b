#include "align/band.h"

#include <gtest/gtest.h>

#include "align/anchors/anchor.h"
#include "support.h"

namespace calque {
namespace {

void expect_connected(const Band& band, std::size_t n, std::size_t m) {
  ASSERT_EQ(band.rows(), n + 1);
  EXPECT_TRUE(band.contains(0, 0));
  EXPECT_TRUE(band.contains(n, m));
  for (std::size_t i = 1; i <= n; ++i) {
    EXPECT_LT(band.begin[i], band.end[i - 1]) << "row " << i;
    EXPECT_GE(band.begin[i], band.begin[i - 1]) << "row " << i;
    EXPECT_GE(band.end[i], band.end[i - 1]) << "row " << i;
    EXPECT_LE(band.end[i], m + 1);
  }
}

TEST(Band, FollowsAPathOfAnyShapeWithoutBreaking) {
  expect_connected(band_around({{0, 0}, {10, 10}}, 2), 10, 10);
  expect_connected(band_around({{0, 0}, {0, 50}, {10, 60}}, 2), 10,
                   60);  // front matter on one side
  expect_connected(band_around({{0, 0}, {50, 0}, {50, 5}}, 3), 50, 5);
  expect_connected(band_around({{0, 0}, {3, 1000}}, 4), 3, 1000);
  expect_connected(band_around({{0, 0}, {0, 0}}, 4), 0, 0);
  expect_connected(band_around({{0, 0}, {0, 7}}, 4), 0, 7);
}

TEST(Band, GrowsWithTheLengthNotWithItsSquare) {
  const std::size_t narrow = band_around({{0, 0}, {1000, 1000}}, 20).cells();
  const std::size_t wide = band_around({{0, 0}, {10000, 10000}}, 20).cells();
  EXPECT_LT(wide, 11 * narrow);
}

TEST(AnchorPoints, RareSharedWordsFixThePathAroundAMissingPassage) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (int i = 0; i < 40; ++i) {
    const std::string name = std::to_string(7919 * (i + 1));  // numbers have no cognates
    source.push_back("zuerst " + name);
    if (i < 10 || i >= 25) target.push_back("first " + name);
  }
  const Document a = test::lines_of(source);
  const Document b = test::lines_of(target);
  const std::vector<std::vector<Anchor>> none_a(a.segments.size());
  const std::vector<std::vector<Anchor>> none_b(b.segments.size());
  const TokenizedDocument s = tokenize(a, none_a);
  const TokenizedDocument t = tokenize(b, none_b);
  const auto points = anchor_points(s, t, Lexicon::from_spelling(s, t));
  EXPECT_GT(points.size(), 15U);
  for (std::size_t k = 1; k + 1 < points.size(); ++k) {
    EXPECT_EQ(points[k].target, points[k].source < 10 ? points[k].source : points[k].source - 15);
  }
}

}  // namespace
}  // namespace calque
