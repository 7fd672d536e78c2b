// Counting what a format has no place for.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
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
  empty_source,
  same_source,  // more than one unit of the same source: told apart by a context
  controls,     // control characters
  kept,         // what only the format that it was read from knows
};

class Losses {
 public:
  // The parts that the format cannot hold. `own`: what the names of its own properties begin with
  // ("tmx:"); empty: it holds those of all formats.
  explicit Losses(std::vector<UnitPart> parts, std::string own = {})
      : parts_(std::move(parts)), own_(std::move(own)) {}

  void look_at(const Unit& unit);
  void count(UnitPart part);
  std::vector<LostPart> list() const;  // in the order of their first coming

 private:
  bool has_foreign_parts(const Unit& unit) const;

  std::vector<UnitPart> parts_;
  std::string own_;
  std::vector<std::pair<UnitPart, std::size_t>> lost_;  // and how many units
};

}  // namespace calque
