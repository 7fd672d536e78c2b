// Braces of Python, C#, Rust, fmt and their like: "{}", "{0}", "{name}", "{0:>5}", "{user.name!r}".
// The key is the field without conversion and layout; "{}" takes the next argument.
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::size_t longest = 80;

// "name", "0", "user.name", "list[0]"; the end of it.
std::size_t read_field(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + longest);
  while (at < limit &&
         (is_ascii_alnum(text[at]) || text[at] == '_' || text[at] == '.' || text[at] == '-' ||
          text[at] == '[' || text[at] == ']' || text[at] == '@' || text[at] == '$')) {
    ++at;
  }
  return at;
}

// "!r", ":>5,.2f", with fields inside (":{width}"); the end of it.
std::size_t read_layout(std::string_view text, std::size_t at) {
  if (byte_at(text, at) == ',' &&
      (is_ascii_digit(byte_at(text, at + 1)) || byte_at(text, at + 1) == '-')) {  // C#'s width
    for (++at; is_ascii_digit(byte_at(text, at)) || byte_at(text, at) == '-';) ++at;
  }
  if (byte_at(text, at) == '!' && is_ascii_letter(byte_at(text, at + 1))) at += 2;
  if (byte_at(text, at) != ':') return at;
  const std::size_t limit = std::min(text.size(), at + longest);
  int depth = 0;
  for (; at < limit && text[at] != '\n'; ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && depth-- == 0) break;
  }
  return at;
}

bool follows_command(std::string_view text, std::size_t at) {  // TeX's "\emph{"
  std::size_t begin = at;
  while (begin > 0 && is_ascii_letter(text[begin - 1])) --begin;
  return begin < at && begin > 0 && text[begin - 1] == '\\';
}

bool is_careful_field(std::string_view text, std::size_t at, std::string_view field) {
  if (field.empty()) return false;
  const bool number = std::all_of(field.begin(), field.end(), is_ascii_digit);
  if (number) return field.size() <= 2;
  if (!is_ascii_letter(field[0]) && field[0] != '_' && field[0] != '$') return false;
  return !follows_command(text, at);
}

// "{name " or "{name" to the end, in a text that is known to have fields.
std::size_t broken_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_space(static_cast<unsigned char>(text[end])) &&
         static_cast<unsigned char>(text[end]) < 0x80) {
    ++end;
  }
  return end;
}

}  // namespace

std::size_t read_brace(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan) {
  if (byte_at(text, at + 1) == '{') return at + 2;  // an escaped brace
  const std::size_t field_end = read_field(text, at + 1);
  const std::string_view field = text.substr(at + 1, field_end - at - 1);
  const std::size_t end = read_layout(text, field_end);
  if (byte_at(text, end) != '}') {
    if (!strict) return at;
    scan.broken.push_back({at, broken_end(text, at)});
    return std::max(end, at + 1);
  }
  std::size_t letters = end + 1;
  while (is_ascii_letter(byte_at(text, letters))) ++letters;
  if (!strict && letters > end + 3) return at;  // "{dis}able" of a manual
  const bool careful = is_careful_field(text, at, field) &&
                       (end == field_end || byte_at(text, field_end + 1) != ' ');
  if (!strict && !careful && end != at + 1) return at;
  std::string key = "{" + std::string(field) + "}";
  scan.found.push_back({Grammar::brace, {at, end + 1}, std::move(key), 0, field.empty()});
  return end + 1;
}

}  // namespace calque
