// Tables that people write: lines, comments, cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

struct Row {
  std::size_t line = 0;  // in the file, from 1
  ByteRange range;       // in the file, without the line end
};

constexpr std::size_t most_rows = 5'000'000;

// The lines of `text`, the content of `file`, that are neither blank nor begin with '#'; the byte
// order mark of a UTF-8 file is left out. `text` need not be valid UTF-8. Throws InputError when
// there are more than `most_rows`. Thread-safe, as all here.
std::vector<Row> data_rows(std::string_view text, const std::string& file);

// What stands between tabs; at least one cell. The views point into `row`.
std::vector<std::string_view> split_cells(std::string_view row);

}  // namespace calque
