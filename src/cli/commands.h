// The commands; each adds itself to the command line and sets session.command when it is chosen.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace calque {

void add_langid_command(CLI::App& app, Session& session);
void add_segment_command(CLI::App& app, Session& session);
void add_align_command(CLI::App& app, Session& session);
void add_mine_command(CLI::App& app, Session& session);
void add_match_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_convert_command(CLI::App& app, Session& session);
void add_embed_command(CLI::App& app, Session& session);
void add_models_command(CLI::App& app, Session& session);
void add_completion_command(CLI::App& app, Session& session);
void add_man_command(CLI::App& app, Session& session);

}  // namespace calque
