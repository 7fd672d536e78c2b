// Files that are kept to save time, and can be thrown away at any time.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace calque {

// $CALQUE_CACHE, else $XDG_CACHE_HOME/calque, else ~/.cache/calque; nullopt where none is set.
std::optional<std::string> cache_folder();

// Whether files can be kept there; makes the folder where it is missing.
bool can_keep_files();

// Names, sizes and times of a folder's files, or of the one file: another string whenever one of
// them changes, the same when the folder is moved. Empty where nothing is.
std::string state_of_files(const std::string& path);

// `name` in the cache folder. Several processes, of several versions, may read and write at the
// same time: a file appears whole or not at all, and one that was cut short is not used. Nothing
// here fails: a folder that cannot be written is done without. read_cached: whether the file was
// there and `use`, which is given the stream at its beginning, returned true; one that was not of
// use is removed.
bool read_cached(const std::string& name, const std::function<bool(std::istream&)>& use);
void write_cached(const std::string& name, const std::function<void(std::ostream&)>& write);

}  // namespace calque
