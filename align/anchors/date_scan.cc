#include "align/anchors/date_scan.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "align/anchors/icu_language.h"
#include "align/anchors/number_words.h"
#include "align/anchors/tables.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Does the language put the month before the day in dates of digits? Its short pattern says so.
struct DateOrder {
  bool month_first = false;
};

DateOrder make_order(const std::string& lang) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(icu::Locale(icu_language(lang).c_str()),
                                                    status));
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString pattern = generator->getBestPattern(icu::UnicodeString("yMd"), status);
  const std::int32_t month = pattern.indexOf(static_cast<UChar>('M'));
  const std::int32_t day = pattern.indexOf(static_cast<UChar>('d'));
  const std::int32_t year = pattern.indexOf(static_cast<UChar>('y'));
  return {U_SUCCESS(status) && month < day && day < year};
}

// A number of up to `most` digits at `at`, which moves behind it; -1 without.
int read_number(std::string_view text, std::size_t& at, std::size_t most) {
  int value = -1;
  for (std::size_t digits = 0; digits < most && at < text.size(); ++digits) {
    std::size_t next = at;
    const int digit = digit_value(next_code_point(text, next));
    if (digit < 0) break;
    value = std::max(value, 0) * 10 + digit;
    at = next;
  }
  return value;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && digit_value(next_code_point(text, at)) >= 0;
}

std::optional<ScannedDate> make_date(const DateParts& parts, std::size_t end) {
  if (!is_valid(parts)) return std::nullopt;
  return ScannedDate{end, date_key(parts), date_weight(parts)};
}

// "14/03/2024", "14.03.2024", "2024-03-14".
std::optional<ScannedDate> scan_separated(std::string_view text, std::string_view lang) {
  std::array<int, 3> values{};
  std::array<std::size_t, 3> begins{};
  std::size_t at = 0;
  const char separator =
      text.find_first_of("/.-") < text.size() ? text[text.find_first_of("/.-")] : '\0';
  for (std::size_t part = 0; part < 3; ++part) {
    if (part > 0 && (at >= text.size() || text[at++] != separator)) return std::nullopt;
    begins[part] = at;
    if ((values[part] = read_number(text, at, 4)) < 0) return std::nullopt;
  }
  if (digit_at(text, at)) return std::nullopt;
  const bool year_first = begins[1] - begins[0] == 5;
  const bool year_last = at - begins[2] == 4;
  if (year_first == year_last || values[0] == 0 || values[2] == 0) return std::nullopt;
  if (year_first) return make_date({values[0], values[1], values[2]}, at);
  DateParts parts = {values[2], values[1], values[0]};
  const bool month_first =
      separator == '/' && for_language<DateOrder>(lang, make_order).month_first;
  if (month_first || parts.month > 12) std::swap(parts.month, parts.day);
  if (parts.month > 12) std::swap(parts.month, parts.day);
  return make_date(parts, at);
}

// "14.3." where a full stop parts no decimals.
std::optional<ScannedDate> scan_day_and_month(std::string_view text, std::string_view lang) {
  std::array<int, 2> values{};
  std::size_t at = 0;
  for (int& value : values) {
    if ((value = read_number(text, at, 2)) <= 0) return std::nullopt;
    if (at >= text.size() || text[at++] != '.') return std::nullopt;
  }
  if (digit_at(text, at) || number_words(lang).decimal == U'.') return std::nullopt;
  return make_date({0, values[1], values[0]}, at - 1);
}

void skip_space(std::string_view text, std::size_t& at) {
  if (at < text.size() && text[at] == ' ') ++at;
}

// "2024年3月14日", "3월 14일".
std::optional<ScannedDate> scan_ideographs(std::string_view text) {
  static constexpr std::array<std::array<std::string_view, 3>, 2> marks = {
      {{"年", "月", "日"}, {"년", "월", "일"}}};
  for (const auto& units : marks) {
    std::array<int, 3> values{};
    std::size_t end = 0;
    for (std::size_t unit = 0; unit < 3; ++unit) {
      std::size_t at = end;
      skip_space(text, at);
      const int value = read_number(text, at, 4);
      skip_space(text, at);
      if (value < 0 || text.substr(at, units[unit].size()) != units[unit]) continue;
      values[unit] = value;
      end = at + units[unit].size();
    }
    if (values[1] != 0) return make_date({values[0], values[1], values[2]}, end);
  }
  return std::nullopt;
}

// Moves `at` behind "a.m." and the like and gives the hour of the whole day.
int read_half_of_day(std::string_view text, std::size_t& at, int hour) {
  for (const std::string_view half : {" a.m.", " p.m.", " am", " pm", " AM", " PM", "am", "pm"}) {
    if (text.substr(at, half.size()) != half) continue;
    at += half.size();
    const bool afternoon = half.find_first_of("pP") != std::string_view::npos;
    if (afternoon) return hour < 12 ? hour + 12 : hour;
    return hour == 12 ? 0 : hour;
  }
  return hour;
}

}  // namespace

bool is_valid(const DateParts& parts) {
  const bool year = parts.year == 0 || (parts.year >= 1000 && parts.year <= 2999);
  const bool month = parts.month >= 1 && parts.month <= 12;
  return year && month && parts.day >= 0 && parts.day <= 31;
}

std::string date_key(const DateParts& parts) {
  if (parts.year == 0 && parts.day == 0) return fmt::format("--{:02}", parts.month);
  if (parts.year == 0) return fmt::format("--{:02}-{:02}", parts.month, parts.day);
  if (parts.day == 0) return fmt::format("{:04}-{:02}", parts.year, parts.month);
  return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

double date_weight(const DateParts& parts) {
  if (parts.day != 0) return parts.year != 0 ? 1.0 : 0.9;
  return parts.year != 0 ? 0.9 : 0.4;
}

std::optional<ScannedDate> scan_date(std::string_view text, std::size_t at, std::size_t end,
                                     std::string_view lang) {
  constexpr std::size_t longest = 64;
  const std::string_view rest = text.substr(at, std::min(end - at, longest));
  if (!digit_at(rest, 0)) return std::nullopt;
  std::optional<ScannedDate> date = scan_separated(rest, lang);
  if (!date) date = scan_day_and_month(rest, lang);
  if (!date) date = scan_ideographs(rest);
  if (date) date->end += at;
  return date;
}

std::optional<ScannedDate> scan_time(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t longest = 32;
  const std::string_view rest = text.substr(at, std::min(end - at, longest));
  std::size_t next = 0;
  int hour = read_number(rest, next, 2);
  if (hour < 0 || hour > 24) return std::nullopt;
  const std::size_t sign = next;
  for (const std::string_view text_of_sign :
       {":", " h ", "\u00A0h\u00A0", "\u202Fh\u202F", "h", "."}) {
    if (next == sign && rest.substr(next, text_of_sign.size()) == text_of_sign)
      next += text_of_sign.size();
  }
  const std::size_t minutes = next;
  const int minute = next == sign ? -1 : read_number(rest, next, 2);
  if (minute < 0 || minute > 59 || next != minutes + 2 || digit_at(rest, next)) return std::nullopt;
  const std::size_t digits_end = next;
  hour = read_half_of_day(rest, next, hour);
  if (rest[sign] == '.' && next == digits_end) return std::nullopt;  // "5.30" alone is a number
  return ScannedDate{at + next, fmt::format("T{:02}:{:02}", hour, minute), 0.7};
}

}  // namespace calque
