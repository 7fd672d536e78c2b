// Runs the checks over the units of a file.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "formats/bilingual/unit.h"

namespace calque {

struct CheckOptions {
  std::set<std::string, std::less<>> left_out;  // names of checks that are not run
};

// Takes units one after the other. Not thread-safe.
class Checker {
 public:
  explicit Checker(CheckOptions options) : options_(std::move(options)) {}

  // The findings in one unit, in the order of the catalogue. Its languages must be set.
  std::vector<Finding> check(const Unit& unit);

 private:
  CheckOptions options_;
  std::size_t count_ = 0;
};

}  // namespace calque
