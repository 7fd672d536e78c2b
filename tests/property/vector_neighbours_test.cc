// The neighbours by blocks and cells against sorting all cosines, on random vectors.
#include "align/vector_neighbours.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace calque {
namespace {

constexpr std::size_t dimension = 37;  // no multiple of any register's width

SentenceVectors random_vectors(std::size_t rows, std::mt19937& random) {
  std::normal_distribution<float> normal;
  SentenceVectors vectors{dimension, {}, std::vector<float>(rows, 1.0F)};
  for (std::size_t k = 0; k < rows * dimension; ++k) vectors.values.push_back(normal(random));
  return vectors;
}

// Each row of `vectors` and something else.
SentenceVectors disturbed(const SentenceVectors& vectors, float much, std::mt19937& random) {
  std::normal_distribution<float> normal(0.0F, much);
  SentenceVectors others = vectors;
  for (float& value : others.values) value += normal(random);
  return others;
}

std::vector<bool> random_marks(std::size_t count, std::mt19937& random) {
  std::vector<bool> marks;
  for (std::size_t i = 0; i < count; ++i) marks.push_back(random() % 10 != 0);
  return marks;
}

std::vector<Neighbour> slow_neighbours(const SegmentVectors& own, std::size_t segment,
                                       const SegmentVectors& others,
                                       const std::vector<bool>& usable) {
  std::vector<Neighbour> all;
  for (std::size_t j = 0; j < usable.size(); ++j) {
    if (!usable[j]) continue;
    float cosine = 0.0F;
    for (std::size_t d = 0; d < dimension; ++d) cosine += own.of(segment)[d] * others.of(j)[d];
    all.push_back({static_cast<std::uint32_t>(j), cosine});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Neighbour& a, const Neighbour& b) { return a.cosine > b.cosine; });
  all.resize(std::min(all.size(), most_neighbours_kept));
  return all;
}

TEST(VectorNeighbours, AreThoseThatSortingFinds) {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    const std::size_t n = 1 + random() % 70;
    const std::size_t m = 1 + random() % 600;
    const auto [source, target] =
        prepare_vectors(random_vectors(n, random), random_vectors(m, random));
    const auto of_source = random_marks(n, random);
    const auto of_target = random_marks(m, random);
    const VectorNeighbours neighbours(source, of_source, target, of_target);
    for (std::size_t i = 0; i < n; ++i) {
      const auto& found = neighbours.of_source(i);
      const auto expected =
          of_source[i] ? slow_neighbours(source, i, target, of_target) : std::vector<Neighbour>{};
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t k = 0; k < found.size(); ++k)
        EXPECT_NEAR(found[k].cosine, expected[k].cosine, 1e-5F);
    }
    for (std::size_t j = 0; j < m; ++j) {
      const auto& found = neighbours.of_target(j);
      const auto expected =
          of_target[j] ? slow_neighbours(target, j, source, of_source) : std::vector<Neighbour>{};
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t k = 0; k < found.size(); ++k)
        EXPECT_NEAR(found[k].cosine, expected[k].cosine, 1e-5F);
    }
  }
}

TEST(VectorNeighbours, CellsFindNearlyAllThatAreNear) {
  std::mt19937 random(11);
  const std::size_t n = 3000;
  const SentenceVectors vectors = random_vectors(n, random);
  const auto [source, target] = prepare_vectors(vectors, disturbed(vectors, 0.4F, random));
  const std::vector<bool> all(n, true);
  const VectorNeighbours neighbours(source, all, target, all, 1000);
  std::size_t found = 0;
  for (std::size_t i = 0; i < n; ++i) found += neighbours.mutual(i, i);
  EXPECT_GT(found, n * 97 / 100);
}

TEST(VectorNeighbours, LeaveOutThePassageInTheirMeans) {
  std::mt19937 random(3);
  const SentenceVectors vectors = random_vectors(12, random);
  const auto [source, target] = prepare_vectors(vectors, disturbed(vectors, 0.1F, random));
  const std::vector<bool> all(12, true);
  const VectorNeighbours neighbours(source, all, target, all);
  const std::size_t passage[] = {5};
  ASSERT_TRUE(neighbours.mutual(5, 5));
  EXPECT_GT(neighbours.best_of_source(5, {}), 0.9);
  EXPECT_LT(neighbours.best_of_source(5, passage), 0.9);
  EXPECT_LE(neighbours.source_background(5, passage), neighbours.best_of_source(5, passage));
}

}  // namespace
}  // namespace calque
