// Where the text that was taken out of a file stands in it.
#pragma once

#include <cstddef>
#include <vector>

#include "text/range.h"

namespace calque {

// From offsets in an extracted text to offsets in its file. Runs of text are copied as they stand
// (an offset within one has its own place), or stand for something else of the file, as "&" does
// for "&amp;" and a line break for a tag (then its two ends have a place). Empty: the text is the
// file. Thread-safe once made.
class OriginMap {
 public:
  // The text from where the last run ended to `text_end` comes from `file`. Runs are added in the
  // text's order; empty runs are left out.
  void add(std::size_t text_end, ByteRange file);

  bool empty() const { return runs_.empty(); }

  // What `text` covers in the file, from the begin of its first byte's place to the end of its last
  // one's; for an empty range an empty one. Offsets beyond the last run have its end.
  ByteRange in_file(ByteRange text) const;
  // The other way: the smallest range of the text whose place covers `file`, for offsets that a
  // person found in the file.
  ByteRange in_text(ByteRange file) const;

 private:
  struct Run {
    std::size_t begin;  // in the text
    std::size_t end;
    ByteRange file;
    bool copied() const { return end - begin == file.size(); }
  };

  const Run* run_at(std::size_t text) const;  // the one that holds this byte, or nullptr
  std::size_t begin_of(std::size_t text) const;
  std::size_t end_of(std::size_t text) const;

  std::vector<Run> runs_;
};

}  // namespace calque
