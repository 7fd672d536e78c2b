// The files of a folder.
#pragma once

#include <string>
#include <vector>

namespace calque {

// The regular files in the folder at `path` and below, as paths relative to it with "/", sorted by
// their bytes. Names that begin with "." and what lies below them are left out, links to folders
// are not followed. Throws InputError when the folder is missing, no folder, unreadable or holds no
// file. Thread-safe.
std::vector<std::string> list_files(const std::string& path);

}  // namespace calque
