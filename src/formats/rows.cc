#include "formats/rows.h"

#include <algorithm>

#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::vector<Row> data_rows(std::string_view text, const std::string& file) {
  std::vector<Row> rows;
  std::size_t line = 0;
  std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    ByteRange range{begin, end};
    begin = end + 1;
    ++line;
    if (!range.empty() && text[range.end - 1] == '\r') --range.end;
    const std::string_view row = slice(text, range);
    if (row.starts_with('#') || trim(row).empty()) continue;
    if (rows.size() == most_rows) {
      throw InputError({file, line}, {"more than {0} rows", {std::to_string(most_rows)}},
                       "give fewer");
    }
    rows.push_back({line, range});
  }
  return rows;
}

std::vector<std::string_view> split_cells(std::string_view row) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end = std::min(row.find('\t', begin), row.size());
    cells.push_back(row.substr(begin, end - begin));
    begin = end + 1;
  }
  return cells;
}

}  // namespace calque
