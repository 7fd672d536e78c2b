// Findings as SARIF 2.1.0, which code hosts and editors read.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalogue.h"
#include "report/finding_place.h"
#include "report/findings_writers.h"

namespace calque {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "note";
  }
  return "none";
}

// A path as a URI reference (RFC 3986).
std::string uri(const std::string& path) {
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c)
                 : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

// Whether it stands in the file of any format as it is here.
bool is_plain(const std::string& text) {
  return text.find_first_of("<>&\"'\\\t\r\n") == std::string::npos;
}

class SarifFindings : public FindingWriter {
 public:
  SarifFindings(FindingStyle style, WriteBytes write)
      : style_(std::move(style)), write_(std::move(write)) {}

  void begin() override {
    Json rules = Json::array();
    for (const UnitCheck& check : unit_checks()) rules.push_back(rule(check));
    const Json driver = {
        {"name", "calque"}, {"version", style_.version}, {"rules", std::move(rules)}};
    write_(
        "{\"version\":\"2.1.0\",\n"
        "\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json\",\n"
        "\"runs\":[{\"tool\":{\"driver\":" +
        dump(driver) + "},\n\"results\":[");
  }

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    for (const ReportedFinding& finding : findings) {
      write_((first_ ? "\n" : ",\n") + dump(result(unit, finding)));
      first_ = false;
    }
  }

  void end() override { write_("\n]}]}\n"); }

 private:
  std::string say(const std::string& text) const {
    return style_.translate ? style_.translate(text) : text;
  }

  Json rule(const UnitCheck& check) const {
    Json aliases = Json::array();
    for (const CheckAlias& alias : check.aliases) {
      aliases.push_back(fmt::format("{}/{}", alias.tool, alias.id));
    }
    Json made = {{"id", check.name},
                 {"shortDescription", {{"text", say(check.description)}}},
                 {"defaultConfiguration", {{"level", level(usual_severity(check))}}}};
    if (!aliases.empty()) made["properties"] = {{"aliases", std::move(aliases)}};
    return made;
  }

  Json location(const Unit& unit, const Finding& finding) const {
    Json region = Json::object();
    if (unit.line > 0) region["startLine"] = unit.line;
    if (const auto place = main_place(unit, finding, style_.quoted)) {
      region["byteOffset"] = place->range.begin;
      region["byteLength"] = place->range.size();
    }
    Json physical = {{"artifactLocation", {{"uri", uri(style_.file)}}}};
    if (!region.empty()) physical["region"] = std::move(region);
    Json made = {{"physicalLocation", std::move(physical)}};
    if (!unit.id.empty()) made["logicalLocations"] = {{{"name", unit.id}, {"kind", "resource"}}};
    return made;
  }

  // Only where it is known what bytes to replace by what.
  Json fixes(const Unit& unit, const Finding& finding) const {
    const auto place = target_place(unit, finding, style_.quoted);
    if (!finding.suggestion || !place || !place->exact || !is_plain(*finding.suggestion)) return {};
    const Json replacement = {
        {"deletedRegion",
         {{"byteOffset", place->range.begin}, {"byteLength", place->range.size()}}},
        {"insertedContent", {{"text", *finding.suggestion}}}};
    const Json change = {{"artifactLocation", {{"uri", uri(style_.file)}}},
                         {"replacements", Json::array({replacement})}};
    return Json::array({Json{{"artifactChanges", Json::array({change})}}});
  }

  Json result(const Unit& unit, const ReportedFinding& reported) const {
    const Finding& finding = reported.finding;
    const auto all = unit_checks();
    const auto rule = std::find_if(all.begin(), all.end(), [&](const UnitCheck& check) {
      return check.name == finding.check;
    });
    Json made = {{"ruleId", finding.check},
                 {"ruleIndex", rule - all.begin()},
                 {"level", level(finding.severity)},
                 {"rank", std::round(finding.confidence * 1000.0) / 10.0},
                 {"message", {{"text", full_message(finding, style_.translate)}}},
                 {"locations", Json::array({location(unit, finding)})},
                 {"partialFingerprints", {{"calque/v1", reported.fingerprint}}}};
    if (Json fix = fixes(unit, finding); !fix.is_null()) made["fixes"] = std::move(fix);
    made["properties"] = {{"unit", finding.unit},
                          {"sourceText", source_text(unit)},
                          {"targetText", target_text(unit)}};
    return made;
  }

  FindingStyle style_;
  WriteBytes write_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<FindingWriter> make_sarif_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<SarifFindings>(std::move(style), std::move(write));
}

}  // namespace calque
