#include "formats/reader.h"

#include <cerrno>
#include <cstring>
#include <limits>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/charset.h"
#include "text/utf8.h"

namespace calque {
namespace {

// ICU counts in 32 bits, and so do we while a text is worked on.
constexpr std::size_t largest_text = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void fail(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: throw InputError({path}, "no such file", "check the path");
    case EISDIR: throw InputError({path}, "is a directory, not a file", "name a file in it");
    case EACCES:
    case EPERM:
      throw InputError({path}, "cannot be read: permission denied", "check the file's permissions");
    default: throw InputError({path}, {"cannot be read: {0}", {std::strerror(error)}});
  }
}

// A file descriptor that is closed in the end; standard input is left open.
class InputFile {
 public:
  explicit InputFile(const std::string& path)
      : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail(path, errno);
  }
  ~InputFile() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

void refuse_large(const std::string& path, std::size_t size) {
  if (size <= largest_text) return;
  throw InputError({path}, "larger than 2 GiB", "split it into smaller files");
}

// Charset names that most people know under another one.
std::string display_name(const std::string& charset) {
  return charset == "windows-1252" ? "windows-1252 (Latin-1)" : charset;
}

}  // namespace

std::string read_bytes(const std::string& path) {
  const InputFile file(path);
  struct stat status = {};
  if (::fstat(file.descriptor(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
    if (S_ISREG(status.st_mode)) refuse_large(path, static_cast<std::size_t>(status.st_size));
  }
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 65536);
  while (true) {
    if (size == bytes.size()) bytes.resize(2 * size);
    const ssize_t got = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    refuse_large(path, size);
  }
  bytes.resize(size);
  return bytes;
}

std::string display_path(const std::string& path) { return path == "-" ? "<stdin>" : path; }

Document read_document(const std::string& path, const ReadOptions& options,
                       std::vector<Note>& notes) {
  const std::string name = display_path(path);
  std::string bytes = read_bytes(path);
  if (bytes.empty()) throw InputError({name}, "the file is empty", "give a file with text in it");
  DecodedText decoded = decode(bytes, name, {options.charset, options.lossy});
  if (!options.lines && trim(decoded.text).empty()) {
    throw InputError({name}, "nothing but white space in the file", "give a file with text in it");
  }
  if (decoded.charset != "UTF-8" && options.charset.empty()) {
    notes.push_back(
        {{name},
         {"read as {0}; offsets count in its UTF-8 form", {display_name(decoded.charset)}}});
  }
  if (decoded.repaired > 0) {
    notes.push_back(
        {{name},
         {"invalid byte sequences replaced by U+FFFD: {0}", {std::to_string(decoded.repaired)}}});
  }
  return {path, std::move(decoded.text), {}, {}};
}

}  // namespace calque
