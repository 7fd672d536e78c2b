// "calque-ignore" in the notes of a unit.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "formats/bilingual/unit.h"

namespace calque {

struct InlineIgnores {
  bool all = false;
  std::set<std::string, std::less<>> checks;  // names
  std::vector<std::string> unknown;           // what names no check

  bool cover(std::string_view check) const { return all || checks.contains(check); }
};

// From the unit's notes, comments and flags: "calque-ignore" means all checks,
// "calque-ignore: numbers, tags" these, up to the end of the line. What follows a name in brackets
// or behind a space is a remark.
InlineIgnores find_inline_ignores(const Unit& unit);

}  // namespace calque
