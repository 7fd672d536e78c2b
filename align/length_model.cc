#include "align/length_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace calque {
namespace {

constexpr double shortest = 2.0;  // characters: below, lengths say nothing

double log_length(double length) { return std::log(std::max(length, shortest)); }

double log_normal(double x, double mean, double deviation) {
  const double z = (x - mean) / deviation;
  return -0.5 * z * z - std::log(deviation);
}

void describe_lengths(const std::vector<double>& lengths, double& mean, double& deviation) {
  double sum = 0.0;
  double squares = 0.0;
  double count = 0.0;
  for (const double length : lengths) {
    if (length <= 0.0) continue;
    const double x = log_length(length);
    sum += x;
    squares += x * x;
    ++count;
  }
  if (count == 0.0) return;
  mean = sum / count;
  deviation = std::sqrt(std::max(0.09, squares / count - mean * mean));
}

}  // namespace

LengthModel::LengthModel(const std::vector<double>& source_lengths,
                         const std::vector<double>& target_lengths) {
  describe_lengths(source_lengths, source_mean_, source_deviation_);
  describe_lengths(target_lengths, mean_, deviation_);
  // The texts' own sizes give the first guess; a text much longer than its other side is no guide.
  const double source = std::accumulate(source_lengths.begin(), source_lengths.end(), 0.0);
  const double target = std::accumulate(target_lengths.begin(), target_lengths.end(), 0.0);
  const double whole = source > 0 && target > 0 ? std::log(target / source) : 0.0;
  const double typical = mean_ - source_mean_;
  log_scale_ = std::clamp(std::abs(whole) < std::abs(typical) ? whole : typical, -1.5, 1.5);
}

void LengthModel::fit(const std::vector<LengthPair>& beads) {
  std::vector<double> logs;
  for (const LengthPair& bead : beads) {
    if (bead.source >= shortest && bead.target >= shortest) {
      logs.push_back(std::log(bead.target / bead.source));
    }
  }
  if (logs.size() < 5) return;
  const auto middle = logs.begin() + static_cast<std::ptrdiff_t>(logs.size() / 2);
  std::nth_element(logs.begin(), middle, logs.end());
  constexpr double prior = 10.0;
  const double n = static_cast<double>(logs.size());
  log_scale_ = (*middle * n + log_scale_ * prior) / (n + prior);
  // The variance by length: a fixed part of long beads, and one that falls with the length.
  double wide = wide_ * prior;
  double narrow = narrow_ * prior;
  double wide_weight = prior;
  double narrow_weight = prior;
  for (const LengthPair& bead : beads) {
    if (bead.source < shortest || bead.target < shortest) continue;
    const double error = std::log(bead.target / bead.source) - log_scale_;
    const double square = std::min(error * error, 1.0) * bead.weight;
    const double length = 0.5 * (bead.source + bead.target);
    if (length >= 60.0) {
      wide += std::max(0.0, square - narrow_ / length * bead.weight);
      wide_weight += bead.weight;
    } else {
      narrow += std::max(0.0, square - wide_ * bead.weight) * length;
      narrow_weight += bead.weight;
    }
  }
  wide_ = std::clamp(wide / wide_weight, 0.01, 0.3);
  narrow_ = std::clamp(narrow / narrow_weight, 0.5, 12.0);
}

double LengthModel::spread(double length) const {
  return std::sqrt(wide_ + narrow_ / std::max(length, shortest));
}

double LengthModel::log_ratio(double source, double target, std::size_t source_segments,
                              std::size_t target_segments) const {
  const double s = log_length(source);
  const double t = log_length(target);
  const double deviation = spread(0.5 * (source + target));
  const double grown_t = std::log(static_cast<double>(std::max<std::size_t>(1, target_segments)));
  const double grown_s = std::log(static_cast<double>(std::max<std::size_t>(1, source_segments)));
  // Both directions share the numerator; what is chance differs by side.
  const double fit = log_normal(t - s, log_scale_, deviation);
  const double chance_t = log_normal(t, mean_ + grown_t, deviation_);
  const double chance_s = log_normal(s, source_mean_ + grown_s, source_deviation_);
  return fit - 0.5 * (chance_t + chance_s);
}

}  // namespace calque
