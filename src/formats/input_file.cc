#include "formats/input_file.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <limits>

#include <fcntl.h>
#include <unistd.h>

#include "text/error.h"

namespace calque {
namespace {

// ICU counts in 32 bits, and so do we while a text is worked on.
constexpr std::size_t largest_text = std::numeric_limits<std::int32_t>::max();

}  // namespace

InputFile::InputFile(const std::string& path)
    : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail_to_read(path, errno);
}

InputFile::~InputFile() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

void fail_to_read(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR: throw InputError({path}, "no such file", "check the path");
    case EISDIR: throw InputError({path}, "is a directory, not a file", "name a file in it");
    case EACCES:
    case EPERM:
      throw InputError({path}, "cannot be read: permission denied", "check the file's permissions");
    case EIO:
      throw InputError({path}, "cannot be read: the device reports an error",
                       "try again, or copy the file");
    case ENAMETOOLONG:
      throw InputError({path}, "cannot be read: the name is too long", "check the path");
    default: throw InputError({path}, {"cannot be read: {0}", {std::strerror(error)}});
  }
}

void refuse_large(const std::string& path, std::size_t size) {
  if (size <= largest_text) return;
  throw InputError({path}, "larger than 2 GiB", "split it into smaller files");
}

}  // namespace calque
