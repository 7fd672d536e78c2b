// Lines of a file or a pipe as they come, unpacked when they are packed.
#pragma once

#include <string>

#include "formats/byte_source.h"

namespace calque {

// Holds one line and a buffer, however long the input is. Not thread-safe.
class LineReader {
 public:
  // path "-": standard input. Throws InputError when it cannot be opened.
  explicit LineReader(const std::string& path);

  // Whether a whole line is here already; if not, read() may have to wait for its writer.
  bool has_line() const;
  // Takes the next line without its LF; the last one may lack it. False at the end of the input.
  // Throws InputError when reading fails or a line is larger than 2 GiB.
  bool read(std::string& line);

  std::size_t offset() const { return offset_; }  // of the line read last, in bytes
  std::size_t number() const { return number_; }  // the same, counted from 1

 private:
  bool fill();

  std::string path_;
  ByteSource source_;
  std::string buffer_;  // what was read; the bytes before `begin_` are taken
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;  // no LF between begin_ and here
  std::size_t offset_ = 0;
  std::size_t next_offset_ = 0;
  std::size_t number_ = 0;
};

}  // namespace calque
