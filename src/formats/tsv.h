// Tab-separated values: a header, then one row a record. Quotation marks mean nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formats/record.h"

namespace calque {

// Tab, LF and backslash as \t, \n and two backslashes.
std::string escape_cell(std::string_view text);

std::string tsv_header(std::span<const std::string_view> chosen);
std::string tsv_row(const Record& record, std::span<const std::string_view> chosen);

}  // namespace calque
