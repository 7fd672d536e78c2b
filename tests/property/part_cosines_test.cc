// Against loops over all parts.
#include "align/part_cosines.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

constexpr std::size_t dimension = 16;

class RandomEncoder {
 public:
  SentenceVectors encode(std::size_t rows) {
    std::normal_distribution<float> normal;
    SentenceVectors vectors{dimension, {}, std::vector<float>(rows, 1.0F)};
    for (std::size_t k = 0; k < rows * dimension; ++k) vectors.values.push_back(normal(random_));
    return vectors;
  }

  EncodedParts parts_of(const MiningSide& side) {
    return encode_parts(
        side, [this](std::span<const std::string_view> parts) { return encode(parts.size()); });
  }

 private:
  std::mt19937 random_{7};
};

std::vector<std::string> sentences(std::size_t count) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < count; ++i) {
    std::string line = "The harbour sold " + std::to_string(100 + 7 * i) + " boats and nets";
    for (std::size_t k = 0; k < i % 4; ++k)
      line += ", and the mayor went home on day " + std::to_string(i * 10 + k);
    lines.push_back(line + ".");
  }
  return lines;
}

std::vector<std::span<const float>> vectors_of(const MiningSide& side, std::size_t segment) {
  std::vector<std::span<const float>> vectors = {side.tokens.vectors.of(segment)};
  for (std::size_t k = side.parts.first[segment]; k < side.parts.first[segment + 1]; ++k)
    vectors.push_back(side.parts.vectors.of(k));
  return vectors;
}

double best(const MiningSide& source, std::size_t i, const MiningSide& target, std::size_t j) {
  double highest = -1.0;
  for (const auto& a : vectors_of(source, i))
    for (const auto& b : vectors_of(target, j))
      highest = std::max(highest, static_cast<double>(dot(a, b)));
  return highest;
}

double mean_of_four(std::vector<double> cosines) {
  std::sort(cosines.rbegin(), cosines.rend());
  return (cosines[0] + cosines[1] + cosines[2] + cosines[3]) / 4.0;
}

class PartCosinesOfLists : public testing::Test {
 protected:
  PartCosinesOfLists()
      : source_text_(test::lines_of(sentences(13), "en")),
        target_text_(test::lines_of(sentences(9), "en")),
        source_(source_text_, find_anchors(source_text_)),
        target_(target_text_, find_anchors(target_text_)) {
    RandomEncoder encoder;
    set_vectors(source_, encoder.encode(13), encoder.parts_of(source_), target_, encoder.encode(9),
                encoder.parts_of(target_));
  }

  Document source_text_;
  Document target_text_;
  MiningSide source_;
  MiningSide target_;
};

TEST_F(PartCosinesOfLists, TheBestIsThatOfAllPairs) {
  const PartCosines cosines(source_, target_);
  ASSERT_FALSE(cosines.empty());
  for (std::size_t i = 0; i + 1 < source_.usable.size(); ++i) {
    for (std::size_t j = 0; j < target_.usable.size(); ++j) {
      const std::size_t passage[] = {i, i + 1};
      const PartNearness near = cosines.between(passage, {&j, 1});
      EXPECT_NEAR(near.best,
                  std::max(best(source_, i, target_, j), best(source_, i + 1, target_, j)), 1e-6);
      EXPECT_LE(near.source_cover, near.best + 1e-9);
      EXPECT_LE(near.target_cover, near.best + 1e-9);
      EXPECT_LT(near.source.begin, near.source.end);
    }
  }
}

TEST_F(PartCosinesOfLists, TheBackgroundIsTheMeanOfTheFourNearestOutside) {
  const PartCosines cosines(source_, target_);
  for (std::size_t i = 0; i < source_.usable.size(); ++i) {
    const std::size_t outside = i % target_.usable.size();
    std::vector<double> others;
    for (std::size_t j = 0; j < target_.usable.size(); ++j)
      if (j != outside) others.push_back(best(source_, i, target_, j));
    EXPECT_NEAR(cosines.source_background(i, {&outside, 1}), mean_of_four(others), 1e-6);
  }
  for (std::size_t j = 0; j < target_.usable.size(); ++j) {
    std::vector<double> others;
    for (std::size_t i = 0; i < source_.usable.size(); ++i)
      if (i != j) others.push_back(best(source_, i, target_, j));
    EXPECT_NEAR(cosines.target_background(j, {&j, 1}), mean_of_four(others), 1e-6);
  }
}

TEST(PartCosines, AreNoneWithoutVectorsOfParts) {
  const Document text = test::lines_of(sentences(5), "en");
  MiningSide source(text, find_anchors(text));
  MiningSide target(text, find_anchors(text));
  RandomEncoder encoder;
  set_vectors(source, encoder.encode(5), {}, target, encoder.encode(5), encoder.parts_of(target));
  EXPECT_TRUE(PartCosines(source, target).empty());
}

}  // namespace
}  // namespace calque
