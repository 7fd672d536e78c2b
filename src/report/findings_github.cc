// Findings as annotations of GitHub's checks: workflow commands on standard output.
#include <fmt/format.h>

#include "report/finding_place.h"
#include "report/findings_writers.h"

namespace calque {
namespace {

// "%" first of all; a property ends at a colon or comma too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    if (special) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "notice";
  }
  return "notice";
}

class GithubFindings : public FindingWriter {
 public:
  GithubFindings(FindingStyle style, WriteBytes write)
      : style_(std::move(style)), write_(std::move(write)) {}

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    for (const ReportedFinding& reported : findings) {
      const Finding& finding = reported.finding;
      std::string line =
          fmt::format("::{} file={}", command(finding.severity), escaped(style_.file, true));
      if (unit.line > 0) line += fmt::format(",line={}", unit.line);
      line += fmt::format(",title=calque {}::", escaped(finding.check, true));
      line += escaped(full_message(finding, style_.translate), false);
      if (!target_text(unit).empty()) line += "%0A" + escaped(target_text(unit), false);
      write_(line + "\n");
    }
  }

 private:
  FindingStyle style_;
  WriteBytes write_;
};

}  // namespace

std::unique_ptr<FindingWriter> make_github_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<GithubFindings>(std::move(style), std::move(write));
}

}  // namespace calque
