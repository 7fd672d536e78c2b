// Bilingual files on their way in: the options that every command has that reads them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/session.h"
#include "formats/bilingual/unit_reader.h"

namespace calque {

struct UnitInputOptions {
  std::string file;
  std::string source_lang;
  std::string target_lang;
  UnitReadOptions read;
};

// FILE and TGT.
void add_unit_files(CLI::App& app, UnitInputOptions& options, const Session& session);
// The group "Input".
void add_unit_input_options(CLI::App& app, UnitInputOptions& options, const Session& session);

// What the options ask for, their values checked. Throws UsageError.
UnitReadOptions unit_read_options(const UnitInputOptions& options);
// The files that are read.
std::vector<std::string> unit_input_paths(const UnitInputOptions& options);

void pass_on_notes(UnitReader& reader, const Session& session);

}  // namespace calque
