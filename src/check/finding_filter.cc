#include "check/finding_filter.h"

#include <algorithm>

#include "check/fingerprint.h"
#include "check/inline_ignores.h"

namespace calque {
namespace {

BaselineEntry entry_of(const std::string& file, const Unit& unit, const Finding& finding,
                       bool rejected) {
  return {file,
          std::string(finding.check),
          finding.message.english(),
          unit.source.text,
          unit.target ? unit.target->text : "",
          rejected};
}

}  // namespace

std::vector<ReportedFinding> FindingFilter::filter(const Unit& unit,
                                                   const std::vector<Finding>& findings) {
  std::vector<ReportedFinding> reported;
  if (findings.empty()) return reported;
  const InlineIgnores ignores = find_inline_ignores(unit);
  for (const std::string& name : ignores.unknown) unknown_.emplace_back(unit.line, name);
  for (Finding finding : findings) {
    const auto wanted = settings_.severities.find(finding.check);
    if (wanted != settings_.severities.end()) finding.severity = wanted->second;
    std::string print = fingerprint(unit, finding);
    const bool known = baseline_.accepts(print);
    // What is known stays known where a run only looks at graver findings.
    if (keep_found_ && (known || baseline_.rejects(print)))
      found_.add(print, baseline_.entries().at(print));
    if (finding.severity < settings_.least_severity) continue;
    if (finding.confidence < settings_.least_confidence) continue;
    if (ignores.cover(finding.check) || is_passed_over(unit, finding)) {
      ++ignored_;
      continue;
    }
    if (keep_found_) found_.add(print, entry_of(file_, unit, finding, baseline_.rejects(print)));
    if (known) {
      ++known_;
      continue;
    }
    failed_ = failed_ || (settings_.fail_on && finding.severity >= *settings_.fail_on);
    reported.push_back({std::move(finding), std::move(print)});
  }
  return reported;
}

std::vector<std::pair<std::size_t, std::string>> FindingFilter::take_unknown() {
  return std::exchange(unknown_, {});
}

bool FindingFilter::is_passed_over(const Unit& unit, const Finding& finding) const {
  return std::any_of(settings_.ignored.begin(), settings_.ignored.end(),
                     [&](const IgnoreRule& rule) { return is_ignored(rule, unit, finding); });
}

}  // namespace calque
