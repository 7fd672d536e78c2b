// Findings as test results in JUnit's XML, which continuous integration shows.
#include <set>

#include <fmt/format.h>

#include "report/finding_place.h"
#include "report/findings_writers.h"
#include "report/html_text.h"

namespace calque {
namespace {

// One suite, for the file. A case for each finding, and one that passes for each check without any;
// findings that are not grave enough to fail pass and say what they are.
class JunitFindings : public FindingWriter {
 public:
  JunitFindings(FindingStyle style, WriteBytes write)
      : style_(std::move(style)), write_(std::move(write)) {}

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    for (const ReportedFinding& reported : findings) add(unit, reported.finding);
  }

  void end() override {
    for (const std::string_view check : style_.checks) {
      if (met_.contains(check)) continue;
      ++tests_;
      cases_ += fmt::format("    <testcase name=\"{0}\" classname=\"calque.{0}\"/>\n", check);
    }
    const std::string counts =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\"", tests_, failures_);
    write_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_(fmt::format("<testsuites name=\"calque check\" {}>\n", counts));
    write_(fmt::format("  <testsuite name=\"{}\" {} skipped=\"0\">\n", escape_xml(style_.file),
                       counts));
    write_(cases_);
    write_("  </testsuite>\n</testsuites>\n");
  }

 private:
  // The same five characters as in HTML; a line feed in an attribute would be read as a space.
  static std::string escape_xml(std::string_view text) {
    std::string out;
    for (const char c : escape_html(text)) {
      if (c == '\n') {
        out += "&#10;";
      } else if (c == '\r') {
        out += "&#13;";
      } else if (c == '\t') {
        out += "&#9;";
      } else {
        out += c;
      }
    }
    return out;
  }

  void add(const Unit& unit, const Finding& finding) {
    met_.insert(finding.check);
    ++tests_;
    const bool fails = style_.fail_on && finding.severity >= *style_.fail_on;
    if (fails) ++failures_;
    const std::string message = escape_xml(full_message(finding, style_.translate));
    cases_ += fmt::format("    <testcase name=\"{}: {}\" classname=\"calque.{}\" file=\"{}\"",
                          escape_xml(unit_name(unit, finding)), message, finding.check,
                          escape_xml(style_.file));
    if (unit.line > 0) cases_ += fmt::format(" line=\"{}\"", unit.line);
    const std::string texts =
        escape_html(source_text(unit)) + "\n" + escape_html(target_text(unit)) + "\n";
    const std::string_view severity = name(finding.severity);
    cases_ += fails ? fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                                  severity, message, texts)
                    : fmt::format(">\n      <system-out>{}: {}\n{}</system-out>\n", severity,
                                  message, texts);
    cases_ += "    </testcase>\n";
  }

  std::string unit_name(const Unit& unit, const Finding& finding) const {
    if (unit.line > 0) return fmt::format("{}:{}", style_.file, unit.line);
    return fmt::format("{}#{}", style_.file,
                       unit.id.empty() ? std::to_string(finding.unit) : unit.id);
  }

  FindingStyle style_;
  WriteBytes write_;
  std::string cases_;  // their number stands before them
  std::set<std::string_view> met_;
  std::size_t tests_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace

std::unique_ptr<FindingWriter> make_junit_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<JunitFindings>(std::move(style), std::move(write));
}

}  // namespace calque
