#include "align/segment_vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <numeric>

#include "align/dot_products.h"

namespace calque {
namespace {

constexpr std::size_t most_neighbours = 300;  // that nearness is measured on
constexpr std::size_t neighbours_a_mean = 40;
constexpr std::size_t rows_at_once = 32;
constexpr double own_mean_from = 10.0;  // segments from which a side's own mean counts most

using Mean = std::vector<double>;

void read_row(const SentenceVectors& vectors, std::size_t i, std::span<float> row) {
  const auto values = vectors.row(i);
  std::copy(values.begin(), values.end(), row.begin());
}

void read_row(const PackedVectors& vectors, std::size_t i, std::span<float> row) {
  unpack(vectors.row(i), row);
}

void write_row(std::span<const float> row, std::size_t i, SentenceVectors& vectors) {
  std::copy(row.begin(), row.end(),
            vectors.values.begin() + static_cast<std::ptrdiff_t>(i * row.size()));
}

void write_row(std::span<const float> row, std::size_t i, PackedVectors& vectors) {
  pack(row, std::span(vectors.values).subspan(i * row.size(), row.size()));
}

template <typename Vectors>
Mean mean_of(const Vectors& vectors) {
  Mean mean(vectors.dimension, 0.0);
  std::vector<float> row(vectors.dimension);
  for (std::size_t i = 0; i < vectors.rows(); ++i) {
    read_row(vectors, i, row);
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

// Takes the mean off a row and makes it of length 1 again; gives the length in between. A row of
// zeros has nothing to say, nor has one that is the mean.
double centre_row(std::span<float> row, const Mean& mean) {
  double square = 0.0;
  double whole = 0.0;
  for (std::size_t d = 0; d < mean.size(); ++d) {
    const double before = static_cast<double>(row[d]);
    const double value = before - mean[d];
    row[d] = static_cast<float>(value);
    square += value * value;
    whole += before * before;
  }
  const double size = whole > 0.0 ? std::sqrt(square) : 0.0;
  for (float& value : row)
    value = size > 1e-6 ? static_cast<float>(static_cast<double>(value) / size) : 0.0F;
  return size;
}

void share_values(SentenceVectors& vectors, SegmentVectors& made) {
  made.values = std::make_shared<const std::vector<float>>(std::move(vectors.values));
}

void share_values(PackedVectors& vectors, SegmentVectors& made) {
  made.packed = std::make_shared<const std::vector<std::int16_t>>(std::move(vectors.values));
}

template <typename Vectors>
SegmentVectors centre(Vectors vectors, const Mean& mean) {
  SegmentVectors made;
  made.dimension = vectors.dimension;
  made.rows.resize(vectors.rows());
  std::iota(made.rows.begin(), made.rows.end(), 0U);
  std::vector<float> row(vectors.dimension);
  for (std::size_t i = 0; i < vectors.rows(); ++i) {
    read_row(vectors, i, row);
    const double size = centre_row(row, mean);
    write_row(row, i, vectors);
    vectors.weights[i] *= static_cast<float>(size);
  }
  made.weights = std::move(vectors.weights);
  share_values(vectors, made);
  made.mean = std::make_shared<const Mean>(mean);
  return made;
}

// The vector as numbers of 32 bits, in `room` where it is packed.
const float* numbers_of(const SegmentVectors& vectors, std::size_t segment, std::span<float> room) {
  if (!vectors.packed) return vectors.of(segment).data();
  unpack(vectors.packed_of(segment), room);
  return room.data();
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
  const std::size_t dimension = vectors.dimension;
  std::vector<float> room((count + rows_at_once) * dimension);
  const auto place = [&](std::size_t k) {
    return std::span(room).subspan(k * dimension, dimension);
  };
  std::vector<const float*> sample(count);
  for (std::size_t k = 0; k < count; ++k)
    sample[k] = numbers_of(others, k * others.rows.size() / count, place(k));
  std::vector<float> cosines(rows_at_once * count);
  std::array<const float*, rows_at_once> rows{};
  for (std::size_t begin = 0; begin < vectors.rows.size(); begin += rows_at_once) {
    const std::size_t some = std::min(rows_at_once, vectors.rows.size() - begin);
    for (std::size_t i = 0; i < some; ++i)
      rows[i] = numbers_of(vectors, begin + i, place(count + i));
    dot_products(rows.data(), some, sample.data(), count, dimension, cosines.data());
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

template <typename Vectors>
std::pair<SegmentVectors, SegmentVectors> prepare(Vectors source, Vectors target) {
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

using Lanes [[gnu::vector_size(32)]] = float;

// The sum does not overflow: see packed_one.
#if defined(__x86_64__) && defined(__ELF__)
[[gnu::target_clones("arch=x86-64-v3", "default")]]
#endif
std::int32_t
packed_dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t d = 0; d < size; ++d) sum += std::int32_t{a[d]} * std::int32_t{b[d]};
  return sum;
}

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
  some.packed = packed;
  some.mean = mean;
  some.rows.reserve(segments.size());
  some.weights.reserve(segments.size());
  some.nearness.reserve(segments.size());
  for (const std::size_t i : segments) {
    some.rows.push_back(rows[i]);
    some.weights.push_back(weights[i]);
    some.nearness.push_back(nearness[i]);
  }
  return some;
}

double cosine(const SegmentVectors& a, std::size_t i, const SegmentVectors& b, std::size_t j) {
  if (!a.packed) return static_cast<double>(dot(a.of(i), b.of(j)));
  constexpr double one = static_cast<double>(packed_one) * static_cast<double>(packed_one);
  return packed_dot(a.packed_of(i).data(), b.packed_of(j).data(), a.dimension) / one;
}

void add_vector(const SegmentVectors& vectors, std::size_t segment, float factor,
                std::span<float> sum) {
  std::vector<float> room(vectors.packed ? sum.size() : 0);
  const float* row = numbers_of(vectors, segment, room);
  for (std::size_t d = 0; d < sum.size(); ++d) sum[d] += factor * row[d];
}

std::pair<SegmentVectors, SegmentVectors> prepare_vectors(SentenceVectors source,
                                                          SentenceVectors target) {
  return prepare(std::move(source), std::move(target));
}

std::pair<SegmentVectors, SegmentVectors> prepare_vectors(PackedVectors source,
                                                          PackedVectors target) {
  return prepare(std::move(source), std::move(target));
}

SegmentVectors centred_like(const SentenceVectors& vectors, const SegmentVectors& text) {
  return centre(vectors, *text.mean);
}

}  // namespace calque
