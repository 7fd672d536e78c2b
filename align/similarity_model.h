// How far a cosine speaks for a translation: what translations and strangers of this text show.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "align/segment_vectors.h"

namespace calque {

// A bead that is held to be a translation, by its cosine; `weight` says how surely.
struct CosinePair {
  double cosine = 0.0;
  double weight = 0.0;
};

// Both distributions are normal; their means and deviations come from the texts at hand, so that no
// language pair's or encoder's absolute cosines matter.
class SimilarityModel {
 public:
  static constexpr std::size_t largest_side = 5;
  // Of beads with several segments on either side, both together.
  static constexpr std::size_t largest_many_to_many = 7;

  SimilarityModel() = default;
  // Strangers are drawn by chance (from a fixed seed), for every size of bead apart: merged vectors
  // are less random. Translations are first guessed from the clear best pairs of a sample.
  SimilarityModel(const SegmentVectors& source, const SegmentVectors& target);

  void fit(const std::vector<CosinePair>& pairs);
  // Cosines of single segments, less their nearness, that lie beside each other without being
  // translations: what a text's own topics have in common.
  void fit_neighbours(std::vector<double> cosines);

  // log p(cosine | translation) - log p(cosine | strangers) of a bead of a x b segments whose
  // nearness (SegmentVectors) is given. a, b <= largest_side.
  double log_ratio(double cosine, std::size_t a, std::size_t b, double nearness) const;
  // The two distances in deviations: above the mean of strangers, and below that of translations
  // (0 from there on, else negative).
  double above_strangers(double cosine, std::size_t a, std::size_t b, double nearness) const;
  double below_translations(double cosine) const;
  // In deviations of strangers, of two single segments.
  double distance_from_chance(double cosine, double nearness) const;

 private:
  struct Normal {
    double mean = 0.0;
    double deviation = 0.1;
  };
  static Normal describe(std::vector<double>& cosines);

  std::array<std::array<Normal, largest_side>, largest_side> strangers_;
  Normal translations_{0.7, 0.15};
};

// The cosine of the sums of neighbouring segments. `row` and `column` are the last of a and b.
double bead_cosine(const SegmentVectors& source, std::size_t row, std::size_t a,
                   const SegmentVectors& target, std::size_t column, std::size_t b);

}  // namespace calque
