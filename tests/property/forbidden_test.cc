// Forbidden pairs against a table of all pairs.
#include "align/forbidden.h"

#include <array>
#include <random>

#include <gtest/gtest.h>

namespace calque {
namespace {

constexpr std::size_t side = 12;
using Table = std::array<std::array<bool, side>, side>;

Rectangle random_rectangle(std::mt19937& random) {
  Rectangle made;
  made.source_begin = random() % side;
  made.source_end = made.source_begin + random() % (side + 1 - made.source_begin);
  made.target_begin = random() % side;
  made.target_end = made.target_begin + random() % (side + 1 - made.target_begin);
  return made;
}

template <typename Visit>
void for_each_pair(const Rectangle& rectangle, Visit visit) {
  for (std::size_t i = rectangle.source_begin; i < rectangle.source_end; ++i) {
    for (std::size_t j = rectangle.target_begin; j < rectangle.target_end; ++j) visit(i, j);
  }
}

TEST(Forbidden, IsWhatAnyRectangleHolds) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<Rectangle> rectangles(random() % 6);
    Table table{};
    for (Rectangle& rectangle : rectangles) {
      rectangle = random_rectangle(random);
      for_each_pair(rectangle, [&](std::size_t i, std::size_t j) { table[i][j] = true; });
    }
    const ForbiddenPairs forbidden(rectangles);
    for (int question = 0; question < 40; ++question) {
      const Rectangle asked = random_rectangle(random);
      bool any = false;
      for_each_pair(asked, [&](std::size_t i, std::size_t j) { any = any || table[i][j]; });
      ASSERT_EQ(forbidden.any(asked), any);
    }
  }
}

TEST(Forbidden, OneRowAndOneColumnOfHugeRectangles) {
  const ForbiddenPairs forbidden({{0, 5'000'000, 0, 5'000'000}, {7, 8, 6'000'000, 7'000'000}});
  EXPECT_TRUE(forbidden.any({4'999'999, 5'000'000, 0, 1}));
  EXPECT_FALSE(forbidden.any({5'000'000, 5'000'001, 0, 1}));
  EXPECT_TRUE(forbidden.any({7, 8, 6'500'000, 6'500'001}));
  EXPECT_FALSE(forbidden.any({8, 9, 6'500'000, 6'500'001}));
}

}  // namespace
}  // namespace calque
