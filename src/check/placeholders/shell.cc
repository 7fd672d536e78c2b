// "${name}" and "$NAME". The key is "${name}" for both.
#include <algorithm>

#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

bool is_name_byte(char c) { return is_ascii_alnum(c) || c == '_'; }

// "$HOME", "$user_name"; neither "$5" nor "$AU", which is money, nor "US$".
bool is_plain_variable(std::string_view name) {
  if (is_ascii_digit(name[0])) return false;
  const bool small =
      std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (name.find('_') != std::string_view::npos) return name.size() > 3;
  return !small && name.size() >= 4 && std::none_of(name.begin(), name.end(), is_ascii_digit);
}

}  // namespace

std::size_t read_shell(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan) {
  constexpr std::size_t longest = 100;
  if (byte_at(text, at + 1) == '{') {
    std::size_t end = at + 2;
    while (end < text.size() && end - at < longest &&
           (is_name_byte(text[end]) ||
            std::string_view(".-:[]@#?!$()'").find(text[end]) != std::string_view::npos)) {
      ++end;
    }
    if (byte_at(text, end) != '}' || end == at + 2) {
      scan.broken.push_back({at, end});
      return end;
    }
    std::string key(text.substr(at, end + 1 - at));
    scan.found.push_back({Grammar::shell, {at, end + 1}, std::move(key)});
    return end + 1;
  }
  std::size_t end = at + 1;
  while (is_name_byte(byte_at(text, end))) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name.empty() || (at > 0 && is_name_byte(text[at - 1]))) return at;
  if (!(strict ? !is_ascii_digit(name[0]) || name.size() == 1 : is_plain_variable(name))) {
    return at;
  }
  scan.found.push_back({Grammar::shell, {at, end}, "${" + std::string(name) + "}"});
  return end;
}

}  // namespace calque
