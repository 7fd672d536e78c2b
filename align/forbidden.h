// Pairs of segments that no link may hold.
#pragma once

#include <cstddef>
#include <vector>

#include "align/pins.h"

namespace calque {

// A run of segments of each side, [begin, end) each.
struct Rectangle {
  std::size_t source_begin = 0;
  std::size_t source_end = 0;
  std::size_t target_begin = 0;
  std::size_t target_end = 0;
};

// Every pair of a source and a target segment of some rectangles. Kept as runs, so that a person
// may part two chapters of thousands of lines. Immutable and thread-safe.
class ForbiddenPairs {
 public:
  ForbiddenPairs() = default;
  explicit ForbiddenPairs(const std::vector<Rectangle>& rectangles);

  bool empty() const { return slabs_.empty(); }
  // Whether a link of these segments would hold a forbidden pair; in logarithmic time for few rows.
  bool any(const Rectangle& segments) const;

 private:
  struct Run {
    std::size_t begin;
    std::size_t end;
  };
  // Neighbouring rows with the same columns.
  struct Slab {
    std::size_t begin;
    std::size_t end;
    std::vector<Run> columns;  // ascending, apart from each other
  };
  std::vector<Slab> slabs_;  // ascending, apart from each other
};

// What pins forbid between the source and one target document.
std::vector<Rectangle> forbidden_rectangles(const std::vector<Pin>& pins,
                                            std::size_t target_document = 0);

}  // namespace calque
