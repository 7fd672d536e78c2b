// Dates and times of day in digits, found by their bytes: where words end differs between scripts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace calque {

struct DateParts {
  int year = 0;  // 0: not known
  int month = 0;
  int day = 0;
};

bool is_valid(const DateParts& parts);         // a month is a must
std::string date_key(const DateParts& parts);  // ISO 8601, see date.cc
double date_weight(const DateParts& parts);

struct ScannedDate {
  std::size_t end = 0;  // where it ends in the text
  std::string key;
  double weight = 0.0;
};

// A date that begins at `at`: "14/03/2024", "2024-03-14", "14.3.", "2024年3月14日".
std::optional<ScannedDate> scan_date(std::string_view text, std::size_t at, std::size_t end,
                                     std::string_view lang);

// A time of day that begins at `at`: "6:40", "6.40 p.m.", "6 h 40", "18h30".
std::optional<ScannedDate> scan_time(std::string_view text, std::size_t at, std::size_t end);

}  // namespace calque
