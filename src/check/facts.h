// What the checks want to know of units beyond their own letters: anchors, languages, lengths and
// vectors, found for many units at once.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "align/anchors/anchor.h"
#include "check/check.h"
#include "embed/encoder.h"
#include "langid/identifier.h"

namespace calque {

// What is usual between two languages, learned from the units seen so far. Not thread-safe.
class UsualLengths {
 public:
  void add(std::span<const CheckedUnit> units);
  // The difference from it, in standard deviations.
  double surprise(const CheckedUnit& unit) const;

 private:
  struct Pair {
    std::vector<double> ratios;  // logarithms, of the first units
    double usual = 0.0;          // their median, drawn to 0 where they are few
  };
  std::map<std::string, Pair> pairs_;
};

struct FactFinders {
  const Identifier* identifier = nullptr;  // none: languages are not checked
  const Encoder* encoder = nullptr;        // none: meanings are not compared
  bool is_table = false;                   // the static one
  EncodeOptions encode = {};
  const Glossary* glossary = nullptr;  // none: terms are not checked
  bool names = true;                   // whether those of the two texts are compared
};

// The facts of one batch of units; what CheckedText::anchors refers to.
class UnitFacts {
 public:
  // Fills in the facts of `units`, whose texts and languages are there.
  UnitFacts(std::span<CheckedUnit> units, const FactFinders& finders, UsualLengths& lengths);
  UnitFacts(const UnitFacts&) = delete;
  UnitFacts& operator=(const UnitFacts&) = delete;

 private:
  void find_anchors_of(std::span<CheckedUnit> units);

  std::vector<std::vector<Anchor>> source_anchors_;
  std::vector<std::vector<Anchor>> target_anchors_;
};

}  // namespace calque
