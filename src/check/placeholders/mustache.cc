// "{{ name }}", "{{#each}}", "{{{raw}}}" of Mustache, Handlebars, Vue, Angular and Jinja, and
// Jinja's "{% block %}". The key is what stands between the braces, its spaces made one.
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::size_t longest = 200;

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && out.ends_with(' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

}  // namespace

std::size_t read_mustache(std::string_view text, std::size_t at, bool /*strict*/,
                          PlaceholderScan& scan) {
  const char second = byte_at(text, at + 1);
  if (second != '{' && second != '%') return at;
  const std::string_view close = second == '{' ? "}}" : "%}";
  const std::size_t end = text.find(close, at + 2);
  const std::size_t next = text.find(text.substr(at, 2), at + 3);
  if (end > next || end - at > longest) {  // npos is greater than all
    const char first = byte_at(text, at + 2);
    if (is_ascii_letter(first) || first == ' ') scan.broken.push_back({at, at + 2});
    return at + 2;
  }
  std::size_t behind = end + 2;
  if (byte_at(text, at + 2) == '{' && byte_at(text, behind) == '}') ++behind;
  std::string key = "{" + std::string(1, second) + squeezed(text.substr(at + 2, end - at - 2)) +
                    std::string(close);
  scan.found.push_back({Grammar::mustache, {at, behind}, std::move(key)});
  return behind;
}

}  // namespace calque
