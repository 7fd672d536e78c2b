#include "formats/output.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace calque {
namespace {

constexpr std::size_t buffer_size = 1 << 16;
constexpr mode_t default_mode = 0666;

// The file that `path` stands for, links resolved; a link to nowhere is resolved as far as it goes.
std::string resolve(const std::string& path) {
  std::error_code ignored;
  const auto resolved = std::filesystem::weakly_canonical(path, ignored);
  return ignored ? path : resolved.string();
}

mode_t current_umask() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

}  // namespace

Output::Output(const std::string& path) : path_(path.empty() ? "-" : path) {
  if (path_ == "-") {
    path_ = "<stdout>";
    descriptor_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  open_packer();
  target_ = resolve(path_);
  struct stat status = {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
  if (exists && ::access(target_.c_str(), W_OK) != 0) fail(errno);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  open_temporary();
  const mode_t mode = exists ? status.st_mode & 07777 : default_mode & ~current_umask();
  if (::fchmod(descriptor_, mode) != 0) fail(errno);
}

void Output::open_packer() {
  const Packing packing = packing_of_name(path_);
  if (packing == Packing::none) return;
  packer_ = std::make_unique<Packer>(packing, [this](std::string_view bytes) { collect(bytes); });
}

Output::~Output() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::open_temporary() {
  std::string name = target_ + ".XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(errno);
  temporary_ = std::move(name);
}

void Output::write(std::string_view bytes) {
  if (packer_) {
    packer_->write(bytes);
  } else {
    collect(bytes);
  }
}

void Output::collect(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) send();
}

// What a compressor holds back comes with the rest.
void Output::flush() { send(); }

void Output::send() {
  for (std::size_t done = 0; done < buffer_.size();) {
    const ssize_t wrote = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail(errno);
    done += static_cast<std::size_t>(wrote);
  }
  buffer_.clear();
}

void Output::commit() {
  if (packer_) packer_->finish();
  send();
  // A full disk may show only now.
  if (!temporary_.empty() && ::fsync(descriptor_) != 0) fail(errno);
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail(errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
}

void Output::fail(int error) {
  // A constructor that throws runs no destructor.
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  temporary_.clear();
  const Place place{path_};
  switch (error) {
    case EPIPE: throw BrokenPipe(place, "the reader has gone away");
    case ENOSPC:
    case EDQUOT: throw OutputError(place, "cannot be written: no space left", "free some space");
    case ENOENT:
    case ENOTDIR:
      throw OutputError(place, "cannot be written: no such folder", "make the folder first");
    case EISDIR:
      throw OutputError(place, "cannot be written: it is a directory", "name a file in it");
    case EACCES:
    case EPERM:
      throw OutputError(place, "cannot be written: permission denied",
                        "check the permissions of the file and its folder");
    case EROFS:
      throw OutputError(place, "cannot be written: the file system is read-only",
                        "write to another place");
    case EIO: throw OutputError(place, "cannot be written: the device reports an error");
    case ENAMETOOLONG:
      throw OutputError(place, "cannot be written: the name is too long", "choose a shorter one");
    default: throw OutputError(place, {"cannot be written: {0}", {std::strerror(error)}});
  }
}

}  // namespace calque
