#include "align/link_centring.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "align/vector_neighbours.h"

namespace calque {
namespace {

constexpr int rounds = 2;
constexpr double links_for_half = 10.0;  // whose mean is taken off by half
constexpr std::size_t fewest_links = 4;
constexpr double imagined_links = 3.0;  // a dimension
constexpr std::size_t most_columns = 100'000;
constexpr std::size_t most_products = 40'000'000;

struct Linked {
  std::size_t source;
  std::size_t target;
  double margin;
};

// At most so many of the usable segments, evenly spread.
std::vector<bool> sample(const std::vector<bool>& usable, std::size_t most) {
  const auto count = static_cast<std::size_t>(std::count(usable.begin(), usable.end(), true));
  if (count <= most) return usable;
  std::vector<bool> some(usable.size(), false);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < usable.size(); ++i) {
    if (!usable[i]) continue;
    some[i] = (seen + 1) * most / count > seen * most / count;
    ++seen;
  }
  return some;
}

std::vector<Linked> probable_links(const VectorNeighbours& neighbours, std::size_t sources) {
  std::vector<Linked> linked;
  for (std::size_t i = 0; i < sources; ++i) {
    if (neighbours.of_source(i).empty()) continue;
    const Neighbour& nearest = neighbours.of_source(i).front();
    const std::size_t j = nearest.segment;
    if (!neighbours.mutual(i, j)) continue;
    const double background =
        0.5 * (neighbours.source_background(i, {&j, 1}) + neighbours.target_background(j, {&i, 1}));
    linked.push_back({i, j, static_cast<double>(nearest.cosine) - background});
  }
  std::stable_sort(linked.begin(), linked.end(),
                   [](const Linked& a, const Linked& b) { return a.margin > b.margin; });
  linked.resize((linked.size() + 1) / 2);
  return linked;
}

// Replaces every row by what `change` makes of it, at length 1 again; zeros have nothing to say.
template <typename Change>
void change_rows(SegmentVectors& vectors, const Change& change) {
  std::vector<float> values = *vectors.values;
  std::vector<double> row(vectors.dimension);
  for (std::size_t begin = 0; begin < values.size(); begin += row.size()) {
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(begin), row.size(), row.begin());
    const auto size = [&] {
      return std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
    };
    if (size() == 0.0) continue;
    change(row);
    const double length = size();
    if (length < 1e-6) continue;
    for (std::size_t d = 0; d < row.size(); ++d)
      values[begin + d] = static_cast<float>(row[d] / length);
  }
  vectors.values = std::make_shared<const std::vector<float>>(std::move(values));
}

void take_mean_off(SegmentVectors& vectors, const std::vector<std::size_t>& linked) {
  std::vector<double> mean(vectors.dimension, 0.0);
  for (const std::size_t segment : linked) {
    const auto row = vectors.of(segment);
    for (std::size_t d = 0; d < mean.size(); ++d) mean[d] += static_cast<double>(row[d]);
  }
  for (double& value : mean) value /= static_cast<double>(linked.size()) + links_for_half;
  change_rows(vectors, [&](std::vector<double>& row) {
    for (std::size_t d = 0; d < row.size(); ++d) row[d] -= mean[d];
  });
}

// A lower triangle, row by row, of dimension * dimension numbers.
using Triangle = std::vector<double>;

// The scatter of what the two sides of a link differ by, and of so many imagined links that differ
// alike in all directions.
Triangle scatter(const SegmentVectors& source, const SegmentVectors& target,
                 std::span<const Linked> links) {
  const std::size_t n = source.dimension;
  Triangle sum(n * n, 0.0);
  std::vector<double> difference(n);
  for (const Linked& link : links) {
    for (std::size_t d = 0; d < n; ++d)
      difference[d] = static_cast<double>(source.of(link.source)[d] - target.of(link.target)[d]);
    for (std::size_t r = 0; r < n; ++r)
      for (std::size_t c = 0; c <= r; ++c) sum[r * n + c] += difference[r] * difference[c];
  }
  double trace = 0.0;
  for (std::size_t d = 0; d < n; ++d) trace += sum[d * n + d];
  const double usual = trace / static_cast<double>(n * links.size());
  for (std::size_t d = 0; d < n; ++d)
    sum[d * n + d] += usual * imagined_links * static_cast<double>(n) + 1e-9;
  return sum;
}

// Cholesky's decomposition, in place.
void decompose(Triangle& matrix, std::size_t n) {
  for (std::size_t r = 0; r < n; ++r) {
    for (std::size_t c = 0; c <= r; ++c) {
      double sum = matrix[r * n + c];
      for (std::size_t k = 0; k < c; ++k) sum -= matrix[r * n + k] * matrix[c * n + k];
      matrix[r * n + c] = r == c ? std::sqrt(sum) : sum / matrix[c * n + c];
    }
  }
}

// So that the product of two rows is theirs under the inverse of the decomposed matrix.
void whiten(SegmentVectors& vectors, const Triangle& root) {
  const std::size_t n = vectors.dimension;
  change_rows(vectors, [&](std::vector<double>& row) {
    for (std::size_t r = 0; r < n; ++r) {
      double sum = row[r];
      for (std::size_t c = 0; c < r; ++c) sum -= root[r * n + c] * row[c];
      row[r] = sum / root[r * n + r];
    }
  });
}

}  // namespace

void centre_on_links(SegmentVectors& source, const std::vector<bool>& source_usable,
                     SegmentVectors& target, const std::vector<bool>& target_usable) {
  if (source.empty() || target.empty()) return;
  const auto columns = sample(target_usable, most_columns);
  const std::size_t width = std::min(target_usable.size(), most_columns);
  const auto rows = sample(source_usable, most_products / std::max<std::size_t>(1, width));
  const auto links = [&] {
    return probable_links(VectorNeighbours(source, rows, target, columns), source.rows.size());
  };
  for (int round = 0; round < rounds; ++round) {
    const auto linked = links();
    if (linked.size() < fewest_links) return;
    std::vector<std::size_t> of_source;
    std::vector<std::size_t> of_target;
    for (const Linked& link : linked) {
      of_source.push_back(link.source);
      of_target.push_back(link.target);
    }
    take_mean_off(source, of_source);
    take_mean_off(target, of_target);
  }
  const auto linked = links();
  if (linked.size() < fewest_links) return;
  Triangle root = scatter(source, target, linked);
  decompose(root, source.dimension);
  whiten(source, root);
  whiten(target, root);
}

}  // namespace calque
