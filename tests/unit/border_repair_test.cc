#include "align/border_repair.h"

#include <cmath>
#include <sstream>

#include <gtest/gtest.h>

#include "align/anchors/anchor.h"
#include "support.h"

namespace calque {
namespace {

constexpr std::size_t dimension = 64;

// Each word is a direction of its own: both "languages" share them.
SentenceVectors encode(std::span<const std::string_view> sentences) {
  SentenceVectors vectors{dimension, {}, {}};
  for (const std::string_view sentence : sentences) {
    std::vector<float> row(dimension, 0.0F);
    std::istringstream words{std::string(sentence)};
    for (std::string word; words >> word;) {
      if (!std::isalpha(static_cast<unsigned char>(word.back()))) word.pop_back();
      std::size_t hash = 0;
      for (const char c : word) hash = hash * 31 + static_cast<unsigned char>(c);
      row[hash % dimension] += 1.0F;
    }
    float square = 0.0F;
    for (const float value : row) square += value * value;
    for (const float value : row)
      vectors.values.push_back(square > 0.0F ? value / std::sqrt(square) : 0.0F);
    vectors.weights.push_back(std::sqrt(square));
  }
  return vectors;
}

SentenceVectors encode(const Document& document) {
  std::vector<std::string_view> lines;
  for (const Segment& segment : document.segments)
    lines.push_back(std::string_view(document.text)
                        .substr(segment.range.begin, segment.range.end - segment.range.begin));
  return encode(lines);
}

TokenizedDocument tokens_of(const Document& document) {
  return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
}

class BorderRepair : public testing::Test {
 protected:
  std::vector<DoubtfulBorder> look(const std::vector<Bead>& beads) {
    texts_ = {tokens_of(source_), tokens_of(target_)};
    std::tie(texts_.source.vectors, texts_.target.vectors) =
        prepare_vectors(encode(source_), encode(target_));
    return doubtful_borders(beads, texts_, source_, target_, weights_,
                            [this](std::span<const std::string_view> parts) {
                              encoded_.assign(parts.begin(), parts.end());
                              return encode(parts);
                            });
  }
  std::vector<Bead> repair(const std::vector<Bead>& beads, bool may = true) {
    return without_false_borders(beads, look(beads), weights_, largest_bead_side,
                                 [may](const Bead&) { return may; });
  }

