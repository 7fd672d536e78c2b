#include "align/similarity_model.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace calque {
namespace {

constexpr int draws = 1500;
constexpr double tail = 0.03;   // of the strangers, which may be none
constexpr double spread = 1.6;  // neighbours of a translation are more like it than strangers are
constexpr double least_deviation = 0.02;
constexpr double clear_margin = 0.15;
constexpr std::size_t most_sampled = 300;
constexpr std::size_t most_compared = 3000;

double weighted_dot(const SegmentVectors& a, std::size_t i, const SegmentVectors& b,
                    std::size_t j) {
  return static_cast<double>(a.weights[i]) * static_cast<double>(b.weights[j]) * cosine(a, i, b, j);
}

double norm(const SegmentVectors& vectors, std::size_t last, std::size_t count) {
  double square = 0.0;
  for (std::size_t i = last + 1 - count; i <= last; ++i) {
    for (std::size_t k = last + 1 - count; k <= last; ++k)
      square += weighted_dot(vectors, i, vectors, k);
  }
  return std::sqrt(square);
}

}  // namespace

// The mean of strangers, and a deviation wide enough for neighbours of a translation. The nearest
// are left out: they may be translations.
SimilarityModel::Normal SimilarityModel::describe(std::vector<double>& cosines) {
  std::sort(cosines.begin(), cosines.end());
  cosines.resize(
      static_cast<std::size_t>(std::ceil((1.0 - tail) * static_cast<double>(cosines.size()))));
  double mean = 0.0;
  double square = 0.0;
  for (const double c : cosines) {
    mean += c;
    square += c * c;
  }
  mean /= static_cast<double>(cosines.size());
  square = square / static_cast<double>(cosines.size()) - mean * mean;
  return {mean, spread * std::max(least_deviation, std::sqrt(std::max(0.0, square)))};
}

double bead_cosine(const SegmentVectors& source, std::size_t row, std::size_t a,
                   const SegmentVectors& target, std::size_t column, std::size_t b) {
  double sum = 0.0;
  for (std::size_t i = row + 1 - a; i <= row; ++i) {
    for (std::size_t j = column + 1 - b; j <= column; ++j)
      sum += weighted_dot(source, i, target, j);
  }
  const double size = norm(source, row, a) * norm(target, column, b);
  return size > 0.0 ? sum / size : 0.0;
}

SimilarityModel::SimilarityModel(const SegmentVectors& source, const SegmentVectors& target) {
  const std::size_t n = source.rows.size();
  const std::size_t m = target.rows.size();
  if (n == 0 || m == 0) return;
  std::mt19937 random(1);
  std::vector<double> cosines;
  for (std::size_t a = 1; a <= std::min(largest_side, n); ++a) {
    for (std::size_t b = 1; b <= std::min(largest_side, m); ++b) {
      if (std::min(a, b) > 1 && a + b > largest_many_to_many) continue;
      cosines.clear();
      for (int k = 0; k < draws; ++k) {
        const std::size_t row = a - 1 + random() % (n - a + 1);
        const std::size_t column = b - 1 + random() % (m - b + 1);
        cosines.push_back(bead_cosine(source, row, a, target, column, b));
      }
      strangers_[a - 1][b - 1] = describe(cosines);
    }
  }
  std::vector<CosinePair> clear;
  const std::size_t sampled = std::min(n, most_sampled);
  const std::size_t compared = std::min(m, most_compared);
  for (std::size_t k = 0; k < sampled; ++k) {
    const std::size_t i = k * n / sampled;
    // Of a long text, what lies about as far on.
    const std::size_t middle = i * m / n;
    const std::size_t begin =
        std::min(m - compared, middle > compared / 2 ? middle - compared / 2 : 0);
    std::array<double, 4> best;
    best.fill(-1.0);
    for (std::size_t j = begin; j < begin + compared; ++j) {
      const double found = cosine(source, i, target, j);
      if (found <= best.back()) continue;
      best.back() = found;
      std::sort(best.begin(), best.end(), std::greater<>());
    }
    const double next = (best[1] + best[2] + best[3]) / 3.0;
    if (best[0] - next > clear_margin) clear.push_back({best[0], 1.0});
  }
  fit(clear);
}

void SimilarityModel::fit(const std::vector<CosinePair>& pairs) {
  constexpr double prior = 5.0;
  double weight = prior;
  double mean = prior * translations_.mean;
  for (const CosinePair& pair : pairs) {
    weight += pair.weight;
    mean += pair.weight * pair.cosine;
  }
  mean /= weight;
  double square = prior * translations_.deviation * translations_.deviation;
  for (const CosinePair& pair : pairs)
    square += pair.weight * (pair.cosine - mean) * (pair.cosine - mean);
  translations_ = {mean, std::max(0.05, std::sqrt(square / weight))};
}

void SimilarityModel::fit_neighbours(std::vector<double> cosines) {
  constexpr std::size_t least = 50;
  if (cosines.size() < least) return;
  const Normal found = describe(cosines);
  const Normal before = strangers_[0][0];
  for (auto& row : strangers_) {
    for (Normal& one : row) {
      one.mean += found.mean - before.mean;
      one.deviation *= found.deviation / before.deviation;
    }
  }
}

double SimilarityModel::distance_from_chance(double cosine, double nearness) const {
  return above_strangers(cosine, 1, 1, nearness);
}

double SimilarityModel::above_strangers(double cosine, std::size_t a, std::size_t b,
                                        double nearness) const {
  const Normal& chance = strangers_[a - 1][b - 1];
  return (cosine - chance.mean - nearness) / chance.deviation;
}

// Nothing is too similar to be a translation.
double SimilarityModel::below_translations(double cosine) const {
  return std::min(0.0, cosine - translations_.mean) / translations_.deviation;
}

double SimilarityModel::log_ratio(double cosine, std::size_t a, std::size_t b,
                                  double nearness) const {
  const double z = above_strangers(cosine, a, b, nearness);
  const double y = below_translations(cosine);
  const double deviations = strangers_[a - 1][b - 1].deviation / translations_.deviation;
  return 0.5 * z * std::abs(z) - 0.5 * y * y + std::log(deviations);
}

}  // namespace calque
