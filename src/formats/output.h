// Writing results so that no half-written file is ever left behind.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "formats/packer.h"
#include "text/error.h"

namespace calque {

// The reader of a pipe went away (`calque ... | head`): nothing to complain of.
struct BrokenPipe : OutputError {
  using OutputError::OutputError;
};

// Collects bytes and writes them to a file or to standard output, compressed where the file's name
// ends in .gz, .zst or .xz. A file is written under a
// temporary name beside its place and moved there by commit(); without commit() it is removed again
// and the place is left as it was. What is not a regular file (a device, a pipe) is written to
// directly. Not thread-safe.
class Output {
 public:
  // path "-" or empty: standard output. Throws OutputError when the place cannot be written.
  explicit Output(const std::string& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Throws OutputError when the disk is full or the reader has gone away.
  void write(std::string_view bytes);
  // Hands on what was written so far, so that the reader of a pipe sees it.
  void flush();
  // Writes what is left, checks that it arrived and puts the file in its place.
  void commit();

  // The file to remove when the program is stopped by a signal; empty when there is none.
  const std::string& temporary() const { return temporary_; }

 private:
  void open_temporary();
  void open_packer();
  void collect(std::string_view bytes);
  void send();
  [[noreturn]] void fail(int error);

  std::string path_;    // as given, for messages
  std::string target_;  // with links resolved
  std::string temporary_;
  std::string buffer_;
  int descriptor_ = -1;
  std::unique_ptr<Packer> packer_;  // nullptr: bytes are written as they are
};

}  // namespace calque
