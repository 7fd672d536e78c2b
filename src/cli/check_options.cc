#include "cli/check_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "check/catalogue.h"
#include "check/project_file.h"
#include "cli/common.h"
#include "report/findings.h"
#include "text/number.h"

namespace calque {
namespace {

// For completion: "empty|untranslated|..."
std::string check_names() {
  std::string names;
  for (const UnitCheck& check : unit_checks()) {
    names += (names.empty() ? "" : "|") + std::string(check.name);
  }
  return names;
}

void add_choice_options(CLI::App& command, CheckCommandOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Checks");
  const auto add = [&](const char* name, std::string& value, const std::string& description,
                       const std::string& shown) {
    return command.add_option(name, value, description)->option_text(shown)->group(group);
  };
  add("--checks", options.checks, tr("those that run: a,b alone, or all with +a, without -b"),
      tr("NAMES"))
      ->type_name(check_names());
  add("--severity", options.severity, tr("of a check's findings, as in numbers=error,casing=off"),
      tr("CHECK=SEVERITY"));
  add("--fail-on", options.fail_on, tr("least severity that makes the status 1 (default: warning)"),
      "error|warning|info|never");
  add("--min-severity", options.least_severity, tr("leave out findings of less severity"),
      "error|warning|info");
  add("--min-confidence", options.least_confidence,
      tr("leave out findings that are less sure, 0 to 1"), tr("NUMBER"));
  command
      .add_option("--glossary", options.glossaries,
                  tr("terms and what they must be called: TSV or TBX; may be given several times"))
      ->option_text(tr("FILE"))
      ->type_name("files tsv tbx")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
  add("--baseline", options.baseline, tr("findings that are known: they are not reported"),
      tr("FILE"))
      ->type_name("files json");
  add("--write-baseline", options.new_baseline,
      tr("write all that is found to FILE as known, and end with status 0"), tr("FILE"))
      ->type_name("files json");
  add("--config", options.config, tr("project file (default: calque.toml in this folder or above)"),
      tr("FILE"))
      ->type_name("files toml");
  command.add_flag("--no-config", options.no_config, tr("no project file"))->group(group);
  command.add_flag("--list-checks", options.list, tr("print the checks, with their other names"))
      ->group(group);
  add_encoder_option(command, options.encoder, session, group);
  add("--langid-model", options.langid_model,
      tr("fastText model that finds languages; none: scripts and stop words alone"), tr("FILE"))
      ->type_name("none|files ftz bin");
}

void add_output_options(CLI::App& command, CheckCommandOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Results");
  command.add_option("-o,--output", options.output, tr("write to FILE instead of standard output"))
      ->option_text(tr("FILE"))
      ->group(group);
  command
      .add_option("-f,--format", options.format,
                  tr("form of the results (default: by the name of the output file; on a terminal "
                     "text, else tsv)"))
      ->option_text(finding_formats())
      ->group(group);
  command.add_option("--columns", options.columns, tr("fields to write, separated by commas"))
      ->option_text(tr("NAMES"))
      ->group(group);
  command
      .add_option("--color", options.color, tr("colours in text results (default: on a terminal)"))
      ->option_text("auto|always|never")
      ->group(group);
}

void apply_project_file(const CheckCommandOptions& options, const Session& session,
                        CheckSettings& settings) {
  if (options.no_config && !options.config.empty()) {
    throw UsageError("--config and --no-config contradict each other", "give one of the two");
  }
  if (options.no_config) return;
  if (!options.config.empty()) {
    read_project_file(options.config, settings);
  } else if (const auto found = find_project_file(".")) {
    session.detail({"project file: {0}", {*found}});
    read_project_file(*found, settings);
  }
}

double confidence(const std::string& value) {
  const auto number = parse_number<double>(value);
  if (!number || !(*number >= 0.0 && *number <= 1.0)) {
    throw UsageError({"not a confidence: {0}", {value}}, "give a number from 0 to 1");
  }
  return *number;
}

std::string aliases(const UnitCheck& check) {
  std::string all;
  for (const CheckAlias& alias : check.aliases) {
    all += (all.empty() ? "" : ", ") + std::string(alias.tool) + "/" + std::string(alias.id);
  }
  return all;
}

std::string check_json(const UnitCheck& check, std::string_view severity) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  for (const CheckAlias& alias : check.aliases) {
    names.push_back({{"tool", alias.tool}, {"id", alias.id}});
  }
  const nlohmann::ordered_json json = {{"check", check.name},
                                       {"severity", severity},
                                       {"description", check.description},
                                       {"aliases", std::move(names)}};
  return json.dump() + '\n';
}

}  // namespace

void add_check_options(CLI::App& command, CheckCommandOptions& options, const Session& session) {
  add_choice_options(command, options, session);
  add_output_options(command, options, session);
}

CheckSettings check_settings(const CheckCommandOptions& options, const Session& session) {
  CheckSettings settings;
  apply_project_file(options, session, settings);
  if (!options.checks.empty()) choose_checks(settings, options.checks);
  if (!options.severity.empty()) set_severities(settings, options.severity);
  if (!options.fail_on.empty()) set_fail_on(settings, options.fail_on);
  if (!options.least_severity.empty()) {
    settings.least_severity = severity_called(options.least_severity);
  }
  if (!options.least_confidence.empty()) {
    settings.least_confidence = confidence(options.least_confidence);
  }
  if (!options.baseline.empty()) settings.baseline = options.baseline;
  if (!options.glossaries.empty()) settings.glossaries = options.glossaries;
  return settings;
}

std::string list_checks(const CheckSettings& settings, const std::string& format,
                        const Session& session) {
  const bool as_json = choose_finding_format(format, "", true) == FindingFormat::jsonl;
  std::string out;
  for (const UnitCheck& check : unit_checks()) {
    const auto wanted = settings.severities.find(check.name);
    const bool off = settings.left_out.contains(check.name);
    const Severity severity =
        wanted == settings.severities.end() ? usual_severity(check) : wanted->second;
    const std::string_view shown = off ? "off" : name(severity);
    if (as_json) {
      out += check_json(check, shown);
      continue;
    }
    out += fmt::format("{:<14}{:<9}{}\n", check.name, shown, session.tr(check.description));
    if (!check.aliases.empty()) out += fmt::format("{:23}{}\n", "", aliases(check));
  }
  return out;
}

}  // namespace calque
