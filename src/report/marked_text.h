// Text with marks, fitted into a column.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/document.h"
#include "text/range.h"

namespace calque {

// A mark: this part of the document is evidence number `id`.
struct Mark {
  ByteRange range;
  int id = 0;
};

constexpr int unmarked = -1;

// One line's worth (or more) of text; ids[i] is the mark of byte i, the innermost where marks nest.
struct MarkedText {
  std::string text;
  std::vector<int> ids;
};

// The part `range` of `text`, white space folded, control characters replaced; with `brackets`
// every mark stands in square brackets.
MarkedText make_marked(std::string_view text, ByteRange range, const std::vector<Mark>& marks,
                       bool brackets);

// Lines of at most `width` columns, broken where Unicode allows it (UAX #14), else anywhere.
std::vector<MarkedText> wrap(const MarkedText& marked, std::size_t width);

}  // namespace calque
