#include "formats/tsv.h"

#include <algorithm>

#include <fmt/format.h>

namespace calque {

std::string escape_cell(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

std::string tsv_header(std::span<const std::string_view> chosen) {
  return fmt::format("{}\n", fmt::join(chosen, "\t"));
}

std::string tsv_row(const Record& record, std::span<const std::string_view> chosen) {
  std::string row;
  for (const std::string_view name : chosen) {
    if (!row.empty() || name != chosen.front()) row += '\t';
    const auto field =
        std::find_if(record.begin(), record.end(), [&](const Field& f) { return f.name == name; });
    if (field != record.end()) row += escape_cell(field->cell);
  }
  return row + "\n";
}

}  // namespace calque
