#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace calque {
namespace {

constexpr UChar32 replacement = 0xFFFD;

static_assert(letters_and_marks == (U_GC_L_MASK | U_GC_M_MASK));
static_assert(capital_letters == (U_GC_LU_MASK | U_GC_LT_MASK));
static_assert(decimal_digits == U_GC_ND_MASK);

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  const char* bytes = text.data();
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::int64_t start = at;
    UChar32 c;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(out, next_code_point(text, at));
  return out;
}

char32_t next_wide_code_point(std::string_view text, std::size_t& at) {
  const char* bytes = text.data();
  const auto size = static_cast<std::int64_t>(text.size());
  auto i = static_cast<std::int64_t>(at);
  UChar32 c;
  U8_NEXT_OR_FFFD(bytes, i, size, c);
  at = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

char32_t previous_wide_code_point(std::string_view text, std::size_t& at) {
  std::size_t start = at - 1;
  for (int back = 0; back < 3 && start > 0 && U8_IS_TRAIL(text[start]); ++back) --start;
  std::size_t end = start;
  const char32_t c = next_code_point(text, end);
  if (end == at) {
    at = start;
    return c;
  }
  --at;  // a stray byte
  return replacement;
}

void append_utf8(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
    return;
  }
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (failed) {
    text += "\xEF\xBF\xBD";
  } else {
    text.append(buffer, static_cast<std::size_t>(length));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

ByteRange trim(std::string_view text, ByteRange range) {
  while (!range.empty()) {
    std::size_t at = range.begin;
    if (!is_space(next_code_point(text, at))) break;
    range.begin = at;
  }
  while (!range.empty()) {
    std::size_t at = range.end;
    if (!is_space(previous_code_point(text, at))) break;
    range.end = at;
  }
  return range;
}

std::string_view trim(std::string_view text) { return slice(text, trim(text, {0, text.size()})); }

std::vector<ByteRange> split_lines(std::string_view text) {
  std::vector<ByteRange> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    if (end == std::string_view::npos) end = text.size();
    if (end > begin && text[end - 1] == '\r') --end;
    lines.push_back({begin, end});
    begin = next;
  }
  return lines;
}

int digit_value(char32_t c) { return u_charDigitValue(static_cast<UChar32>(c)); }
bool is_punctuation(char32_t c) { return traits_of(c).in_category(U_GC_P_MASK); }

}  // namespace calque
