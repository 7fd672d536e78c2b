#include "check/finding.h"

namespace calque {

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return {};
}

std::optional<Severity> parse_severity(std::string_view text) {
  for (const Severity each : {Severity::info, Severity::warning, Severity::error}) {
    if (name(each) == text) return each;
  }
  return std::nullopt;
}

}  // namespace calque
