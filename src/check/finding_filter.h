// From what the checks find to what is reported.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "check/baseline.h"
#include "check/settings.h"
#include "formats/bilingual/unit.h"

namespace calque {

struct ReportedFinding {
  Finding finding;
  std::string fingerprint;
};

// Not thread-safe.
class FindingFilter {
 public:
  // Settings and baseline are referred to; `file` is what entries of a baseline name. Only with
  // `keep_found` is found() filled.
  FindingFilter(const CheckSettings& settings, Baseline& baseline, std::string file,
                bool keep_found)
      : settings_(settings), baseline_(baseline), file_(std::move(file)), keep_found_(keep_found) {}

  // With the severities of the settings, without what they, a note in the unit or the baseline pass
  // over.
  std::vector<ReportedFinding> filter(const Unit& unit, const std::vector<Finding>& findings);

  // All that was reported or is known, each with the decision that the baseline has on it, else
  // accepted: what the next baseline holds.
  const Baseline& found() const { return found_; }
  // Whether anything reported so far is grave enough to fail.
  bool failed() const { return failed_; }
  std::size_t known() const { return known_; }      // in the baseline
  std::size_t ignored() const { return ignored_; }  // by a rule or a note

  // Names in such notes that no check has, with the lines of their units; those since the last
  // call.
  std::vector<std::pair<std::size_t, std::string>> take_unknown();

 private:
  bool is_passed_over(const Unit& unit, const Finding& finding) const;

  const CheckSettings& settings_;
  Baseline& baseline_;
  std::string file_;
  bool keep_found_;
  Baseline found_;
  bool failed_ = false;
  std::size_t known_ = 0;
  std::size_t ignored_ = 0;
  std::vector<std::pair<std::size_t, std::string>> unknown_;
};
}  // namespace calque
