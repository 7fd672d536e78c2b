// A model folder that appears whole or not at all.
#pragma once

#include <filesystem>
#include <string>

namespace calque {

// Lies hidden beside its goal; removed with all that is in it, unless it was moved there.
class FolderInTheMaking {
 public:
  // Throws OutputError when the goal's parent cannot be written.
  explicit FolderInTheMaking(const std::filesystem::path& goal);
  ~FolderInTheMaking();
  FolderInTheMaking(const FolderInTheMaking&) = delete;
  FolderInTheMaking& operator=(const FolderInTheMaking&) = delete;

  std::string path() const { return path_.string(); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  // Throws OutputError.
  void write(const std::string& name, const std::string& content) const;

  // Takes the place of what is there. When another process was faster, its folder stays. Throws
  // OutputError.
  void finish();

 private:
  std::filesystem::path goal_;
  std::filesystem::path path_;
};

}  // namespace calque
