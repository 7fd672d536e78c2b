#include "align/segment_parts.h"

#include <gtest/gtest.h>

#include "align/mining_side.h"
#include "support.h"

namespace calque {
namespace {

std::vector<std::string> parts_of(const std::string& line) {
  const Document text = test::lines_of(line, "en");
  const MiningSide side(text, find_anchors(text));
  const SegmentParts parts = find_parts(text, side.anchors, side.usable);
  std::vector<std::string> found;
  for (const std::string_view part : texts_of(parts, text)) found.emplace_back(part);
  return found;
}

using Parts = std::vector<std::string>;

TEST(SegmentParts, AreTheClauses) {
  EXPECT_EQ(parts_of("The port of Lorient was closed on Monday, and the mayor asked for help."),
            (Parts{"The port of Lorient was closed on Monday", "and the mayor asked for help."}));
}

TEST(SegmentParts, ASentenceOfOneClauseHasNone) {
  EXPECT_TRUE(parts_of("The port of Lorient was closed on Monday.").empty());
}

TEST(SegmentParts, ShortClausesStayWithTheirNeighbours) {
  EXPECT_EQ(
      parts_of("On Monday, he said, the port of Lorient, at last, was closed to all ships."),
      (Parts{"On Monday, he said, the port of Lorient", "at last, was closed to all ships."}));
}

TEST(SegmentParts, QuotationsAreWithoutTheirFrame) {
  const auto parts = parts_of("The mayor said “we will build the quay again before the winter”.");
  ASSERT_FALSE(parts.empty());
  EXPECT_EQ(parts.back(), "we will build the quay again before the winter");
}

TEST(SegmentParts, SegmentsThatAreNotUsableHaveNone) {
  const Document text = test::lines_of(
      "The port of Lorient was closed on Monday, and the mayor asked for help.\n"
      "The port of Lorient was closed on Monday, and the mayor asked for help.\n",
      "en");
  const MiningSide side(text, find_anchors(text));
  const SegmentParts parts = find_parts(text, side.anchors, {false, true});
  EXPECT_EQ(parts.first, (std::vector<std::size_t>{0, 0, 2}));
}

}  // namespace
}  // namespace calque