  // The border between the second and the third bead is false on the target's side.
  Document source_ = test::lines_of(
      {"harbour gulls were screaming loudly", "captain Brandt went home",
       "winter storms came early that year", "nobody repaired anything before spring"});
  Document target_ = test::lines_of({"harbour gulls were screaming loudly",
                                     "captain Brandt went home; winter storms came",
                                     "early that year", "nobody repaired anything before spring"});
  std::vector<Bead> beads_{
      {0, 1, 0, 1, 5.0}, {1, 2, 1, 2, 4.0}, {2, 3, 2, 3, 3.0}, {3, 4, 3, 4, 5.0}};
  BorderWeights weights_{{10, 0, 0, 0, 0, 0}, -3.0, -100.0, 0.1};
  Texts texts_;
  std::vector<std::string> encoded_;
};

TEST_F(BorderRepair, AClauseThatIsToldInTheNextSentenceJoinsTheBeads) {
  const auto borders = look(beads_);
  ASSERT_EQ(borders.size(), 2U) << "the last has no clauses beside it";
  EXPECT_GT(borders[1].features[border::one_clause], 0.5);
  EXPECT_LT(borders[0].features[border::one_clause], 0.0);
  const auto beads = repair(beads_);
  ASSERT_EQ(beads.size(), 3U);
  EXPECT_EQ(beads[1].source_begin, 1U);
  EXPECT_EQ(beads[1].source_end, 3U);
  EXPECT_EQ(beads[1].target_end, 3U);
  EXPECT_EQ(beads[1].score, 3.0) << "the less sure of the two";
}

TEST_F(BorderRepair, ManyBordersAreReadInParts) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<Bead> beads;
  for (std::size_t k = 0; k < 12000; ++k) {
    const std::size_t line = k % 4;
    source.emplace_back(
        std::string_view(source_.text)
            .substr(source_.segments[line].range.begin,
                    source_.segments[line].range.end - source_.segments[line].range.begin));
    target.emplace_back(
        std::string_view(target_.text)
            .substr(target_.segments[line].range.begin,
                    target_.segments[line].range.end - target_.segments[line].range.begin));
    beads.push_back({k, k + 1, k, k + 1, 4.0});
  }
  source_ = test::lines_of(source);
  target_ = test::lines_of(target);
  const auto borders = look(beads);
  ASSERT_EQ(borders.size(), 6000U);
  EXPECT_LT(encoded_.size(), borders.size()) << "the last part";
  for (std::size_t k = 0; k < borders.size(); ++k) {
    EXPECT_EQ(borders[k].bead, k / 2 * 4 + k % 2) << "beside the line of two clauses";
    EXPECT_NEAR(borders[k].features[border::one_clause],
                borders[k % 2].features[border::one_clause], 1e-5);
  }
}

TEST_F(BorderRepair, OnlyDoubtfulBordersAreLookedAt) {
  weights_.least_doubt = 100.0;
  EXPECT_TRUE(look(beads_).empty());
  EXPECT_TRUE(encoded_.empty());
}

TEST_F(BorderRepair, GapsAndPinnedBeadsHaveNoDoubtfulBorders) {
  EXPECT_EQ(look(beads_).size(), 2U);
  beads_[1].is_pinned = true;
  EXPECT_TRUE(look(beads_).empty());
  const std::vector<Bead> gaps{{0, 1, 0, 1, 5.0}, {1, 2, 1, 1, 0.0}, {2, 4, 1, 4, 3.0}};
  EXPECT_TRUE(look(gaps).empty());
}

TEST_F(BorderRepair, WhatIsForbiddenStaysApart) { EXPECT_EQ(repair(beads_, false).size(), 4U); }

TEST_F(BorderRepair, MergedBeadsMayMergeAgainWhileTheyAreSmallEnough) {
  weights_ = {{0, 0, 0, 0, 0, 0}, 1.0, -100.0, 0.5};  // every border is false
  const std::vector<DoubtfulBorder> borders{{0, {}}, {1, {}}, {2, {}}};
  const auto beads = without_false_borders(beads_, borders, weights_, largest_bead_side,
                                           [](const Bead&) { return true; });
  ASSERT_EQ(beads.size(), 2U);
  std::size_t next = 0;
  for (const Bead& bead : beads) {
    EXPECT_EQ(bead.source_begin, next);
    next = bead.source_end;
    EXPECT_TRUE(BeadPriors::allowed(bead.source_end - bead.source_begin,
                                    bead.target_end - bead.target_begin, largest_bead_side));
  }
  EXPECT_EQ(next, 4U);
}

TEST_F(BorderRepair, ATextWithManyFalseBordersIsDoubtedMore) {
  const BorderWeights weights{{1, 0, 0, 0, 0, 0}, 0.0, -100.0, 0.02};
  std::vector<Bead> beads;
  std::vector<DoubtfulBorder> borders;
  for (std::size_t k = 0; k < 200; ++k) {
    beads.push_back({k, k + 1, k, k + 1, 4.0});
    // Every second border hardly speaks for itself.
    if (k + 1 < 200) borders.push_back({k, {k % 2 == 0 ? -3.4 : -9.0, 0, 0, 0, 0, 0}});
  }
  const auto any = [](const Bead&) { return true; };
  EXPECT_EQ(without_false_borders(beads, borders, weights, largest_bead_side, any).size(), 200U);
  for (std::size_t k = 0; k < borders.size(); k += 2) {
    if (k % 12 != 0) borders[k].features[border::one_clause] = 5.0;
  }
  EXPECT_EQ(without_false_borders(beads, borders, weights, largest_bead_side, any).size(), 100U);
}

TEST_F(BorderRepair, WithoutVectorsNothingIsDone) {
  const Texts texts{tokens_of(source_), tokens_of(target_)};
  EXPECT_TRUE(doubtful_borders(beads_, texts, source_, target_, weights_, {}).empty());
}

}  // namespace
}  // namespace calque
