#include "embed/cache_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include <unistd.h>

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "calque-cache-1\n";
constexpr const char* ending = ".cache";
constexpr std::chrono::hours kept_unused{60 * 24};

// What a file begins with: the magic, then the size of the rest.
struct Header {
  char magic[16] = {};
  std::uint64_t size = 0;
};

Header header_for(std::uint64_t size) {
  Header header;
  magic.copy(header.magic, sizeof header.magic);
  header.size = size;
  return header;
}

std::optional<fs::path> folder_from(const char* variable, bool absolute) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') return std::nullopt;
  if (absolute && !fs::path(value).is_absolute()) return std::nullopt;
  return fs::path(value);
}

// Files that nobody has used for long, and what processes that were ended left half written.
void remove_old(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ending && entry.path().extension() != ".tmp") continue;
    const auto used = entry.last_write_time(error);
    if (!error && fs::file_time_type::clock::now() - used > kept_unused) {
      fs::remove(entry.path(), error);
    }
  }
}

// Whether all of it is in the file now.
bool write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::ofstream out(path, std::ios::binary);
  Header header = header_for(0);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  write(out);
  out.seekp(0, std::ios::end);  // a writer may go back to fill in what it knows late
  const auto end = out.tellp();
  header = header_for(static_cast<std::uint64_t>(end) - sizeof header);
  out.seekp(0);
  out.write(reinterpret_cast<const char*>(&header), sizeof header);
  out.close();
  return !out.fail();
}

}  // namespace

std::optional<std::string> cache_folder() {
  if (const auto folder = folder_from("CALQUE_CACHE", false)) return folder->string();
  if (const auto folder = folder_from("XDG_CACHE_HOME", true)) return (*folder / "calque").string();
  if (const auto home = folder_from("HOME", true)) return (*home / ".cache" / "calque").string();
  return std::nullopt;
}

bool can_keep_files() {
  const auto folder = cache_folder();
  if (!folder) return false;
  std::error_code error;
  fs::create_directories(*folder, error);
  return fs::is_directory(*folder, error) && ::access(folder->c_str(), W_OK) == 0;
}

std::string state_of_files(const std::string& path) {
  std::error_code error;
  std::vector<std::string> files;
  const auto add = [&](const fs::directory_entry& file) {
    files.push_back("|" + file.path().filename().string() + "|" +
                    std::to_string(file.file_size(error)) + "|" +
                    std::to_string(file.last_write_time(error).time_since_epoch().count()));
  };
  if (fs::is_regular_file(path, error)) add(fs::directory_entry(path, error));
  for (const auto& entry : fs::directory_iterator(path, error)) {
    if (entry.is_regular_file(error)) add(entry);
  }
  std::sort(files.begin(), files.end());
  std::string state;
  for (const std::string& file : files) state += file;
  return state;
}

bool read_cached(const std::string& name, const std::function<bool(std::istream&)>& use) {
  const auto folder = cache_folder();
  if (!folder) return false;
  const fs::path path = fs::path(*folder) / (name + ending);
  std::error_code error;
  const auto size = fs::file_size(path, error);
  std::ifstream in(path, std::ios::binary);
  Header header;
  if (error || !in.read(reinterpret_cast<char*>(&header), sizeof header)) return false;
  const bool whole =
      std::string_view(header.magic, magic.size()) == magic && size == sizeof header + header.size;
  if (whole && use(in)) {
    fs::last_write_time(path, fs::file_time_type::clock::now(), error);  // used
    return true;
  }
  fs::remove(path, error);
  return false;
}

void write_cached(const std::string& name, const std::function<void(std::ostream&)>& write) {
  const auto folder = cache_folder();
  if (!folder) return;
  std::error_code error;
  fs::create_directories(*folder, error);
  const fs::path path = fs::path(*folder) / (name + ending);
  const fs::path temporary =
      fs::path(*folder) / ("." + name + "." + std::to_string(::getpid()) + ".tmp");
  bool good = false;
  try {
    good = write_file(temporary, write);
  } catch (const std::exception&) {
    good = false;  // a full disk, as the stream's user tells it
  }
  if (good) fs::rename(temporary, path, error);
  if (!good || error) fs::remove(temporary, error);
  remove_old(*folder);
}

}  // namespace calque
