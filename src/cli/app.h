// The command line.
#pragma once

namespace calque {

// Runs the program and returns its exit status (docs/errors.md).
int run_app(int argc, const char* const* argv);

}  // namespace calque
