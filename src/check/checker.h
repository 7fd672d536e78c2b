// Runs the checks over the units of a file.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/facts.h"
#include "check/finding.h"
#include "formats/bilingual/unit.h"

namespace calque {

// Properties of units that were made by aligning two documents.
inline constexpr std::string_view unaligned_property = "calque:unaligned";  // without counterpart
inline constexpr std::string_view moved_property = "calque:moved";  // out of the source's order

struct CheckOptions {
  std::set<std::string, std::less<>> left_out;  // names of checks that are not run
  FactFinders finders;
};

// Takes units one after the other and looks at some thousands at a time. Not thread-safe.
class Checker {
 public:
  using Report = std::function<void(const Unit& unit, const std::vector<Finding>& findings)>;

  // `report` is called for each unit in order, with its findings in the order of the catalogue.
  Checker(CheckOptions options, Report report);

  // Its languages must be set, "und" or empty when unknown.
  void add(Unit unit);
  void finish();

 private:
  std::vector<Finding> findings_in(const CheckedUnit& unit);
  void add_unaligned(const CheckedUnit& unit, std::vector<Finding>& findings) const;
  void add_moved(const CheckedUnit& unit, std::vector<Finding>& findings) const;

  CheckOptions options_;
  Report report_;
  std::vector<Unit> units_;  // that wait
  UsualLengths lengths_;
  std::map<std::string_view, std::unique_ptr<CheckMemory>> memories_;  // by the check's name
  std::size_t count_ = 0;
};

}  // namespace calque
