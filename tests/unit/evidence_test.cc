#include "align/evidence.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

struct Sides {
  Document source;
  Document target;
  AnchorIndex source_anchors{find_anchors(source)};
  AnchorIndex target_anchors{find_anchors(target)};
};

std::vector<Evidence> evidence_of(const Sides& sides, std::size_t source, std::size_t target) {
  const std::size_t s[] = {source};
  const std::size_t t[] = {target};
  return find_evidence(sides.source_anchors, s, sides.target_anchors, t);
}

const Evidence* find_kind(const std::vector<Evidence>& evidence, EvidenceKind kind) {
  for (const Evidence& item : evidence) {
    if (item.kind == kind) return &item;
  }
  return nullptr;
}

TEST(Evidence, PairsEachAnchorAtMostOnce) {
  const Sides sides{test::lines_of("Hanna Berg et Hanna Berg ont vu Paul Roux.\n", "fr"),
                    test::lines_of("Hanna Berg saw Paul Roux.\n", "en")};
  std::size_t names = 0;
  for (const Evidence& item : evidence_of(sides, 0, 0)) names += item.kind == EvidenceKind::entity;
  EXPECT_EQ(names, 2U);
}

TEST(Evidence, OfSeveralNamesForOnePlaceOneIsUsed) {
  const std::vector<Anchor> several = {{AnchorKind::entity, {0, 6}, "hanna berg", 0.6},
                                       {AnchorKind::entity, {0, 6}, "paul roux", 0.6}};
  const Sides sides{
      {}, test::lines_of("Hanna Berg saw Paul Roux.\n", "en"), AnchorIndex({several})};
  EXPECT_EQ(evidence_of(sides, 0, 0).size(), 1U);
}

TEST(Evidence, AnAnchorIsTheRarerTheFewerSegmentsHoldIt) {
  const auto number = [](const std::string& key) {
    return Anchor{AnchorKind::number, {0, 1}, key, 1.0};
  };
  const AnchorIndex index({{number("1"), number("2"), number("1")},
                           {number("1")},
                           {number("1"), {AnchorKind::acronym, {0, 1}, "2", 1.0}},
                           {number("1")}});
  EXPECT_DOUBLE_EQ(index.rarity(index.of(0)[0]), 0.0);
  EXPECT_DOUBLE_EQ(index.rarity(index.of(0)[1]), 1.0);
  EXPECT_DOUBLE_EQ(index.rarity(index.of(2)[1]), 1.0);
}

TEST(Evidence, NumbersAreComparedByValueAndShownWhereTheyStand) {
  const Sides sides{test::lines_of("Il faut 1,5 milliard de boîtes.\n", "fr"),
                    test::lines_of("It takes 1.5 billion boxes.\n", "en")};
  const auto evidence = evidence_of(sides, 0, 0);
  const Evidence* number = find_kind(evidence, EvidenceKind::number);
  ASSERT_NE(number, nullptr);
  EXPECT_NE(slice(sides.source.text, number->source).find("1,5 milliard"), std::string_view::npos);
  EXPECT_NE(slice(sides.target.text, number->target).find("1.5 billion"), std::string_view::npos);
}

TEST(Evidence, WhatIsEverywhereWeighsLessThanWhatIsRare) {
  std::string french;
  std::string english;
  for (int i = 0; i < 12; ++i) {
    french += "Le directeur Karim Solano parle encore du projet.\n";
    english += "Director Karim Solano speaks about the project again.\n";
  }
  french += "Le directeur Karim Solano cite Ingrid Wallander.\n";
  english += "Director Karim Solano quotes Ingrid Wallander.\n";
  const Sides sides{test::lines_of(french, "fr"), test::lines_of(english, "en")};
  double common = -1.0;
  double rare = -1.0;
  for (const Evidence& item : evidence_of(sides, 12, 12)) {
    const std::string_view text = slice(sides.source.text, item.source);
    if (text.find("Solano") != std::string_view::npos) common = item.weight;
    if (text.find("Wallander") != std::string_view::npos) rare = item.weight;
  }
  ASSERT_GE(common, 0.0);
  ASSERT_GE(rare, 0.0);
  EXPECT_GT(rare, 2.0 * common);
}

TEST(Evidence, SegmentsThatShareNothingHaveNone) {
  const Sides sides{test::lines_of("Le chat dort.\n", "fr"),
                    test::lines_of("Prices rose by 40 percent.\n", "en")};
  EXPECT_TRUE(evidence_of(sides, 0, 0).empty());
}

}  // namespace
}  // namespace calque
