#include "align/kept_segments.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

KeptSegments kept(const std::vector<std::string>& lines) {
  const Document document = test::lines_of(lines);
  return KeptSegments(
      tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size())));
}

std::string shape(const std::vector<Bead>& beads) {
  std::string text;
  for (const Bead& bead : beads) {
    text += "[" + std::to_string(bead.source_begin) + "," + std::to_string(bead.source_end) + ":" +
            std::to_string(bead.target_begin) + "," + std::to_string(bead.target_end) + "]";
  }
  return text;
}

TEST(KeptSegments, PairUpBetweenBeadsAndAreGapsBeyond) {
  const KeptSegments source = kept({"one", "", "", "two", ""});
  const KeptSegments target = kept({"", "eins", "", "zwei"});
  EXPECT_EQ(shape(put_back({{0, 1, 0, 1}, {1, 2, 1, 2}}, {}, source, target)),
            "[0,0:0,1][0,1:1,2][1,2:2,3][2,3:3,3][3,4:3,4][4,5:4,4]");
}

TEST(KeptSegments, InsideABeadTheyJoinIt) {
  const KeptSegments source = kept({"one", "", "two"});
  const KeptSegments target = kept({"eins und zwei"});
  EXPECT_EQ(shape(put_back({{0, 2, 0, 1}}, {}, source, target)), "[0,3:0,1]");
}

TEST(KeptSegments, OnlyBlanksPairUp) {
  const KeptSegments source = kept({"", "", ""});
  const KeptSegments target = kept({"", ""});
  EXPECT_EQ(source.count(), 0U);
  EXPECT_EQ(shape(put_back({}, {}, source, target)), "[0,1:0,1][1,2:1,2][2,3:2,2]");
}

}  // namespace
}  // namespace calque
