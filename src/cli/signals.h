// Stopping cleanly: SIGINT and SIGTERM remove the unfinished output file and end the program with
// status 130 or 143; a reader that goes away is an error of writing, not a signal.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace calque {

void install_signal_handlers();

// Runs `make` with the signals held back, then remembers the files whose names it returns, at most
// two, as those to remove; empty names are left out.
void guard_files(const std::function<std::vector<std::string>()>& make);

}  // namespace calque
