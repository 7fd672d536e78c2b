// Counting what a format has no place for.
#pragma once

#include <string>
#include <vector>

#include "formats/bilingual/unit_writer.h"

namespace calque {

// Parts of a unit beside its texts and languages.
enum class UnitPart {
  id,
  context,
  state,
  tags,
  plural,
  references,
  flags,
  notes,
  properties,
  languages,
  missing_target,  // the difference between no target and an empty one
  empty_target,    // likewise
  line_breaks,
  texts,
  kept,  // what only the format that it was read from knows
};

class Losses {
 public:
  // The parts that the format cannot hold.
  explicit Losses(std::vector<UnitPart> parts) : parts_(std::move(parts)) {}

  void look_at(const Unit& unit);
  void count(UnitPart part);
  std::vector<LostPart> list() const { return lost_; }

 private:
  std::vector<UnitPart> parts_;
  std::vector<LostPart> lost_;
};

}  // namespace calque
