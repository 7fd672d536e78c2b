// Completion scripts for shells, made from the command line's own description.
#pragma once

#include <string>

#include "cli/command_tree.h"

namespace calque {

// Each returns a whole script, which needs nothing but its shell.
std::string bash_completion(const CommandSpec& root);
std::string zsh_completion(const CommandSpec& root);
std::string fish_completion(const CommandSpec& root);

}  // namespace calque
