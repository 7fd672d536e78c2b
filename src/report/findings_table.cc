// Findings as rows: JSONL and TSV.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/jsonl.h"
#include "formats/record.h"
#include "formats/tsv.h"
#include "report/finding_place.h"
#include "report/findings_writers.h"

namespace calque {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 16> all_columns = {
    "unit",       "file",     "line",     "id",         "check",     "severity",
    "confidence", "message",  "src",      "tgt",        "src_place", "tgt_place",
    "suggestion", "src_text", "tgt_text", "fingerprint"};

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Field text_field(std::string_view name, std::string_view text) {
  return {name, dump(std::string(text)), std::string(text)};
}

// Left out of the object where there is nothing.
Field text_if_any(std::string_view name, std::string_view text) {
  return text.empty() ? Field{name, "", ""} : text_field(name, text);
}

Field range_field(std::string_view name, ByteRange range) {
  return {name, dump(Json::array({range.begin, range.end})),
          fmt::format("{}-{}", range.begin, range.end)};
}

Field place_field(std::string_view name, const std::optional<FilePlace>& place) {
  return place ? range_field(name, place->range) : Field{name, "", ""};
}

Field number_field(std::string_view name, std::size_t value) {
  return {name, std::to_string(value), std::to_string(value)};
}

Record finding_record(const FindingStyle& style, const Unit& unit,
                      const ReportedFinding& reported) {
  const Finding& finding = reported.finding;
  const double confidence = std::round(finding.confidence * 1e4) / 1e4;
  return {number_field("unit", finding.unit),
          text_if_any("file", style.file),
          unit.line > 0 ? number_field("line", unit.line) : Field{"line", "", ""},
          text_if_any("id", unit.id),
          text_field("check", finding.check),
          text_field("severity", name(finding.severity)),
          {"confidence", dump(confidence), fmt::format("{:.2f}", confidence)},
          text_field("message", finding.message.english()),
          range_field("src", finding.source),
          range_field("tgt", finding.target),
          place_field("src_place", source_place(unit, finding, style.quoted)),
          place_field("tgt_place", target_place(unit, finding, style.quoted)),
          finding.suggestion ? text_field("suggestion", *finding.suggestion)
                             : Field{"suggestion", "", ""},
          text_field("src_text", source_text(unit)),
          text_field("tgt_text", target_text(unit)),
          text_field("fingerprint", reported.fingerprint)};
}

class TableFindings : public FindingWriter {
 public:
  TableFindings(FindingStyle style, WriteBytes write, bool objects)
      : style_(std::move(style)), write_(std::move(write)), objects_(objects) {
    if (style_.columns.empty()) style_.columns.assign(all_columns.begin(), all_columns.end());
  }

  void begin() override {
    if (!objects_) write_(tsv_header(style_.columns));
  }

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    for (const ReportedFinding& finding : findings) {
      const Record record = finding_record(style_, unit, finding);
      write_(objects_ ? jsonl_line(record, style_.columns) : tsv_row(record, style_.columns));
    }
  }

 private:
  FindingStyle style_;
  WriteBytes write_;
  bool objects_;
};

}  // namespace

std::vector<std::string_view> choose_finding_columns(const std::string& wanted) {
  if (wanted.empty()) return {all_columns.begin(), all_columns.end()};
  return choose_columns(all_columns, wanted);
}

std::unique_ptr<FindingWriter> make_tsv_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<TableFindings>(std::move(style), std::move(write), false);
}

std::unique_ptr<FindingWriter> make_jsonl_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<TableFindings>(std::move(style), std::move(write), true);
}

}  // namespace calque
