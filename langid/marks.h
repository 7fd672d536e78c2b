// The marks that a block is cut by, found in one pass.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

// Places of the terminators, paragraph separators, quotation marks and brackets of `block`, a part
// of `text`, in order; with them stands what ends sentences in Greek alone. Thread-safe.
std::vector<std::size_t> find_marks(std::string_view text, ByteRange block);

// Walks over the places of marks; calls must come in order.
class MarkCursor {
 public:
  explicit MarkCursor(const std::vector<std::size_t>& marks) : marks_(marks) {}

  // The first mark at or behind `at` whose place `is_wanted` accepts, or `end`.
  template <typename IsWanted>
  std::size_t find(std::size_t at, std::size_t end, IsWanted is_wanted) {
    while (next_ < marks_.size() && (marks_[next_] < at || !is_wanted(marks_[next_]))) ++next_;
    return next_ < marks_.size() ? marks_[next_] : end;
  }

 private:
  const std::vector<std::size_t>& marks_;
  std::size_t next_ = 0;
};

}  // namespace calque
