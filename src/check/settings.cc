#include "check/settings.h"

#include <algorithm>

#include "check/catalogue.h"
#include "text/error.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

// Our own names before those of other tools, so that a guess is one of ours where it can be.
std::string nearest_check(const std::string& name) {
  std::vector<std::string> names;
  std::vector<std::string> others;
  for (const UnitCheck& check : unit_checks()) {
    names.emplace_back(check.name);
    for (const CheckAlias& alias : check.aliases) others.emplace_back(alias.id);
  }
  const std::string own = nearest(name, names);
  return own.empty() ? nearest(name, others) : own;
}

}  // namespace

const UnitCheck& check_called(const std::string& name) {
  if (const UnitCheck* check = find_unit_check(name)) return *check;
  const std::string meant = nearest_check(name);
  throw UsageError({"unknown check: {0}", {name}}, meant.empty()
                                                       ? Message("see calque check --list-checks")
                                                       : Message("did you mean {0}?", {meant}));
}

Severity severity_called(const std::string& name) {
  if (const auto severity = parse_severity(name)) return *severity;
  throw UsageError({"unknown severity: {0}", {name}},
                   {"choose one of {0}", {"error|warning|info"}});
}

void choose_checks(CheckSettings& settings, const std::string& names) {
  const std::vector<std::string> parts = split_list(names);
  const auto is_signed = [](const std::string& part) { return part[0] == '+' || part[0] == '-'; };
  if (parts.empty()) throw UsageError("no check is named", "see calque check --list-checks");
  auto left_out = settings.left_out;
  if (!std::all_of(parts.begin(), parts.end(), is_signed)) {
    for (const UnitCheck& check : unit_checks()) left_out.emplace(check.name);
  }
  for (const std::string& part : parts) {
    const bool sign = is_signed(part);
    const UnitCheck& check = check_called(sign ? part.substr(1) : part);
    if (sign && part[0] == '-') {
      left_out.emplace(check.name);
    } else {
      left_out.erase(std::string(check.name));
    }
  }
  settings.left_out = std::move(left_out);
}

void set_severity(CheckSettings& settings, const std::string& check, const std::string& severity) {
  const std::string name(check_called(check).name);
  if (severity == "off") {
    settings.left_out.insert(name);
    return;
  }
  const auto value = parse_severity(severity);
  if (!value) {
    throw UsageError({"unknown severity: {0}", {severity}},
                     {"choose one of {0}", {"error|warning|info|off"}});
  }
  settings.severities[name] = *value;
}

void set_severities(CheckSettings& settings, const std::string& pairs) {
  for (const std::string& pair : split_list(pairs)) {
    const std::size_t sign = pair.find('=');
    if (sign == std::string::npos) {
      throw UsageError({"no severity is given for {0}", {pair}},
                       "write CHECK=SEVERITY, as in numbers=error,casing=off");
    }
    set_severity(settings, std::string(trim(std::string_view(pair).substr(0, sign))),
                 std::string(trim(std::string_view(pair).substr(sign + 1))));
  }
}

void set_fail_on(CheckSettings& settings, const std::string& severity) {
  if (severity == "never") {
    settings.fail_on = std::nullopt;
    return;
  }
  settings.fail_on = parse_severity(severity);
  if (!settings.fail_on) {
    throw UsageError({"unknown severity: {0}", {severity}},
                     {"choose one of {0}", {"error|warning|info|never"}});
  }
}

std::vector<std::string_view> checks_that_run(const CheckSettings& settings) {
  std::vector<std::string_view> names;
  for (const UnitCheck& check : unit_checks()) {
    if (!settings.left_out.contains(check.name)) names.push_back(check.name);
  }
  return names;
}

}  // namespace calque
