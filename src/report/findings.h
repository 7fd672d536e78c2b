// Findings of checks on their way to a person or to another program.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/baseline.h"
#include "check/finding_filter.h"
#include "formats/bilingual/unit.h"
#include "report/wording.h"

namespace calque {

enum class FindingFormat { text, tsv, jsonl, sarif, junit, github, html };

std::string_view name(FindingFormat format);  // "sarif"
// "text|tsv|jsonl|...", for messages.
std::string finding_formats();

// `wanted` if given, else by the extension of `path` (.xml is JUnit's), text for a `terminal`, TSV
// where there is none. Throws UsageError for a name or an extension that is of no format.
FindingFormat choose_finding_format(const std::string& wanted, const std::string& path,
                                    bool terminal);

// The fields of `wanted` ("check,message"; empty: all) in that order. Throws UsageError for one
// that there is not.
std::vector<std::string_view> choose_finding_columns(const std::string& wanted);

struct FindingStyle {
  std::string file;                            // that the units are from, as messages name it
  bool quoted = false;                         // the file has its texts in quotation marks
  std::string version = {};                    // of the program: "0.1.0"
  std::vector<std::string_view> columns = {};  // tsv, jsonl
  std::vector<std::string_view> checks = {};   // that run: junit
  std::optional<Severity> fail_on = Severity::warning;  // junit
  std::size_t width = 100;                              // text: columns of the terminal
  bool color = false;                                   // text
  std::string language = "en";                          // html: of the page's own words
  const Baseline* known = nullptr;                      // html: what was decided before
  Translate translate = {};  // of words for people; tsv and jsonl stay English
};

// Writes as much as it can at once. Not thread-safe.
class FindingWriter {
 public:
  virtual ~FindingWriter() = default;
  virtual void begin() {}
  // A unit and what was found in it, at least one finding.
  virtual void add(const Unit& unit, std::span<const ReportedFinding> findings) = 0;
  virtual void end() {}
};

using WriteBytes = std::function<void(std::string_view)>;

std::unique_ptr<FindingWriter> make_finding_writer(FindingFormat format, FindingStyle style,
                                                   WriteBytes write);

}  // namespace calque
