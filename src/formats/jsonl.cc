#include "formats/jsonl.h"

#include <algorithm>

namespace calque {

std::string jsonl_line(const Record& record, std::span<const std::string_view> chosen) {
  std::string line = "{";
  for (const std::string_view name : chosen) {
    const auto field =
        std::find_if(record.begin(), record.end(), [&](const Field& f) { return f.name == name; });
    if (field == record.end() || field->json.empty()) continue;
    if (line.size() > 1) line += ',';
    line += '"';
    line += name;
    line += "\":";
    line += field->json;
  }
  return line + "}\n";
}

}  // namespace calque
