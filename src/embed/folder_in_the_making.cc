#include "embed/folder_in_the_making.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "text/error.h"

namespace calque {

namespace fs = std::filesystem;

namespace {

void remove_folder(const fs::path& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

}  // namespace

FolderInTheMaking::FolderInTheMaking(const fs::path& goal) : goal_(goal) {
  std::string name = (goal.parent_path() / ("." + goal.filename().string() + ".XXXXXX")).string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw OutputError({goal.parent_path().string()},
                      {"the models folder cannot be written: {0}", {std::strerror(errno)}},
                      "name another in the variable CALQUE_MODELS");
  }
  path_ = name;
  fs::permissions(path_, fs::perms(0755));
}

FolderInTheMaking::~FolderInTheMaking() { remove_folder(path_); }

void FolderInTheMaking::write(const std::string& name, const std::string& content) const {
  std::ofstream out(file(name), std::ios::binary);
  out << content;
  out.close();
  if (!out) throw OutputError({file(name)}, "cannot be written");
}

void FolderInTheMaking::finish() {
  std::error_code error;
  fs::rename(path_, goal_, error);
  if (!error) return;
  const fs::path old = path_.string() + ".old";
  fs::rename(goal_, old, error);
  fs::rename(path_, goal_, error);
  remove_folder(old);
  std::error_code missing;
  if (error && !fs::is_regular_file(goal_ / "config.json", missing)) {
    throw OutputError({goal_.string()}, {"cannot be written: {0}", {error.message()}});
  }
}

}  // namespace calque
