#include "align/anchors/number_digits.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_groups = 10;

struct Groups {
  std::vector<std::string> digits;   // of each group
  std::vector<char32_t> separators;  // between groups
  std::vector<std::size_t> ends;     // [group] -> where it ends
};

bool is_space_separator(char32_t c) {
  return c == U' ' || c == 0x00A0 || c == 0x202F || c == 0x2009;
}

bool is_separator(char32_t c) {
  return c == U'.' || c == U',' || c == U'\'' || c == U'’' || c == U'٬' || c == U'٫' ||
         is_space_separator(c);
}

std::string digits_at(std::string_view text, std::size_t& at, std::size_t end) {
  std::string digits;
  while (at < end) {
    std::size_t next = at;
    const int digit = digit_value(next_code_point(text, next));
    if (digit < 0) break;
    digits += static_cast<char>('0' + digit);
    at = next;
  }
  return digits;
}

Groups read_groups(std::string_view text, std::size_t at, std::size_t end) {
  Groups groups;
  groups.digits.push_back(digits_at(text, at, end));
  groups.ends.push_back(at);
  while (at < end && groups.digits.size() < most_groups) {
    const char32_t separator = next_code_point(text, at);
    if (!is_separator(separator)) break;
    std::string digits = digits_at(text, at, end);
    if (digits.empty()) break;
    // A space parts thousands only between groups that look like it: "in 2019 300 people".
    if (is_space_separator(separator)) {
      const bool after_space =
          groups.separators.empty() || is_space_separator(groups.separators.back());
      if (digits.size() != 3 || groups.digits[0].size() > 3 || !after_space) break;
    }
    groups.digits.push_back(std::move(digits));
    groups.separators.push_back(separator);
    groups.ends.push_back(at);
  }
  return groups;
}

// Are the groups [1, count) those of thousands, or of lakhs ("12,34,567")?
bool are_thousands(const Groups& groups, std::size_t count) {
  if (groups.digits[0].size() > 3 || groups.digits[0][0] == '0') return false;
  if (groups.digits[count - 1].size() != 3) return false;
  const std::size_t middle = count > 2 ? groups.digits[1].size() : 3;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    if (groups.digits[i].size() != middle) return false;
  }
  return middle == 3 || (middle == 2 && groups.digits[0].size() <= 2);
}

bool same_kind(char32_t a, char32_t b) {
  return a == b || (is_space_separator(a) && is_space_separator(b));
}

// How many of the `count` groups belong to the integer part: all, all but the last, or 0 when the
// groups are not one number.
std::size_t integer_groups(const Groups& groups, std::size_t count, const NumberWords& words) {
  if (count == 1) return 1;
  const char32_t first = groups.separators[0];
  const char32_t last = groups.separators[count - 2];
  const bool uniform = std::all_of(
      groups.separators.begin(), groups.separators.begin() + static_cast<std::ptrdiff_t>(count - 1),
      [first](char32_t c) { return same_kind(c, first); });
  if (uniform && are_thousands(groups, count)) {
    const bool ambiguous = count == 2 && (first == U'.' || first == U',' || first == U'٫');
    return ambiguous && first == words.decimal ? 1 : count;
  }
  if (last == U'\'' || last == U'’' || is_space_separator(last)) return 0;
  if (count == 2) return 1;
  for (std::size_t i = 1; i + 2 < count; ++i) {
    if (!same_kind(groups.separators[i], first)) return 0;
  }
  return !same_kind(first, last) && are_thousands(groups, count - 1) ? count - 1 : 0;
}

DigitNumber make_number(const Groups& groups, std::size_t integers, std::size_t count) {
  DigitNumber number;
  std::string digits;
  for (std::size_t i = 0; i < count; ++i) digits += groups.digits[i];
  number.end = groups.ends[count - 1];
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  if (digits.size() - zeros > most_digits) {
    number.literal = digits;
    return number;
  }
  for (const char c : digits)
    number.value.mantissa = number.value.mantissa * 10 + static_cast<std::uint64_t>(c - '0');
  if (integers < count) number.value.exponent = -static_cast<int>(groups.digits[count - 1].size());
  number.value = normalized(number.value);
  return number;
}

}  // namespace

DigitNumber read_digits(std::string_view text, std::size_t at, std::size_t end,
                        const NumberWords& words) {
  const Groups groups = read_groups(text, at, end);
  const std::size_t count = groups.digits.size();
  const std::size_t integers = integer_groups(groups, count, words);
  if (integers > 0) return make_number(groups, integers, count);
  const bool dotted = std::all_of(groups.separators.begin(), groups.separators.end(),
                                  [](char32_t c) { return c == U'.'; });
  if (dotted)
    return {groups.ends.back(), {}, std::string(text.substr(at, groups.ends.back() - at))};
  return make_number(groups, 1, 1);
}

}  // namespace calque
