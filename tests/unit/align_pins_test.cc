// align() keeps to pins, whatever the texts say.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "support.h"

namespace calque {
namespace {

using Segments = std::vector<std::size_t>;

// Lines that plainly belong together, one to one.
Document story(const std::string& verb, const std::string& lang, std::size_t count) {
  static const char* const names[] = {"Anselm Ritter", "Berta Kranz",  "Konrad Vogt",
                                      "Dorothea Lind", "Emil Sander",  "Frieda Holm",
                                      "Gustav Behn",   "Hanna Lorenz", "Ivo Tamm"};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < count; ++i) {
    lines.push_back(std::string(names[i % 9]) + " " + verb + " " + std::to_string(100 + 7 * i) +
                    ".");
  }
  return test::lines_of(lines, lang);
}

class AlignPins : public testing::Test {
 protected:
  void align_with(const std::vector<Pin>& pins) {
    AlignOptions options;
    options.pins = pins;
    links_ = align(source_, target_, options);
    expect_every_segment_once();
    expect_order();
  }

  const Link* find(const Segments& source, const Segments& target) const {
    const auto found = std::find_if(links_.begin(), links_.end(), [&](const Link& link) {
      return link.source == source && link.target == target;
    });
    return found == links_.end() ? nullptr : &*found;
  }
  bool linked(std::size_t source, std::size_t target) const {
    return std::any_of(links_.begin(), links_.end(), [&](const Link& link) {
      return std::count(link.source.begin(), link.source.end(), source) > 0 &&
             std::count(link.target.begin(), link.target.end(), target) > 0;
    });
  }
  std::size_t crossing() const {
    return static_cast<std::size_t>(std::count_if(links_.begin(), links_.end(),
                                                  [](const Link& link) { return link.crossing; }));
  }

  void expect_every_segment_once() const {
    Segments source_count(source_.segments.size());
    Segments target_count(target_.segments.size());
    for (const Link& link : links_) {
      for (const std::size_t segment : link.source) ++source_count.at(segment);
      for (const std::size_t segment : link.target) ++target_count.at(segment);
      const bool gap = link.source.empty() || link.target.empty();
      EXPECT_TRUE(!gap || link.source.size() + link.target.size() == 1);
    }
    EXPECT_EQ(source_count, Segments(source_.segments.size(), 1));
    EXPECT_EQ(target_count, Segments(target_.segments.size(), 1));
  }
  // By the first source segment; gaps of the target stand somewhere between.
  void expect_order() const {
    std::size_t before = 0;
    for (const Link& link : links_) {
      if (link.source.empty()) continue;
      EXPECT_GE(link.source.front(), before);
      before = link.source.front();
    }
  }

