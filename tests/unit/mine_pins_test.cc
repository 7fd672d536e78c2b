// mine() keeps to pins, whatever the texts say.
#include <algorithm>

#include <gtest/gtest.h>

#include "align/miner.h"
#include "support.h"
#include "text/error.h"

namespace calque {
namespace {

using Segments = std::vector<std::size_t>;

std::vector<Document> targets() {
  const auto sentences = [](Document document) {
    for (Segment& segment : document.segments) segment.kind = SegmentKind::sentence;
    return document;
  };
  return {sentences(test::lines_of("Nothing happened before noon.\n"
                                   "David Lau paid 200,000 euros in Geneva.\n"
                                   "\"We should have sent a diver,\" said Maria Keller.\n"
                                   "The weather stayed fine.\n"
                                   "The port of Calais stayed closed for three weeks.\n"
                                   "Many shops along the street had been empty for years.\n",
                                   "en")),
          sentences(test::lines_of("In Geneva, David Lau paid 200,000 euros.\n"
                                   "Nobody else came.\n"
                                   "Boats were moored along the pier, waiting for the tide.\n",
                                   "en"))};
}

class MinePins : public testing::Test {
 protected:
  void mine_with(const std::vector<Pin>& pins, MineOptions options = {}) {
    options.pins = pins;
    options.largest_side = 1;  // for links, not for pins
    links_ = mine(source_, targets_, options);
  }
  const Link* find(const Segments& source, const Segments& target, std::size_t document = 0) const {
    for (const MinedLink& mined : links_) {
      if (mined.target_document == document && mined.link.source == source &&
          mined.link.target == target) {
        return &mined.link;
      }
    }
    return nullptr;
  }
  std::size_t links_of(std::size_t segment, std::size_t document) const {
    return static_cast<std::size_t>(
        std::count_if(links_.begin(), links_.end(), [&](const MinedLink& mined) {
          return mined.target_document == document &&
                 std::count(mined.link.source.begin(), mined.link.source.end(), segment) > 0;
        }));
  }

  Document source_ = test::lines_of(
      "David Lau a payé 200 000 euros à Genève.\n"
      "« Nous aurions dû envoyer un plongeur », a dit Maria Keller.\n"
      "Il pleuvait.\n"
      "Le port de Calais est resté fermé pendant trois semaines.\n"
      "La mairie cherche encore un repreneur pour le chantier.\n"
      "Personne ne sait ce que coûteront les réparations du quai.\n",
      "fr");
  std::vector<Document> targets_ = targets();
  std::vector<MinedLink> links_;
};

TEST_F(MinePins, WithoutPinsTheTextsDecide) {
  mine_with({});
  ASSERT_TRUE(find({0}, {1}));
  ASSERT_TRUE(find({0}, {0}, 1));
  EXPECT_EQ(links_of(2, 0), 0U);
}

TEST_F(MinePins, ALinkIsThereWithAScoreOfOneAndAGoodGrade) {
  mine_with({{{2}, {3}}});
  const Link* pinned = find({2}, {3});
  ASSERT_TRUE(pinned);
  EXPECT_EQ(pinned->score, 1.0);
  EXPECT_EQ(pinned->grade, Grade::equivalent);
  EXPECT_EQ(&links_.front().link, pinned) << "best first";
  EXPECT_TRUE(find({0}, {1})) << "the others stay";
}

TEST_F(MinePins, ALinkThatTheTextsSupportKeepsItsGradeAndEvidence) {
  mine_with({});
  ASSERT_TRUE(find({0}, {1}));
  const Link found = *find({0}, {1});
  mine_with({{{0}, {1}}});
  ASSERT_TRUE(find({0}, {1}));
  ASSERT_EQ(find({0}, {1})->evidence.size(), found.evidence.size() + 1);
  EXPECT_EQ(find({0}, {1})->evidence[0].kind, EvidenceKind::pin);
  EXPECT_LE(find({0}, {1})->grade, std::min(found.grade, Grade::equivalent));
  EXPECT_EQ(links_of(0, 0), 1U) << "the same pair is not told again";
}

TEST_F(MinePins, SeveralSegmentsMayBeLinkedAndTheirPairsAreNotToldAgain) {
  mine_with({{{0, 1}, {1, 2}}});
  EXPECT_TRUE(find({0, 1}, {1, 2}));
  EXPECT_EQ(links_of(0, 0), 1U);
  EXPECT_TRUE(find({0}, {0}, 1)) << "another target";
}

TEST_F(MinePins, OtherLinksOfTheSegmentStay) {
  mine_with({{{0}, {3}}});
  EXPECT_TRUE(find({0}, {3}));
  EXPECT_TRUE(find({0}, {1}));
  MineOptions one;
  one.most_links = 1;
  mine_with({{{0}, {3}}}, one);
  EXPECT_TRUE(find({0}, {3}));
  EXPECT_FALSE(find({0}, {1})) << "the limit counts pins";
}

TEST_F(MinePins, ASegmentMayHaveMorePinsThanTheLimit) {
  MineOptions one;
  one.most_links = 1;
  mine_with({{{2}, {0}}, {{2}, {3}}}, one);
  EXPECT_EQ(links_of(2, 0), 2U);
}

TEST_F(MinePins, WhatIsForbiddenIsNotLinked) {
  mine_with({{{0}, {1}, false}});
  EXPECT_EQ(links_of(0, 0), 0U);
  EXPECT_TRUE(find({0}, {0}, 1)) << "another target";
  mine_with({{{0, 1, 2}, {0, 1, 2, 3}, false}});
  for (const std::size_t i : {0, 1, 2}) EXPECT_EQ(links_of(i, 0), 0U);
}

TEST_F(MinePins, ASegmentWithoutCounterpartIsInNoLink) {
  mine_with({{{0}, {}}});
  EXPECT_EQ(links_of(0, 0), 0U);
  EXPECT_TRUE(find({0}, {0}, 1)) << "another target";
  mine_with({{{}, {1}}});
  EXPECT_EQ(links_of(0, 0), 0U);
}

TEST_F(MinePins, BoilerplateAndEmptySegmentsMayBeLinked) {
  targets_[0].segments[3].kind = SegmentKind::boilerplate;
  source_.segments[2].range.end = source_.segments[2].range.begin;
  mine_with({{{2}, {3}}});
  EXPECT_TRUE(find({2}, {3}));
}

TEST_F(MinePins, APinSaidTwiceIsOneLink) {
  mine_with({{{2}, {3}}, {{2}, {3}}});
  EXPECT_EQ(links_of(2, 0), 1U);
}

TEST_F(MinePins, AHighestScoreLeavesThePins) {
  MineOptions strict;
  strict.min_score = 1.0;
  mine_with({{{2}, {3}}}, strict);
  EXPECT_EQ(links_.size(), 1U);
}

TEST_F(MinePins, ThatMakeNoSenseAreRefused) {
  EXPECT_THROW(mine_with({{{9}, {0}}}), InputError);
  EXPECT_THROW(mine_with({{{0}, {0}, true, 2}}), InputError);
  EXPECT_THROW(mine_with({{{0}, {0}}, {{0}, {0}, false}}), InputError);
}

}  // namespace
}  // namespace calque
