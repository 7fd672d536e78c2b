#include "align/pins.h"

#include <gtest/gtest.h>

#include "support.h"
#include "text/error.h"

namespace calque {
namespace {

const Document five = test::lines_of("a\nb\nc\nd\ne\n");
const Document three = test::lines_of("x\ny\nz\n");

// What check_pins() says, "" when it is content.
std::string verdict(std::vector<Pin> pins, LinksEach links_each = LinksEach::one) {
  for (std::size_t p = 0; p < pins.size(); ++p) pins[p].line = 10 + p;
  try {
    check_pins(pins, five, {&three, &five}, "pins.tsv", links_each);
  } catch (const InputError& error) {
    EXPECT_FALSE(error.remedy().empty());
    return error.what();
  }
  return "";
}

bool begins(const std::string& text, const std::string& beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

TEST(Pins, ThatMakeSenseTogetherPass) {
  EXPECT_EQ(verdict({}), "");
  EXPECT_EQ(verdict({{{0, 1}, {0}}, {{2}, {}}, {{}, {1}}, {{3}, {2}}}), "");
  EXPECT_EQ(verdict({{{4}, {0}}, {{0}, {2}}}), "") << "links may cross";
  EXPECT_EQ(verdict({{{0}, {0}}, {{0}, {1}, false}, {{0}, {2}, false}}), "");
}

TEST(Pins, SaidTwiceAreNoContradiction) {
  EXPECT_EQ(verdict({{{0}, {0}}, {{0}, {0}}, {{1}, {}}, {{1}, {}}, {{}, {1}}, {{}, {1}}}), "");
  EXPECT_EQ(verdict({{{0}, {1}, false}, {{0}, {1}, false}}), "");
}

TEST(Pins, AreAboutOneTargetEach) {
  EXPECT_EQ(verdict({{{0}, {0}, true, 0}, {{0}, {3}, true, 1}, {{1}, {}, true, 0}}), "");
  EXPECT_EQ(verdict({{{0}, {0}, true, 0}, {{0}, {0}, false, 1}}), "");
  EXPECT_TRUE(begins(verdict({{{0}, {0}, true, 2}}), "pins.tsv:10: there is no target 2"));
}

TEST(Pins, OfSegmentsThatDoNotExistAreRefused) {
  EXPECT_TRUE(begins(verdict({{{0}, {0}}, {{5}, {1}}}),
                     "pins.tsv:11: the source has no segment 5 (it has 5, counted from 0)"));
  EXPECT_TRUE(
      begins(verdict({{{0}, {2, 3}}}), "pins.tsv:10: the target has no segment 3 (it has 3"));
  EXPECT_TRUE(begins(verdict({{{}, {static_cast<std::size_t>(-1)}}}), "pins.tsv:10: the target"));
  EXPECT_TRUE(begins(verdict({{{0}, {7}, false}}), "pins.tsv:10: the target has no segment 7"));
}

TEST(Pins, OfSegmentsThatAreNoNeighboursAreRefused) {
  const std::string problem = "pins.tsv:10: the segments of one side do not follow each other";
  EXPECT_TRUE(begins(verdict({{{0, 2}, {0}}}), problem));
  EXPECT_TRUE(begins(verdict({{{0}, {1, 0}}}), problem));
  EXPECT_TRUE(begins(verdict({{{0}, {1, 1}}}), problem));
}

TEST(Pins, ThatAreEmptyAreRefused) {
  EXPECT_TRUE(begins(verdict({{{}, {}}}), "pins.tsv:10: the pin names no segment"));
  EXPECT_TRUE(begins(verdict({{{}, {}, false}}), "pins.tsv:10: the pin names no segment"));
  EXPECT_TRUE(begins(verdict({{{0}, {}, false}}), "pins.tsv:10: what is forbidden needs both"));
}

TEST(Pins, ThatContradictEachOtherAreRefused) {
  EXPECT_TRUE(begins(verdict({{{0}, {0}}, {{0}, {1}}}),
                     "pins.tsv:11: contradicts line 10: source segment 0"));
  EXPECT_TRUE(begins(verdict({{{0}, {1, 2}}, {{1}, {2}}}),
                     "pins.tsv:11: contradicts line 10: target segment 2"));
  EXPECT_TRUE(begins(verdict({{{1}, {}}, {{0, 1}, {0}}}),
                     "pins.tsv:11: contradicts line 10: source segment 1"));
  EXPECT_TRUE(begins(verdict({{{0}, {0}}, {{}, {0}}}),
                     "pins.tsv:11: contradicts line 10: target segment 0"));
  EXPECT_TRUE(begins(verdict({{{1, 2}, {0}, false}, {{2, 3}, {0, 1}}}),
                     "pins.tsv:10: forbids the pair of source segment 2 and target segment 0, "
                     "which line 11 links"));
}

TEST(Pins, MayShareASegmentWhereSeveralLinksAreAllowed) {
  EXPECT_EQ(verdict({{{0}, {0}}, {{0, 1}, {2}}}, LinksEach::several), "");
  EXPECT_TRUE(begins(verdict({{{0}, {0}}, {{0, 1}, {0}}}, LinksEach::several),
                     "pins.tsv:11: contradicts line 10: source segment 0"))
      << "the same pair in two links";
  EXPECT_TRUE(begins(verdict({{{0}, {}}, {{0}, {0}}}, LinksEach::several),
                     "pins.tsv:11: contradicts line 10: source segment 0"));
  EXPECT_EQ(verdict({{{0}, {}, true, 0}, {{0}, {0}, true, 1}}, LinksEach::several), "");
}

TEST(Pins, WithoutLinesAreNamedByTheirNumber) {
  try {
    check_pins({{{0}, {0}}, {{0}, {1}}}, five, {&three}, "pins");
    FAIL();
  } catch (const InputError& error) {
    EXPECT_TRUE(begins(error.what(), "pins:2: contradicts line 1"));
  }
}

TEST(Pins, OnEverySegmentOfLongTextsAreCheckedQuickly) {
  const Document text = test::lines_of(std::string(200'000, '\n'));
  std::vector<Pin> pins;
  for (std::size_t i = 0; i < text.segments.size(); ++i) pins.push_back({{i}, {i}});
  check_pins(pins, text, {&text}, "pins");
  pins.push_back({{0}, {0}, false});
  EXPECT_THROW(check_pins(pins, text, {&text}, "pins"), InputError);
}

}  // namespace
}  // namespace calque