  Document source_ = story("a parlé de", "fr", 20);
  Document target_ = story("spoke of", "en", 20);
  std::vector<Link> links_;
};

TEST_F(AlignPins, WithoutPinsTheTextsDecide) {
  align_with({});
  for (std::size_t i = 0; i < 20; ++i) EXPECT_TRUE(find({i}, {i})) << i;
}

TEST_F(AlignPins, ALinkOfOneAndOneIsKept) {
  align_with({{{4}, {5}}});
  EXPECT_TRUE(find({4}, {5}));
  EXPECT_TRUE(find({12}, {12})) << "the rest finds its way back";
  EXPECT_EQ(crossing(), 0U);
}

TEST_F(AlignPins, ALinkOfTwoAndTwoIsKept) {
  align_with({{{4, 5}, {4, 5}}});
  EXPECT_TRUE(find({4, 5}, {4, 5}));
  EXPECT_TRUE(find({3}, {3}));
  EXPECT_TRUE(find({6}, {6}));
}

TEST_F(AlignPins, ALinkOfMoreThanFiveIsKept) {
  align_with({{{3, 4, 5, 6, 7, 8, 9}, {3}}});
  EXPECT_TRUE(find({3, 4, 5, 6, 7, 8, 9}, {3}));
  EXPECT_TRUE(find({15}, {15}));
}

TEST_F(AlignPins, ASegmentWithoutCounterpartIsAGap) {
  align_with({{{4}, {}}, {{}, {9}}});
  EXPECT_TRUE(find({4}, {}));
  EXPECT_TRUE(find({}, {9}));
  EXPECT_TRUE(find({15}, {15}));
}

TEST_F(AlignPins, SeveralSegmentsWithoutCounterpartAreAGapEach) {
  align_with({{{4, 5, 6}, {}}});
  for (const std::size_t i : {4, 5, 6}) EXPECT_TRUE(find({i}, {})) << i;
}

TEST_F(AlignPins, LinksThatCrossAreMarked) {
  align_with({{{2}, {17}}});
  const Link* pinned = find({2}, {17});
  ASSERT_TRUE(pinned);
  EXPECT_TRUE(pinned->crossing);
  EXPECT_TRUE(find({10}, {10})) << "the others keep their order";
}

TEST_F(AlignPins, TwoLinksThatCrossAreBothKept) {
  align_with({{{5}, {6}}, {{6}, {5}}});
  ASSERT_TRUE(find({5}, {6}));
  ASSERT_TRUE(find({6}, {5}));
  EXPECT_EQ(crossing(), 1U);
}

TEST_F(AlignPins, WhatIsForbiddenIsNotLinked) {
  align_with({{{4}, {4}, false}, {{9, 10}, {9, 10}, false}});
  EXPECT_FALSE(linked(4, 4));
  for (const std::size_t i : {9, 10}) {
    for (const std::size_t j : {9, 10}) EXPECT_FALSE(linked(i, j)) << i << " " << j;
  }
  EXPECT_TRUE(find({15}, {15}));
}

TEST_F(AlignPins, EverySegmentMayBePinned) {
  std::vector<Pin> pins;
  for (std::size_t i = 0; i < 20; i += 2) {
    pins.push_back({{i}, {i, i + 1}});
    pins.push_back({{i + 1}, {}});
  }
  align_with(pins);
  EXPECT_EQ(links_.size(), 20U);
  for (const Pin& pin : pins) EXPECT_TRUE(find(pin.source, pin.target));
}

TEST_F(AlignPins, EverySegmentMayBePinnedBackwards) {
  std::vector<Pin> pins;
  for (std::size_t i = 0; i < 20; ++i) pins.push_back({{i}, {19 - i}});
  align_with(pins);
  for (const Pin& pin : pins) EXPECT_TRUE(find(pin.source, pin.target));
  EXPECT_EQ(crossing(), 19U);
}

TEST_F(AlignPins, EmptyLinesMayBePinned) {
  source_ = test::lines_of("Anselm Ritter\n\n\nBerta Kranz\n", "fr");
  target_ = test::lines_of("\nAnselm Ritter\n\nBerta Kranz\n", "en");
  align_with({{{1}, {0}}, {{2}, {}}});
  EXPECT_TRUE(find({1}, {0}));
  EXPECT_TRUE(find({2}, {}));
  EXPECT_TRUE(find({3}, {3}));
  align_with({{{1, 2}, {2}}});
  EXPECT_TRUE(find({1, 2}, {2}));
  align_with({{{0, 1}, {1, 2}}});
  EXPECT_TRUE(find({0, 1}, {1, 2}));
  align_with({{{1}, {2}, false}});
  EXPECT_FALSE(linked(1, 2));
}

TEST_F(AlignPins, OneSideMayBeEmpty) {
  target_ = test::lines_of("", "en");
  align_with({{{4}, {}}});
  EXPECT_EQ(links_.size(), 20U);
}

TEST_F(AlignPins, APinSaidTwiceCountsOnce) {
  align_with({{{4}, {5}}, {{4}, {5}}, {{9}, {}}, {{9}, {}}});
  EXPECT_TRUE(find({4}, {5}));
  EXPECT_TRUE(find({9}, {}));
}

TEST_F(AlignPins, LongTextsKeepToThemToo) {
  source_ = story("a parlé de", "fr", 3000);
  target_ = story("spoke of", "en", 3000);
  align_with({{{1500}, {1502}}, {{2000}, {}}, {{100}, {2900}}, {{2500}, {2500}, false}});
  EXPECT_TRUE(find({1500}, {1502}));
  EXPECT_TRUE(find({2000}, {}));
  ASSERT_TRUE(find({100}, {2900}));
  EXPECT_TRUE(find({100}, {2900})->crossing);
  EXPECT_FALSE(linked(2500, 2500));
  EXPECT_TRUE(find({2700}, {2700}));
}

// Lines of invented words, five a line, of which those from 1000 on have none of the others'; no
// word of one language looks like one of the other.
Document invented(char first_vowel, char second_vowel, const std::vector<std::size_t>& lines) {
  const std::string consonants = "bcdfghjklmnpqrst";
  std::string text;
  for (const std::size_t line : lines) {
    std::mt19937 random(static_cast<unsigned>(line));
    for (int k = 0; k < 5; ++k) {
      const std::size_t word = random() % 30 + (line < 1000 ? 0 : 100);
      text += {consonants[word % 16], first_vowel, consonants[word / 16], second_vowel};
      text += k == 4 ? '\n' : ' ';
    }
  }
  return test::lines_of(text);
}

TEST(AlignTeachingPins, WhatPinsLinkTeachesTheWordsOfTheRest) {
  Segments order(60);
  for (std::size_t i = 0; i < 60; ++i) order[i] = i;
  Segments with_strangers(order.begin(), order.begin() + 50);
  for (std::size_t k = 0; k < 7; ++k) with_strangers.push_back(1000 + 17 * k);
  with_strangers.insert(with_strangers.end(), order.begin() + 50, order.end());
  AlignOptions options;
  for (std::size_t i = 0; i < 48; ++i) options.pins.push_back({{i}, {i}});
  std::size_t right = 0;
  for (const Link& link :
       align(invented('a', 'o', order), invented('i', 'u', with_strangers), options))
    right += link.source.size() == 1 && link.source[0] >= 50 &&
             link.target == Segments{link.source[0] + 7};
  EXPECT_EQ(right, 10U);
}

TEST_F(AlignPins, WhatIsPinnedSaysSo) {
  align_with({{{4}, {5}}, {{8}, {}}});
  const Link* pinned = find({4}, {5});
  ASSERT_TRUE(pinned);
  EXPECT_TRUE(pinned->pinned);
  ASSERT_FALSE(pinned->evidence.empty());
  EXPECT_EQ(pinned->evidence[0].kind, EvidenceKind::pin);
  EXPECT_EQ(pinned->evidence[0].source, source_.segments[4].range);
  EXPECT_EQ(pinned->evidence[0].target, target_.segments[5].range);
  ASSERT_TRUE(find({8}, {}));
  EXPECT_TRUE(find({8}, {})->pinned);
  ASSERT_TRUE(find({12}, {12}));
  EXPECT_FALSE(find({12}, {12})->pinned);
}

TEST(AlignLongPins, ThePinOfTheFirstLineFarDownALongTextLeavesAWay) {
  std::vector<std::string> source(1300, "A line of the source.");
  std::vector<std::string> target(2200, "Une ligne de la cible.");
  AlignOptions options;
  options.pins = {{{0}, {850}}};
  bool kept = false;
  for (const Link& link : align(test::lines_of(source), test::lines_of(target), options))
    kept = kept || (link.source == Segments{0} && link.target == Segments{850});
  EXPECT_TRUE(kept);
}

TEST(AlignBlankPins, AForbiddenBlankIsInNoBeadWithItsPartner) {
  const Document source = test::lines_of("The president arrived\n\nand met the chancellor.\n");
  const Document target = test::lines_of("Le président est arrivé et a rencontré le chancelier.\n");
  AlignOptions options;
  options.pins = {{{1}, {0}, false}};
  for (const Link& link : align(source, target, options))
    EXPECT_FALSE(std::count(link.source.begin(), link.source.end(), 1U) > 0 &&
                 !link.target.empty());
}

}  // namespace
}  // namespace calque
