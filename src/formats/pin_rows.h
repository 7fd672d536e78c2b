// The rows of a pins file as they were written, before segments are looked up.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/rows.h"
#include "text/error.h"
#include "text/range.h"

namespace calque {

// One side of a pin, in the order written.
struct WrittenSide {
  std::vector<std::size_t> numbers;  // with --lines
  std::vector<ByteRange> ranges;     // else

  bool empty() const { return numbers.empty() && ranges.empty(); }
};

struct WrittenPin {
  Place place;
  WrittenSide source;
  WrittenSide target;
  std::string word;             // "link", "forbid" or empty
  std::string target_document;  // may be empty
};

// A pins file, TSV or JSONL, row by row; holds a view of `text`. Thread-safe once made.
class PinRows {
 public:
  // Where the columns stand.
  struct Columns {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t source = 0;
    std::size_t target = 1;
    std::size_t word = 2;
    std::size_t target_document = none;
  };

  // Throws InputError (file, line, byte) for bytes that are not UTF-8, and for a header that is
  // missing or names only one of src and tgt.
  PinRows(std::string_view text, const std::string& path, bool lines);

  std::size_t size() const { return rows_.size(); }  // the header is none of them
  // Throws InputError for a row that cannot be read. index < size().
  WrittenPin read(std::size_t index) const;
  // The row in this line of the file.
  std::optional<std::size_t> in_line(std::size_t line) const;

 private:
  std::string_view text_;
  std::string file_;
  bool lines_;
  bool json_ = false;
  Columns columns_;
  std::vector<Row> rows_;
};

}  // namespace calque
