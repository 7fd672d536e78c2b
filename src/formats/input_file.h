// Opening files to read, for this folder alone.
#pragma once

#include <cstddef>
#include <string>

namespace calque {

// A file descriptor that is closed in the end; standard input ("-") is left open.
class InputFile {
 public:
  // Throws InputError when the file cannot be opened.
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// The InputError for the errno `error`.
[[noreturn]] void fail_to_read(const std::string& path, int error);

// Throws InputError for more than 2 GiB.
void refuse_large(const std::string& path, std::size_t size);

}  // namespace calque
