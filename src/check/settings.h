// What a person wants of the checks: which run, how grave their findings are, what is passed over.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/finding.h"
#include "check/ignore_rule.h"

namespace calque {

struct CheckSettings {
  std::set<std::string, std::less<>> left_out;              // names of checks that do not run
  std::map<std::string, Severity, std::less<>> severities;  // of all findings of a check
  std::optional<Severity> fail_on = Severity::warning;      // nullopt: nothing fails
  Severity least_severity = Severity::info;                 // of what is reported
  double least_confidence = 0.0;                            // 0..1, likewise
  std::vector<IgnoreRule> ignored = {};
  std::string baseline = {};                 // path; empty: none
  std::vector<std::string> glossaries = {};  // paths
};

// Each throws UsageError for a name or value that there is not, with the nearest known one.

// The check of this name or of this name in another tool.
const UnitCheck& check_called(const std::string& name);
Severity severity_called(const std::string& name);

// "a,b": these alone; "+a,-b": those of `settings` with a and without b.
void choose_checks(CheckSettings& settings, const std::string& names);
// "error", "warning", "info", or "off": the check does not run.
void set_severity(CheckSettings& settings, const std::string& check, const std::string& severity);
// "numbers=error,casing=off"
void set_severities(CheckSettings& settings, const std::string& pairs);
// "error", "warning", "info" or "never"
void set_fail_on(CheckSettings& settings, const std::string& severity);

// The names of the checks that run, in the order of the catalogue.
std::vector<std::string_view> checks_that_run(const CheckSettings& settings);

}  // namespace calque
