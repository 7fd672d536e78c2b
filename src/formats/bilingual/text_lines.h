// The lines of a text file, as UTF-8.
#pragma once

#include <string>

#include "formats/text_source.h"

namespace calque {

// Not thread-safe.
class TextLines {
 public:
  // Throws as TextSource does.
  TextLines(const std::string& path, const TextSourceOptions& options);

  // Takes the next line without its LF; false at the end. Throws as TextSource::read() does, and
  // InputError for a line of more than 1 GB.
  bool read(std::string& line);

  const std::string& path() const { return path_; }  // for messages
  std::size_t number() const { return number_; }     // of the line read last, from 1
  std::size_t offset() const { return offset_; }     // where it begins, in bytes
  std::vector<Note> take_notes() { return source_.take_notes(); }

 private:
  std::string path_;
  TextSource source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t searched_ = 0;
  std::size_t number_ = 0;
  std::size_t offset_ = 0;
  std::size_t next_ = 0;
};

}  // namespace calque
