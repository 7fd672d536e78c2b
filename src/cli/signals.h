// Stopping cleanly: SIGINT and SIGTERM remove the unfinished output file and end the program with
// status 130 or 143; a reader that goes away is an error of writing, not a signal.
#pragma once

#include <functional>
#include <string>

namespace calque {

void install_signal_handlers();

// Runs `make` with the signals held back, then remembers the file whose name it returns as the one
// to remove. An empty name: nothing to remove.
void guard_file(const std::function<std::string()>& make);

}  // namespace calque
