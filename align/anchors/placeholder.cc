// Placeholders of programs' messages: "%s", "%1$d", "%(name)s", "{name}", "{{x}}", "${x}". The key
// is the placeholder as it stands.
#include <algorithm>
#include <string_view>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest = 60;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

// The size of the brace placeholder at the beginning of `text`, 0 without.
std::size_t brace_size(std::string_view text) {
  const std::size_t braces = text.starts_with("{{") ? 2 : 1;
  std::size_t at = braces;
  while (at < text.size() && at < longest &&
         (is_name_character(text[at]) || (braces == 2 && text[at] == ' ')))
    ++at;
  const bool empty = at == braces && braces == 2;
  if (empty || !text.substr(at).starts_with(braces == 2 ? "}}" : "}")) return 0;
  return at + braces;
}

// Conversions of printf; the space flag is left out for the sake of "100 % sure".
std::size_t percent_size(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && (text[at] == '(' || text[at] == '{')) {
    const char close = text[at] == '(' ? ')' : '}';
    const std::size_t begin = ++at;
    while (at < text.size() && at < longest && is_name_character(text[at])) ++at;
    if (at == begin || at >= text.size() || text[at] != close) return 0;
    ++at;
    if (close == '}') return at;
  } else if (const std::size_t end = skip_digits(text, at);
             end > at && end < text.size() && text[end] == '$') {
    at = end + 1;
  }
  while (at < text.size() && std::string_view("-+#0'").find(text[at]) != std::string_view::npos)
    ++at;
  at = skip_digits(text, at);
  if (at < text.size() && text[at] == '.') at = skip_digits(text, at + 1);
  while (at < text.size() && std::string_view("hlLqjzt").find(text[at]) != std::string_view::npos)
    ++at;
  if (at >= text.size() ||
      std::string_view("diouxXeEfgGcsp@").find(text[at]) == std::string_view::npos)
    return 0;
  ++at;
  const bool word_follows = at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') ||
                                                 (text[at] >= 'A' && text[at] <= 'Z'));
  return word_follows ? 0 : at;
}

std::size_t placeholder_size(std::string_view text, bool after_digit) {
  if (text[0] == '{') return brace_size(text);
  if (text.starts_with("${")) {
    const std::size_t size = brace_size(text.substr(1));
    return size == 0 ? 0 : size + 1;
  }
  return text[0] == '%' && !after_digit ? percent_size(text) : 0;
}

}  // namespace

void extract_placeholders(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  const ByteRange segment = input.document.segments[input.segment].range;
  const std::string_view text = std::string_view(input.document.text).substr(0, segment.end);
  const TakenRanges taken(anchors);
  std::vector<Anchor> found;
  for (std::size_t at = segment.begin; at < segment.end;) {
    at = text.find_first_of("{%$", at);
    if (at == std::string_view::npos) break;
    const bool after_digit =
        at > segment.begin && is_digit(static_cast<unsigned char>(text[at - 1]));
    const std::size_t size = placeholder_size(text.substr(at), after_digit);
    if (size > 0 && !taken.overlaps({at, at + size})) {
      found.push_back(
          {AnchorKind::placeholder, {at, at + size}, std::string(text.substr(at, size)), 0.8});
    }
    at += std::max<std::size_t>(size, 1);
  }
  anchors.insert(anchors.end(), found.begin(), found.end());
}

double compare_placeholders(const Anchor& a, const Anchor& b) { return a.key == b.key ? 1.0 : 0.0; }

}  // namespace calque
