#include "embed/whitening.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace calque {
namespace {

constexpr double nothing = 1e-9;  // of the largest variance: a direction in which nothing varies

std::vector<double> weighted_mean(const Matrix& vectors, std::span<const double> weights) {
  std::vector<double> mean(vectors.columns);
  double whole = 0;
  for (std::size_t i = 0; i < vectors.rows; ++i) {
    const float* row = vectors.values.data() + i * vectors.columns;
    for (std::size_t k = 0; k < mean.size(); ++k)
      mean[k] += weights[i] * static_cast<double>(row[k]);
    whole += weights[i];
  }
  for (double& value : mean) value /= whole;
  return mean;
}

std::vector<double> covariance(const Matrix& vectors, std::span<const double> weights,
                               const std::vector<double>& mean) {
  const std::size_t size = mean.size();
  std::vector<double> sums(size * size);
  std::vector<double> centred(size);
  double whole = 0;
  for (std::size_t i = 0; i < vectors.rows; ++i) {
    if (weights[i] == 0) continue;
    const float* row = vectors.values.data() + i * size;
    for (std::size_t k = 0; k < size; ++k) centred[k] = static_cast<double>(row[k]) - mean[k];
    for (std::size_t k = 0; k < size; ++k) {
      const double factor = weights[i] * centred[k];
      double* to = sums.data() + k * size;
      for (std::size_t l = 0; l <= k; ++l) to[l] += factor * centred[l];
    }
    whole += weights[i];
  }
  for (std::size_t k = 0; k < size; ++k) {
    for (std::size_t l = 0; l <= k; ++l)
      sums[l * size + k] = sums[k * size + l] = sums[k * size + l] / whole;
  }
  return sums;
}

// A rotation of two axes.
struct Turn {
  double sine = 0;
  double cosine = 1;
  void operator()(double& x, double& y) const {
    const double before = x;
    x = cosine * before - sine * y;
    y = sine * before + cosine * y;
  }
};

// The one that makes the entry (p, q) zero.
Turn turn_away(const std::vector<double>& matrix, std::size_t size, std::size_t p, std::size_t q) {
  const double theta = (matrix[q * size + q] - matrix[p * size + p]) / (2 * matrix[p * size + q]);
  const double tangent =
      std::copysign(1.0, theta) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  return {tangent * cosine, cosine};
}

double sum_off_diagonal(const std::vector<double>& matrix, std::size_t size) {
  double sum = 0;
  for (std::size_t p = 0; p < size; ++p) {
    for (std::size_t q = 0; q < p; ++q) sum += matrix[p * size + q] * matrix[p * size + q];
  }
  return sum;
}

}  // namespace

Eigen eigen_of_symmetric(std::vector<double> matrix, std::size_t size) {
  constexpr int most_sweeps = 30;
  std::vector<double> vectors(size * size);
  double diagonal = 0;
  for (std::size_t k = 0; k < size; ++k) {
    vectors[k * size + k] = 1;
    diagonal += matrix[k * size + k] * matrix[k * size + k];
  }
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    if (sum_off_diagonal(matrix, size) <= 1e-24 * diagonal) break;
    for (std::size_t p = 0; p < size; ++p) {
      for (std::size_t q = p + 1; q < size; ++q) {
        if (matrix[p * size + q] == 0) continue;
        const Turn turn = turn_away(matrix, size, p, q);
        for (std::size_t k = 0; k < size; ++k) turn(matrix[k * size + p], matrix[k * size + q]);
        for (std::size_t k = 0; k < size; ++k) turn(matrix[p * size + k], matrix[q * size + k]);
        for (std::size_t k = 0; k < size; ++k) turn(vectors[p * size + k], vectors[q * size + k]);
      }
    }
  }
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return matrix[a * size + a] > matrix[b * size + b];
  });
  Eigen sorted;
  for (const std::size_t k : order) {
    sorted.values.push_back(matrix[k * size + k]);
    const auto row = vectors.begin() + static_cast<std::ptrdiff_t>(k * size);
    sorted.vectors.insert(sorted.vectors.end(), row, row + static_cast<std::ptrdiff_t>(size));
  }
  return sorted;
}

void Whitening::apply(std::span<const float> from, std::span<float> to) const {
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const float* row = rows.values.data() + i * rows.columns;
    float sum = 0;
    for (std::size_t k = 0; k < rows.columns; ++k) sum += row[k] * (from[k] - mean[k]);
    to[i] = sum;
  }
}

Whitening find_whitening(const Matrix& vectors, std::span<const double> weights,
                         std::size_t dimension) {
  const std::vector<double> mean = weighted_mean(vectors, weights);
  const Eigen eigen = eigen_of_symmetric(covariance(vectors, weights, mean), mean.size());
  Whitening whitening;
  whitening.mean.assign(mean.begin(), mean.end());
  whitening.rows = {dimension, vectors.columns, {}};
  for (std::size_t i = 0; i < dimension; ++i) {
    const double variance = eigen.values[i];
    const double factor = variance > nothing * eigen.values[0] ? 1 / std::sqrt(variance) : 0;
    for (std::size_t k = 0; k < vectors.columns; ++k) {
      whitening.rows.values.push_back(
          static_cast<float>(factor * eigen.vectors[i * vectors.columns + k]));
    }
  }
  return whitening;
}

}  // namespace calque
