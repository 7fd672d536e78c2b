#include "align/blank_segments.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

Speaking speaking(const std::vector<std::string>& lines) {
  const Document document = test::lines_of(lines);
  return Speaking(tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size())));
}

std::string shape(const std::vector<Bead>& beads) {
  std::string text;
  for (const Bead& bead : beads) {
    text += "[" + std::to_string(bead.source_begin) + "," + std::to_string(bead.source_end) + ":" +
            std::to_string(bead.target_begin) + "," + std::to_string(bead.target_end) + "]";
  }
  return text;
}

TEST(BlankSegments, PairUpBetweenBeadsAndAreGapsBeyond) {
  const Speaking source = speaking({"one", "", "", "two", ""});
  const Speaking target = speaking({"", "eins", "", "zwei"});
  EXPECT_EQ(shape(with_blanks({{0, 1, 0, 1}, {1, 2, 1, 2}}, source, target)),
            "[0,0:0,1][0,1:1,2][1,2:2,3][2,3:3,3][3,4:3,4][4,5:4,4]");
}

TEST(BlankSegments, InsideABeadTheyJoinIt) {
  const Speaking source = speaking({"one", "", "two"});
  const Speaking target = speaking({"eins und zwei"});
  EXPECT_EQ(shape(with_blanks({{0, 2, 0, 1}}, source, target)), "[0,3:0,1]");
}

TEST(BlankSegments, OnlyBlanksPairUp) {
  const Speaking source = speaking({"", "", ""});
  const Speaking target = speaking({"", ""});
  EXPECT_EQ(source.count(), 0U);
  EXPECT_EQ(shape(with_blanks({}, source, target)), "[0,1:0,1][1,2:1,2][2,3:2,2]");
}

}  // namespace
}  // namespace calque
