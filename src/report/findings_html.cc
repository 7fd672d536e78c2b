// Findings as a page for the browser, where they are accepted or rejected.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalogue.h"
#include "report/finding_place.h"
#include "report/findings_html_words.h"
#include "report/findings_writers.h"
#include "report/html_text.h"
#include "text/embedded.h"
#include "text/utf8.h"

namespace calque {

std::span<const EmbeddedFile> findings_page_files();

namespace {

using Json = nlohmann::ordered_json;

// Where a script finds the byte `at` of `text`.
std::size_t in_utf16(std::string_view text, std::size_t at) {
  std::size_t units = 0;
  for (std::size_t byte = 0; byte < std::min(at, text.size());) {
    units += next_code_point(text, byte) >= 0x10000 ? 2 : 1;
  }
  return units;
}

Json range_in_utf16(std::string_view text, ByteRange range) {
  return Json::array({in_utf16(text, range.begin), in_utf16(text, range.end)});
}

// The rows are put together as they come, since their texts are most of the page.
class HtmlFindings : public FindingWriter {
 public:
  HtmlFindings(FindingStyle style, WriteBytes write)
      : style_(std::move(style)), write_(std::move(write)) {
    for (const UnitCheck& check : unit_checks()) checks_.emplace_back(check.name);
  }

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    append(units_, {file_number(unit), unit.line, unit.id, source_text(unit), target_text(unit),
                    language(unit.source_lang), language(unit.target_lang),
                    unit_words(findings.front().finding, style_.translate)});
    for (const ReportedFinding& finding : findings) append(findings_, finding_row(unit, finding));
    ++unit_count_;
  }

  void end() override {
    std::string_view page;
    for (const EmbeddedFile& file : findings_page_files()) {
      if (file.name.ends_with(".html")) page = file.content;
    }
    write_(fill_template(page, [this](std::string_view name) { return value(name); }));
  }

 private:
  static std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  static void append(std::string& rows, const Json& row) {
    rows += (rows.empty() ? "" : ",\n") + dump(row);
  }

  // Of XLIFF's files within the file, else of the file.
  std::size_t file_number(const Unit& unit) {
    const bool within = unit.file && !unit.file->original.empty();
    const std::string name = within ? unit.file->original : style_.file;
    const auto [found, is_new] = files_.emplace(name, files_.size());
    if (is_new) file_names_.push_back(name);
    return found->second;
  }

  std::string language(const std::string& lang) {
    const std::string known = lang.empty() ? "und" : lang;
    directions_[known] = text_direction(lang);
    return known;
  }

  // Short names, since there may be thousands: unit, check, severity, confidence, message, its
  // English, marks in the source and the target, suggestion, fingerprint.
  Json finding_row(const Unit& unit, const ReportedFinding& reported) const {
    const Finding& finding = reported.finding;
    const std::string message = message_text(finding, style_.translate);
    Json row = {{"u", unit_count_},
                {"c", std::find(checks_.begin(), checks_.end(), finding.check) - checks_.begin()},
                {"s", name(finding.severity)},
                {"p", std::round(finding.confidence * 100.0) / 100.0},
                {"m", message},
                {"a", range_in_utf16(source_text(unit), finding.source)},
                {"b", range_in_utf16(target_text(unit), finding.target)},
                {"f", reported.fingerprint}};
    if (finding.suggestion) row["t"] = *finding.suggestion;
    if (finding.message.english() != message) row["e"] = finding.message.english();
    return row;
  }

  Json known() const {
    Json entries = Json::array();
    if (style_.known == nullptr) return entries;
    for (const auto& [fingerprint, entry] : style_.known->entries()) {
      entries.push_back({{"fingerprint", fingerprint},
                         {"decision", entry.rejected ? "reject" : "accept"},
                         {"file", entry.file},
                         {"check", entry.check},
                         {"message", entry.message},
                         {"src_text", entry.source},
                         {"tgt_text", entry.target}});
    }
    return entries;
  }

  std::string data() const {
    Json words;
    for (const auto& [name, text] : findings_script_words(style_.translate)) words[name] = text;
    return fmt::format(
        "{{\"file\":{},\n\"words\":{},\n\"checks\":{},\n\"files\":{},\n\"dirs\":{},\n\"known\":{},"
        "\n"
        "\"units\":[{}],\n\"findings\":[{}]}}",
        dump(style_.file), dump(words), dump(checks_), dump(file_names_), dump(directions_),
        dump(known()), units_, findings_);
  }

  std::string value(std::string_view name) const {
    if (name == "css" || name == "js") {
      std::string text;
      for (const EmbeddedFile& file : findings_page_files()) {
        if (file.name.ends_with(fmt::format(".{}", name))) text += file.content;
      }
      return text;
    }
    if (name == "language") return escape_html(style_.language);
    if (name == "title") return escape_html(style_.file + " – calque check");
    if (name == "data") return escape_json_for_html(data());
    return escape_html(findings_page_word(name, style_.translate));
  }

  FindingStyle style_;
  WriteBytes write_;
  std::vector<std::string> checks_;
  std::map<std::string, std::size_t> files_;
  std::vector<std::string> file_names_;
  std::map<std::string, std::string> directions_;  // by language
  std::string units_;                              // JSON, without the brackets
  std::string findings_;
  std::size_t unit_count_ = 0;
};

}  // namespace

std::unique_ptr<FindingWriter> make_html_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<HtmlFindings>(std::move(style), std::move(write));
}

}  // namespace calque
