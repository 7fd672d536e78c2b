// The other partners that a segment could have: a pair in a crowd of equals is less sure.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "align/link.h"

namespace calque {

// Sum of the weights, saturating: 0..1.
double evidence_strength(const std::vector<Evidence>& evidence);

// Which candidates the segments of two documents have. Filled first, then read from any thread.
class Rivals {
 public:
  Rivals(std::size_t sources, std::size_t targets) : sources_(sources), targets_(targets) {}

  void add(std::size_t source, std::size_t target, double strength, double cosine);
  // The strongest evidence that a segment of one passage has with a segment outside the other.
  double best(std::span<const std::size_t> source, std::span<const std::size_t> target) const;
  // Mean strength of the best evidence of the segments of a side, over so many segments; the higher
  // of the two sides: how much of the documents seems to tell the same, 0..1.
  double density(double usable_sources, double usable_targets) const;
  // Whether two segments of the passages are each other's closest by cosine.
  bool mutual(std::span<const std::size_t> source, std::span<const std::size_t> target) const;

 private:
  struct Partner {
    std::size_t segment;
    double strength;
  };
  struct Partners {
    std::vector<Partner> strongest;  // best first; enough that one is outside any passage
    std::size_t closest = static_cast<std::size_t>(-1);
    double cosine = -1.0;

    void add(const Partner& partner, double its_cosine);
    double best_outside(std::span<const std::size_t> passage) const;
  };

  std::vector<Partners> sources_;  // [segment]
  std::vector<Partners> targets_;
};

}  // namespace calque
