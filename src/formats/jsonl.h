// JSON Lines: one object a line.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formats/record.h"

namespace calque {

// The object of `record` with the chosen fields in their order, and a line feed.
std::string jsonl_line(const Record& record, std::span<const std::string_view> chosen);

}  // namespace calque
