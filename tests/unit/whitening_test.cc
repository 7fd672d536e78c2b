#include "embed/whitening.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(EigenOfSymmetric, SolvesASmallOneExactly) {
  const Eigen eigen = eigen_of_symmetric({2, 1, 1, 2}, 2);
  EXPECT_NEAR(eigen.values[0], 3, 1e-12);
  EXPECT_NEAR(eigen.values[1], 1, 1e-12);
  EXPECT_NEAR(std::abs(eigen.vectors[0]), std::sqrt(0.5), 1e-12);
  EXPECT_NEAR(eigen.vectors[0], eigen.vectors[1], 1e-12);
  EXPECT_NEAR(eigen.vectors[2], -eigen.vectors[3], 1e-12);
}

TEST(EigenOfSymmetric, TheMatrixIsMadeOfItsEigenvectors) {
  constexpr std::size_t size = 17;
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  std::vector<double> matrix(size * size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k <= i; ++k)
      matrix[i * size + k] = matrix[k * size + i] = normal(random);
  }
  const Eigen eigen = eigen_of_symmetric(matrix, size);
  EXPECT_TRUE(std::is_sorted(eigen.values.rbegin(), eigen.values.rend()));
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < size; ++k) {
      double sum = 0;
      double product = 0;
      for (std::size_t e = 0; e < size; ++e) {
        sum += eigen.values[e] * eigen.vectors[e * size + i] * eigen.vectors[e * size + k];
        product += eigen.vectors[i * size + e] * eigen.vectors[k * size + e];
      }
      EXPECT_NEAR(sum, matrix[i * size + k], 1e-9);
      EXPECT_NEAR(product, i == k ? 1 : 0, 1e-9);
    }
  }
}

// Vectors that vary much more in some directions than in others, and their weights.
struct Sample {
  Matrix vectors;
  std::vector<double> weights;
};
Sample sample(std::size_t rows) {
  std::mt19937 random(2);
  std::normal_distribution<float> normal;
  Sample made{{rows, 4, {}}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    const float a = normal(random);
    const float b = normal(random);
    const float c = normal(random);
    made.vectors.values.insert(made.vectors.values.end(),
                               {5 + 9 * a, a + 2 * b, -1 + 0.1F * c, a - b});
    made.weights.push_back(static_cast<double>(1 + i % 3));
  }
  return made;
}

TEST(Whitening, MakesDirectionsCountAlike) {
  constexpr std::size_t dimension = 3;
  const Sample made = sample(500);
  const Whitening whitening = find_whitening(made.vectors, made.weights, dimension);
  double whole = 0;
  std::vector<double> means(dimension);
  std::vector<double> products(dimension * dimension);
  std::vector<float> to(dimension);
  for (std::size_t i = 0; i < made.vectors.rows; ++i) {
    whitening.apply(std::span(made.vectors.values).subspan(i * 4, 4), to);
    whole += made.weights[i];
    for (std::size_t k = 0; k < dimension; ++k) {
      means[k] += made.weights[i] * static_cast<double>(to[k]);
      for (std::size_t l = 0; l < dimension; ++l)
        products[k * dimension + l] += made.weights[i] * static_cast<double>(to[k] * to[l]);
    }
  }
  for (std::size_t k = 0; k < dimension; ++k) {
    EXPECT_NEAR(means[k] / whole, 0, 1e-4);
    for (std::size_t l = 0; l < dimension; ++l)
      EXPECT_NEAR(products[k * dimension + l] / whole, k == l ? 1 : 0, 1e-3);
  }
}

TEST(Whitening, ADirectionInWhichNothingVariesIsZero) {
  const Sample made = sample(500);  // three numbers make its four
  const Whitening whitening = find_whitening(made.vectors, made.weights, 4);
  std::vector<float> to(4);
  whitening.apply(std::span(made.vectors.values).first(4), to);
  EXPECT_EQ(to[3], 0);
  EXPECT_NE(to[2], 0);
}

}  // namespace
}  // namespace calque
