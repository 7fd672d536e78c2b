// Python's "%(name)s". The key is the name and the conversion.
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {

std::size_t read_python_named(std::string_view text, std::size_t at, bool strict,
                              PlaceholderScan& scan) {
  constexpr std::size_t longest = 80;
  if (byte_at(text, at + 1) != '(') return at;
  const std::size_t name = at + 2;
  std::size_t end = name;
  while (is_ascii_alnum(byte_at(text, end)) || byte_at(text, end) == '_' ||
         byte_at(text, end) == '.' || byte_at(text, end) == '-') {
    ++end;
  }
  if (end == name || end - name > longest) return at;
  if (byte_at(text, end) != ')') {
    // "5 %(about" is prose
    if (strict) scan.broken.push_back({at, end});
    return strict ? end : at;
  }
  std::size_t conversion = end + 1;
  while (conversion < text.size() &&
         std::string_view("-+#0123456789.").find(text[conversion]) != std::string_view::npos) {
    ++conversion;
  }
  const char letter = byte_at(text, conversion);
  if (std::string_view("diouxXeEfFgGcrsa").find(letter) == std::string_view::npos ||
      letter == '\0') {
    const bool broken = strict || (!is_space(character_before(text, at)) ? false : end - name > 1);
    // "%(name) s": the translator's own space, or an argument without its letter
    if (broken && (at == 0 || !is_ascii_digit(text[at - 1]))) scan.broken.push_back({at, end + 1});
    return end + 1;
  }
  std::string key(text.substr(at, end + 1 - at));
  key += letter == 'i' ? 'd' : letter;
  scan.found.push_back({Grammar::python_named, {at, conversion + 1}, std::move(key)});
  return conversion + 1;
}

}  // namespace calque
