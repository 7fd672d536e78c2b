// The bytes of a file or of standard input as they come, unpacked when they are compressed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace calque {

// What bytes are packed in. zstd and xz files may hold several parts, as gzip files may.
enum class Packing { none, gzip, zstd, xz };

// By the name's end (.gz, .zst, .xz; in capitals too).
Packing packing_of_name(const std::string& path);
// `path` without the ending that packing_of_name() went by.
std::string without_packing(const std::string& path);

// Goes by what the bytes are, not by the name. Not thread-safe.
class ByteSource {
 public:
  // path "-": standard input. Throws InputError when it is missing, a directory or unreadable.
  explicit ByteSource(const std::string& path);
  // The same of bytes at hand, which are called `name` in messages.
  ByteSource(const std::string& name, std::string bytes);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // Puts at most `size` bytes at `to`, waiting only when none is there; 0 at the end. Throws
  // InputError when reading fails or what is packed is cut off or damaged.
  std::size_t read(char* to, std::size_t size);

  bool packed() const;
  // Bytes of the whole file if it is a plain one, else 0.
  std::size_t size_hint() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace calque
