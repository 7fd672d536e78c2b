// What `calque check` is asked for.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "check/settings.h"
#include "cli/session.h"
#include "cli/unit_input.h"

namespace calque {

// As typed; what they mean is worked out, and refused, when the command runs.
struct CheckCommandOptions {
  UnitInputOptions input;
  std::string output;
  std::string format;
  std::string columns;
  std::string color = "auto";
  std::string checks;
  std::string severity;
  std::string fail_on;
  std::string least_severity;
  std::string least_confidence;
  std::string baseline;
  std::string new_baseline;
  std::string config;
  std::vector<std::string> glossaries;
  bool no_config = false;
  bool list = false;
  std::string encoder = "auto";
  std::string langid_model;
};

void add_check_options(CLI::App& command, CheckCommandOptions& options, const Session& session);

// Those of the project file, then those of the command line. Throws UsageError for an option that
// makes no sense, InputError for a bad project file.
CheckSettings check_settings(const CheckCommandOptions& options, const Session& session);

// The checks with what is known of them, for --list-checks.
std::string list_checks(const CheckSettings& settings, const std::string& format,
                        const Session& session);

}  // namespace calque
