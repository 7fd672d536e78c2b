#include "formats/folder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail_to_list(const std::string& path, const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory)
    throw InputError({path}, "no such folder", "check the path");
  if (error == std::errc::not_a_directory)
    throw InputError({path}, "is a file, not a folder", "name the folder that holds the documents");
  if (error == std::errc::permission_denied) {
    throw InputError({path}, "cannot be read: permission denied", "check the folder's permissions");
  }
  throw InputError({path}, {"cannot be read: {0}", {std::strerror(error.value())}});
}

}  // namespace

std::vector<std::string> list_files(const std::string& path) {
  std::error_code error;
  // directory_iterator opens a FIFO or a device only to find out that it is no folder.
  if (fs::exists(path, error) && !fs::is_directory(path, error))
    fail_to_list(path, std::make_error_code(std::errc::not_a_directory));
  std::vector<std::string> files;
  fs::recursive_directory_iterator entry(path, error);
  if (error) fail_to_list(path, error);
  while (entry != fs::recursive_directory_iterator()) {
    const bool hidden = entry->path().filename().string().starts_with(".");
    std::error_code unknown;  // what cannot be looked at is no regular file
    if (hidden && entry->is_directory(unknown)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(unknown))
      files.push_back(entry->path().lexically_relative(path).generic_string());
    const fs::path here = entry->path();
    entry.increment(error);
    if (error) fail_to_list(here.string(), error);
  }
  if (files.empty()) {
    throw InputError({path}, "the folder holds no file",
                     "name the folder that holds the documents");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace calque
