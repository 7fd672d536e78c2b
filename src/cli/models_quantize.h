// calque models quantize
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace calque {

void add_quantize_action(CLI::App& models, Session& session);

}  // namespace calque
