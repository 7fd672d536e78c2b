#include "align/segment_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>

#include "align/dot_products.h"

namespace calque {
namespace {

constexpr std::size_t most_neighbours = 300;  // that nearness is measured on
constexpr std::size_t neighbours_a_mean = 40;
constexpr std::size_t rows_at_once = 32;
constexpr double own_mean_from = 10.0;  // segments from which a side's own mean counts most

using Mean = std::vector<double>;

Mean mean_of(const SentenceVectors& vectors) {
  Mean mean(vectors.dimension, 0.0);
  for (std::size_t i = 0; i < vectors.rows(); ++i) {
    const auto row = vectors.row(i);
    for (std::size_t d = 0; d < mean.size(); ++d) mean[d] += static_cast<double>(row[d]);
  }
  for (double& value : mean) value /= std::max<double>(1.0, static_cast<double>(vectors.rows()));
  return mean;
}

// A few segments say little of what their language has in common: both sides say more.
Mean blend(const Mean& own, const Mean& other, std::size_t rows) {
  const double n = static_cast<double>(rows);
  const double share = n / (n + own_mean_from);
  Mean blended(own.size());
  for (std::size_t d = 0; d < own.size(); ++d)
    blended[d] = share * own[d] + (1.0 - share) * 0.5 * (own[d] + other[d]);
  return blended;
}

SegmentVectors centre(SentenceVectors vectors, const Mean& mean) {
  SegmentVectors made;
  made.dimension = vectors.dimension;
  std::vector<float>& values = vectors.values;
  for (std::size_t i = 0; i < vectors.rows(); ++i) {
    const std::span<float> row = std::span(values).subspan(i * mean.size(), mean.size());
    double square = 0.0;
    double whole = 0.0;
    for (std::size_t d = 0; d < mean.size(); ++d) {
      const double before = static_cast<double>(row[d]);
      const double value = before - mean[d];
      row[d] = static_cast<float>(value);
      square += value * value;
      whole += before * before;
    }
    // A row of zeros has nothing to say, nor has one that is the mean.
    const double size = whole > 0.0 ? std::sqrt(square) : 0.0;
    for (float& value : row)
      value = size > 1e-6 ? static_cast<float>(static_cast<double>(value) / size) : 0.0F;
    made.rows.push_back(static_cast<std::uint32_t>(i));
    made.weights.push_back(vectors.weights[i] * static_cast<float>(size));
  }
  made.values = std::make_shared<const std::vector<float>>(std::move(values));
  made.mean = std::make_shared<const Mean>(mean);
  return made;
}

// The mean of so many of the largest, the very largest left out. Changes their order.
float mean_behind_first(std::span<float> cosines, std::size_t count) {
  const auto last = cosines.begin() + static_cast<std::ptrdiff_t>(count + 1);
  std::partial_sort(cosines.begin(), last, cosines.end(), std::greater<>());
  float sum = 0.0F;
  for (auto at = cosines.begin() + 1; at != last; ++at) sum += *at;
  return sum / static_cast<float>(count);
}

// The mean cosine of the nearest among segments of the other side, the very nearest left out: it
// may be the translation.
void measure_nearness(SegmentVectors& vectors, const SegmentVectors& others) {
  const std::size_t count = std::min(others.rows.size(), most_neighbours);
  vectors.nearness.assign(vectors.rows.size(), 0.0F);
  if (count < 4) return;
  const std::size_t mean_of_so_many = std::max<std::size_t>(1, count / neighbours_a_mean);
  std::vector<const float*> sample(count);
  for (std::size_t k = 0; k < count; ++k)
    sample[k] = others.of(k * others.rows.size() / count).data();
  std::vector<float> cosines(rows_at_once * count);
  std::array<const float*, rows_at_once> rows{};
  for (std::size_t begin = 0; begin < vectors.rows.size(); begin += rows_at_once) {
    const std::size_t some = std::min(rows_at_once, vectors.rows.size() - begin);
    for (std::size_t i = 0; i < some; ++i) rows[i] = vectors.of(begin + i).data();
    dot_products(rows.data(), some, sample.data(), count, vectors.dimension, cosines.data());
    for (std::size_t i = 0; i < some; ++i) {
      vectors.nearness[begin + i] =
          mean_behind_first(std::span(cosines).subspan(i * count, count), mean_of_so_many);
    }
  }
  std::vector<float> sorted = vectors.nearness;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  for (float& value : vectors.nearness) value -= *middle;
}

using Lanes [[gnu::vector_size(32)]] = float;

}  // namespace

// One function for every processor; where there are wider registers, a faster twin is chosen.
#if defined(__x86_64__) && defined(__ELF__)
[[gnu::target_clones("arch=x86-64-v3", "default")]]
#endif
float dot(std::span<const float> a, std::span<const float> b) {
  constexpr std::size_t width = 8;
  Lanes sum0{};
  Lanes sum1{};
  std::size_t d = 0;
  for (; d + 2 * width <= a.size(); d += 2 * width) {
    Lanes x0, x1, y0, y1;
    std::memcpy(&x0, a.data() + d, sizeof x0);
    std::memcpy(&x1, a.data() + d + width, sizeof x1);
    std::memcpy(&y0, b.data() + d, sizeof y0);
    std::memcpy(&y1, b.data() + d + width, sizeof y1);
    sum0 += x0 * y0;
    sum1 += x1 * y1;
  }
  sum0 += sum1;
  float sum = 0.0F;
  for (std::size_t k = 0; k < width; ++k) sum += sum0[k];
  for (; d < a.size(); ++d) sum += a[d] * b[d];
  return sum;
}

SegmentVectors SegmentVectors::select(std::span<const std::size_t> segments) const {
  SegmentVectors some;
  if (empty()) return some;
  some.dimension = dimension;
  some.values = values;
  some.mean = mean;
  for (const std::size_t i : segments) {
    some.rows.push_back(rows[i]);
    some.weights.push_back(weights[i]);
    some.nearness.push_back(nearness[i]);
  }
  return some;
}

std::pair<SegmentVectors, SegmentVectors> prepare_vectors(SentenceVectors source,
                                                          SentenceVectors target) {
  const Mean source_mean = mean_of(source);
  const Mean target_mean = mean_of(target);
  const Mean source_centre = blend(source_mean, target_mean, source.rows());
  const Mean target_centre = blend(target_mean, source_mean, target.rows());
  auto a = centre(std::move(source), source_centre);
  auto b = centre(std::move(target), target_centre);
  measure_nearness(a, b);
  measure_nearness(b, a);
  return {std::move(a), std::move(b)};
}

SegmentVectors centred_like(const SentenceVectors& vectors, const SegmentVectors& text) {
  return centre(vectors, *text.mean);
}

}  // namespace calque
