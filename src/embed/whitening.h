// Vectors whose directions count alike: what most of them share is taken out, and what few
// directions have too much of is shrunk.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "embed/npy.h"

namespace calque {

// A vector x becomes rows * (x - mean). Immutable; thread-safe.
struct Whitening {
  std::vector<float> mean;
  Matrix rows;  // one for each dimension of the result

  void apply(std::span<const float> from, std::span<float> to) const;
};

// The `dimension` directions in which the weighted vectors vary most, each divided by its standard
// deviation (principal component analysis; Su and others, "Whitening Sentence Representations for
// Better Semantics and Faster Retrieval", 2021). weights[i] >= 0 says how often vector i comes up;
// their sum must be positive. dimension <= vectors.columns; directions in which nothing varies
// become zero.
Whitening find_whitening(const Matrix& vectors, std::span<const double> weights,
                         std::size_t dimension);

// Eigenvalues of a symmetric matrix of size * size values, largest first, and eigenvectors as the
// rows of `vectors`, in their order (Jacobi's method).
struct Eigen {
  std::vector<double> values;
  std::vector<double> vectors;
};
Eigen eigen_of_symmetric(std::vector<double> matrix, std::size_t size);

}  // namespace calque
