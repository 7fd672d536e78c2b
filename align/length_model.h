// How well two lengths fit each other as a text and its translation.
#pragma once

#include <cstddef>
#include <vector>

namespace calque {

struct LengthPair {
  double source = 0.0;  // characters
  double target = 0.0;
  double weight = 1.0;
};

// The logarithm of the ratio of lengths is taken as normal, its variance falling with the length,
// and set against the spread of lengths in the text at hand (Gale and Church 1993, as a likelihood
// ratio). Immutable once made.
class LengthModel {
 public:
  LengthModel(const std::vector<double>& source_lengths, const std::vector<double>& target_lengths);

  // Ratio and spread re-estimated from beads, with the first guess as prior.
  void fit(const std::vector<LengthPair>& beads);

  // log p(target | source, translation) - log p(target | any segments); `segments` of the target
  // and source side are given since several neighbours are longer than one.
  double log_ratio(double source, double target, std::size_t source_segments,
                   std::size_t target_segments) const;

 private:
  double spread(double length) const;

  double log_scale_ = 0.0;  // of target length over source length
  double wide_ = 0.04;      // variance of long segments
  double narrow_ = 2.5;     // variance added, by characters
  double mean_ = 0.0;       // of log target length
  double deviation_ = 1.0;
  double source_mean_ = 0.0;
  double source_deviation_ = 1.0;
};

}  // namespace calque
