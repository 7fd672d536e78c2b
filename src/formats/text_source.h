// The text of a file as UTF-8, as it comes.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/byte_source.h"
#include "formats/note.h"

namespace calque {

struct TextSourceOptions {
  std::string charset;  // IANA name; empty: what the file says of itself, else detected
  bool lossy = false;   // repair invalid bytes instead of failing
  // Finds what the file's first bytes say of their charset (XML's encoding="..."); may be empty.
  // Gives an empty string where they say nothing.
  std::string (*declared_charset)(std::string_view begin) = nullptr;
};

// UTF-8 is passed on in pieces; what is in another charset is read whole, at most 2 GiB, and
// converted. Not thread-safe.
class TextSource {
 public:
  // Throws InputError when the file is missing, unreadable, binary, or not valid in its charset.
  TextSource(const std::string& path, const TextSourceOptions& options);
  // The same of bytes at hand, which are called `name` in messages.
  TextSource(const std::string& name, std::string bytes, const TextSourceOptions& options);

  // Appends the next piece, which may end within a character; false at the end. A byte order mark
  // in front is left out, and counts in skipped(). Throws InputError for invalid UTF-8, with byte
  // and line, unless it is to be repaired; then a note says at the end how often it was.
  bool read(std::string& text);

  // Bytes of the file's UTF-8 form that lie before the first that read() gave: 3 for a mark, or 0.
  std::size_t skipped() const { return skipped_; }
  std::vector<Note> take_notes() { return std::exchange(notes_, {}); }

 private:
  void begin(const TextSourceOptions& options);
  void decode_whole(const std::string& charset);
  void pass_on(std::string_view piece, std::string& text);
  void pass_on_repaired(std::string_view piece, std::string& text);
  void check(std::string_view piece);
  void note_repairs();

  std::string path_;  // for messages
  ByteSource bytes_;
  std::string ahead_;     // read but not passed on
  bool decoded_ = false;  // ahead_ is all there is
  bool lossy_ = false;
  std::size_t repaired_ = 0;
  std::string rest_;  // bytes of a character that is not complete; passed on, unless lossy
  std::size_t checked_ = 0;
  std::size_t lines_ = 0;
  std::size_t skipped_ = 0;
  std::vector<Note> notes_;
};

}  // namespace calque
