#include "langid/list_marker.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.h"

namespace calque {
namespace {

bool ends_marker(std::string_view text, std::size_t at, char32_t last) {
  if (at >= text.size()) return false;
  return is_space(next_code_point(text, at)) || last == U'）';
}

// The value of a Roman number in small letters up to xxxix; 0 when it is none.
int roman_value(std::string_view letters) {
  constexpr std::array<std::string_view, 10> ones = {"",  "i",  "ii",  "iii",  "iv",
                                                     "v", "vi", "vii", "viii", "ix"};
  const std::size_t tens = std::min(letters.find_first_not_of('x'), letters.size());
  if (tens > 3) return 0;
  const auto found = std::find(ones.begin(), ones.end(), letters.substr(tens));
  if (found == ones.end()) return 0;
  return static_cast<int>(tens * 10) + static_cast<int>(found - ones.begin());
}

// The number or letter of a marker; `at` is moved behind it.
void read_value(std::string_view text, std::size_t& at, ListMarker& marker) {
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (at > begin) {
    if (at - begin > 3) return;
    marker.kind = ListMarker::Kind::number;
    for (const char digit : text.substr(begin, at - begin)) {
      marker.value = 10 * marker.value + (digit - '0');
    }
    return;
  }
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  while (at < text.size() && at - begin < 6 && is_small(text[at])) ++at;
  const std::size_t letters = at - begin;
  marker.roman = letters > 0 ? roman_value(text.substr(begin, letters)) : 0;
  if (letters == 1 || marker.roman > 0) {
    marker.kind = ListMarker::Kind::small_letter;
    marker.value = letters == 1 ? text[begin] - 'a' + 1 : 0;
  } else if (letters == 0 && at < text.size() && text[at] >= 'A' && text[at] <= 'Z') {
    marker.kind = ListMarker::Kind::capital_letter;
    marker.value = text[at] - 'A' + 1;
    ++at;
  }
}

std::optional<ListMarker::Shape> read_shape(std::string_view text, std::size_t& at, bool opened,
                                            char32_t& last) {
  using Shape = ListMarker::Shape;
  bool dotted = false;
  if (at < text.size() && text[at] == '.') {
    dotted = true;
    last = U'.';
    ++at;
  }
  if (at < text.size()) {
    std::size_t behind = at;
    const char32_t c = next_code_point(text, behind);
    if (c == U')' || c == U'）') {
      at = behind;
      last = c;
      return opened ? Shape::parentheses : dotted ? Shape::dot_parenthesis : Shape::parenthesis;
    }
  }
  if (!dotted || opened) return std::nullopt;
  return Shape::dot;
}

ListMarker read_bullet(std::string_view text) {
  ListMarker marker;
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  if (c >= U'①' && c <= U'⑳') {
    marker.kind = ListMarker::Kind::circled;
    marker.value = static_cast<int>(c - U'①') + 1;
    marker.size = at;
  } else if (is_bullet_sign(c) ||
             ((c == U'-' || c == U'*' || c == U'–' || c == U'+') && ends_marker(text, at, c))) {
    marker.kind = ListMarker::Kind::bullet;
    marker.sign = c;
    marker.size = at;
  }
  return marker;
}

}  // namespace

bool is_bullet_sign(char32_t c) {
  if (c < 0x80) return false;
  constexpr std::u32string_view signs = U"•‣⁃∙⦁◦▪▫●○■□◆◇►▸➢✓✔❖";
  return signs.find(c) != signs.npos;
}

ListMarker list_marker(std::string_view text) {
  if (text.empty()) return {};
  ListMarker marker = read_bullet(text);
  if (marker.kind != ListMarker::Kind::none) return marker;
  std::size_t at = 0;
  std::size_t behind = 0;
  const char32_t first = next_code_point(text, behind);
  const bool opened = first == U'(' || first == U'（';
  if (opened) at = behind;
  read_value(text, at, marker);
  if (marker.kind == ListMarker::Kind::none) return {};
  char32_t last = 0;
  const auto shape = read_shape(text, at, opened, last);
  if (!shape || !ends_marker(text, at, last)) return {};
  marker.shape = *shape;
  marker.size = at;
  return marker;
}

bool follows(const ListMarker& marker, const ListMarker& next) {
  if (marker.kind == ListMarker::Kind::none || marker.kind != next.kind ||
      marker.shape != next.shape) {
    return false;
  }
  if (marker.kind == ListMarker::Kind::bullet) return marker.sign == next.sign;
  const bool by_roman = marker.roman > 0 && next.roman == marker.roman + 1;
  return by_roman || (marker.value > 0 && next.value == marker.value + 1);
}

std::optional<std::size_t> next_list_marker(std::string_view text, ByteRange range,
                                            const ListMarker& marker) {
  constexpr std::size_t longest = 16;  // bytes
  for (std::size_t at = range.begin; at + 1 < range.end; ++at) {
    if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t') continue;
    const std::size_t here = at + 1;
    if (follows(marker, list_marker(text.substr(here, std::min(range.end - here, longest)))))
      return here;
  }
  return std::nullopt;
}

}  // namespace calque
