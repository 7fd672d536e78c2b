// Help.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/session.h"
#include "text/nearest.h"

namespace calque {

// Prints the help of the command that was chosen, or of the program.
void print_help(const CLI::App& app, const Session& session);

// `calque help COMMAND` does what `calque COMMAND --help` does.
void add_help_command(CLI::App& app, Session& session);

std::vector<std::string> command_names(const CLI::App& app);
std::vector<std::string> option_names(const CLI::App& app);  // "--format"

}  // namespace calque
