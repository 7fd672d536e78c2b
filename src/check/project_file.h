// calque.toml: what a project wants of the checks, kept beside its texts.
#pragma once

#include <optional>
#include <string>

#include "check/settings.h"

namespace calque {

// The path of the calque.toml in `folder` or the nearest folder above it; nullopt: there is none.
std::optional<std::string> find_project_file(const std::string& folder);

// What [check] of the file says, applied to `settings`. Paths in it are relative to its folder.
// Throws InputError with the line when the file cannot be read, is no TOML, or has a key or a value
// that there is not, with the nearest known one.
void read_project_file(const std::string& path, CheckSettings& settings);

}  // namespace calque
