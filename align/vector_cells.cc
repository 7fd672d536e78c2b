#include "align/vector_cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "align/dot_products.h"

namespace calque {
namespace {

constexpr int rounds = 5;
constexpr std::size_t rows_at_once = 64;

}  // namespace

VectorCells::VectorCells(std::span<const float* const> sample, std::size_t dimension,
                         std::size_t cells)
    : dimension_(dimension), count_(std::min(cells, sample.size())) {
  for (std::size_t k = 0; k < count_; ++k) {
    const float* start = sample[k * sample.size() / count_];
    centres_.insert(centres_.end(), start, start + dimension);
  }
  for (int round = 0; round < rounds; ++round) move_to_means(sample);
}

// A cell that nothing is nearest to stays where it is.
void VectorCells::move_to_means(std::span<const float* const> sample) {
  const auto cells = nearest(sample, 1);
  std::vector<double> sums(centres_.size(), 0.0);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    double* sum = &sums[cells[i] * dimension_];
    for (std::size_t d = 0; d < dimension_; ++d) sum[d] += static_cast<double>(sample[i][d]);
  }
  for (std::size_t k = 0; k < count_; ++k) {
    const auto sum = std::span(sums).subspan(k * dimension_, dimension_);
    const double size = std::sqrt(std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0));
    if (size < 1e-9) continue;
    for (std::size_t d = 0; d < dimension_; ++d)
      centres_[k * dimension_ + d] = static_cast<float>(sum[d] / size);
  }
}

std::vector<std::uint32_t> VectorCells::nearest(std::span<const float* const> vectors,
                                                std::size_t probes) const {
  probes = std::min(probes, count_);
  std::vector<const float*> centres;
  for (std::size_t k = 0; k < count_; ++k) centres.push_back(&centres_[k * dimension_]);
  std::vector<std::uint32_t> all;
  all.reserve(vectors.size() * probes);
  std::vector<float> cosines(rows_at_once * count_);
  std::vector<std::uint32_t> order(count_);
  for (std::size_t begin = 0; begin < vectors.size(); begin += rows_at_once) {
    const std::size_t rows = std::min(rows_at_once, vectors.size() - begin);
    dot_products(vectors.data() + begin, rows, centres.data(), count_, dimension_, cosines.data());
    for (std::size_t i = 0; i < rows; ++i) {
      const float* row = &cosines[i * count_];
      std::iota(order.begin(), order.end(), 0U);
      std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(probes),
                        order.end(), [&](std::uint32_t a, std::uint32_t b) {
                          return row[a] != row[b] ? row[a] > row[b] : a < b;
                        });
      all.insert(all.end(), order.begin(), order.begin() + static_cast<std::ptrdiff_t>(probes));
    }
  }
  return all;
}

}  // namespace calque
