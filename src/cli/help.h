// Help, and guesses at what was meant by a name that does not exist.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace calque {

// Prints the help of the command that was chosen, or of the program.
void print_help(const CLI::App& app, const Session& session);

// `calque help COMMAND` does what `calque COMMAND --help` does.
void add_help_command(CLI::App& app, Session& session);

std::vector<std::string> command_names(const CLI::App& app);
std::vector<std::string> option_names(const CLI::App& app);  // "--format"

// The name that a mistyped one comes closest to: one that it begins, or else one that few letters
// (a third of it, at least one) added, left out, changed or swapped with their neighbours turn it
// into (Damerau 1964). Empty where none is that close.
std::string nearest(const std::string& typed, const std::vector<std::string>& names);

}  // namespace calque
