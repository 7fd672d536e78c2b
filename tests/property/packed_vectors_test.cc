// Packed vectors, against the same as numbers of 32 bits.
#include "embed/packed_vectors.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "align/segment_vectors.h"
#include "align/similarity_model.h"

namespace calque {
namespace {

SentenceVectors random_vectors(std::mt19937& random, std::size_t rows, std::size_t dimension) {
  std::normal_distribution<float> normal;
  SentenceVectors vectors{dimension, {}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0.0F;
    for (std::size_t d = 0; d < dimension; ++d) {
      vectors.values.push_back(normal(random) + 0.3F);
      square += vectors.values.back() * vectors.values.back();
    }
    for (std::size_t d = 0; d < dimension; ++d)
      vectors.values[i * dimension + d] /= std::sqrt(square);
    vectors.weights.push_back(1.0F + static_cast<float>(random() % 50));
  }
  return vectors;
}

TEST(PackedVectors, EveryNumberIsTheNearest) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> uniform(-1.2F, 1.2F);
  std::vector<float> row(4000);
  for (float& value : row) value = uniform(random);
  row[0] = 1.0F;
  row[1] = -1.0F;
  row[2] = 0.0F;
  std::vector<std::int16_t> packed(row.size());
  pack(row, packed);
  std::vector<float> back(row.size());
  unpack(packed, back);
  for (std::size_t d = 0; d < row.size(); ++d)
    ASSERT_NEAR(back[d], std::clamp(row[d], -1.0F, 1.0F), 0.5001F / packed_one) << row[d];
  EXPECT_EQ(packed[0], 32767);
  EXPECT_EQ(packed[1], -32767);
  EXPECT_EQ(packed[2], 0);
}

TEST(PackedVectors, RowsAddedPieceByPieceAreTheSameAsAllAtOnce) {
  std::mt19937 random(2);
  const SentenceVectors vectors = random_vectors(random, 50, 7);
  PackedVectors pieces;
  SentenceVectors copied;
  for (std::size_t row = 0; row < vectors.rows();) {
    const std::size_t count = std::min<std::size_t>(random() % 5, vectors.rows() - row);
    append_rows(pieces, vectors, row, count);
    append_rows(copied, vectors, row, count);
    row += count;
  }
  const PackedVectors whole(vectors);
  EXPECT_EQ(pieces.values, whole.values);
  EXPECT_EQ(pieces.weights, whole.weights);
  EXPECT_EQ(pieces.dimension, 7U);
  EXPECT_EQ(copied.values, vectors.values);
  EXPECT_EQ(copied.weights, vectors.weights);
}

TEST(PackedVectors, CosinesAndNearnessAreThoseOfWholeNumbers) {
  std::mt19937 random(3);
  for (const std::size_t dimension : {1U, 5U, 64U, 250U}) {
    const SentenceVectors source = random_vectors(random, 40, dimension);
    const SentenceVectors target = random_vectors(random, 60, dimension);
    const auto [a, b] = prepare_vectors(source, target);
    const auto [packed_a, packed_b] = prepare_vectors(PackedVectors(source), PackedVectors(target));
    ASSERT_TRUE(packed_a.packed);
    EXPECT_FALSE(a.packed);
    for (std::size_t i = 0; i < 40; ++i) {
      for (std::size_t j = 0; j < 60; ++j)
        ASSERT_NEAR(cosine(packed_a, i, packed_b, j), cosine(a, i, b, j), 1e-3);
      ASSERT_NEAR(packed_a.nearness[i], a.nearness[i], 1e-3);
      ASSERT_NEAR(packed_a.weights[i], a.weights[i], 1e-2);
    }
    for (std::size_t i = 2; i < 40; ++i)
      ASSERT_NEAR(bead_cosine(packed_a, i, 3, packed_b, i, 2), bead_cosine(a, i, 3, b, i, 2), 2e-3);
  }
}

TEST(PackedVectors, SumsOfRowsAreThoseOfWholeNumbers) {
  std::mt19937 random(4);
  const SentenceVectors source = random_vectors(random, 8, 33);
  const auto [a, b] = prepare_vectors(source, source);
  const auto [packed_a, packed_b] = prepare_vectors(PackedVectors(source), PackedVectors(source));
  std::vector<float> sum(33, 1.0F);
  std::vector<float> packed_sum = sum;
  for (std::size_t i = 0; i < 8; ++i) {
    add_vector(a, i, 0.5F, sum);
    add_vector(packed_a, i, 0.5F, packed_sum);
  }
  for (std::size_t d = 0; d < sum.size(); ++d) EXPECT_NEAR(packed_sum[d], sum[d], 1e-3);
}

// The longest products there are: rows of length 1, alike, with one number that is not zero, or
// with all numbers equal.
TEST(PackedVectors, ProductsOfEqualRowsAreOne) {
  for (const std::size_t dimension : {1U, 16U, 384U, 4096U}) {
    SegmentVectors vectors;
    vectors.dimension = dimension;
    std::vector<float> rows(2 * dimension, 1.0F / std::sqrt(static_cast<float>(dimension)));
    std::fill(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(dimension), 0.0F);
    rows[dimension / 2] = -1.0F;
    auto packed = std::make_shared<std::vector<std::int16_t>>(rows.size());
    pack(rows, *packed);
    vectors.packed = packed;
    vectors.rows = {0, 1};
    EXPECT_NEAR(cosine(vectors, 0, vectors, 0), 1.0, 1e-9);
    EXPECT_NEAR(cosine(vectors, 1, vectors, 1), 1.0, 2e-3);
  }
}

TEST(PackedVectors, ARowOfZerosSaysNothing) {
  SentenceVectors vectors{2, {0.0F, 0.0F, 1.0F, 0.0F, 0.0F, 1.0F}, {0.0F, 1.0F, 1.0F}};
  const auto [a, b] = prepare_vectors(PackedVectors(vectors), PackedVectors(vectors));
  EXPECT_EQ(a.weights[0], 0.0F);
  EXPECT_EQ(cosine(a, 0, b, 1), 0.0);
  EXPECT_GT(cosine(a, 1, b, 1), 0.9);
}

}  // namespace
}  // namespace calque
