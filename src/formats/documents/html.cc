#include "formats/documents/html.h"

#include <algorithm>

#include "formats/documents/html_page.h"
#include "formats/reader.h"
#include "formats/xml_parser.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t enough_to_tell = 4096;  // bytes
constexpr std::string_view mark = "\xEF\xBB\xBF";

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string lower(std::string_view begin) {
  std::string text(begin.substr(0, enough_to_tell));
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : is_ascii(c) ? c : '?';
  });
  return text;
}

// Behind comments, white space and an XML declaration.
std::string_view without_prolog(std::string_view text) {
  while (true) {
    text = trim(text);
    const std::string_view end = text.starts_with("<!--")    ? "-->"
                                 : text.starts_with("<?xml") ? "?>"
                                                             : "";
    if (end.empty()) return text;
    const std::size_t at = text.find(end);
    if (at == text.npos) return {};
    text.remove_prefix(at + end.size());
  }
}

}  // namespace

bool looks_like_html(std::string_view begin) {
  if (begin.starts_with(mark)) begin.remove_prefix(mark.size());
  const std::string text = lower(begin);
  const std::string_view content = without_prolog(text);
  return content.starts_with("<!doctype html") || content.starts_with("<html");
}

std::string html_declared_charset(std::string_view begin) {
  std::string declared = xml_declared_charset(begin);
  const std::string text = lower(begin);
  for (std::size_t at = text.find("<meta"); declared.empty() && at != text.npos;
       at = text.find("<meta", at + 1)) {
    const std::string_view tag = std::string_view(text).substr(at, text.find('>', at) - at);
    const std::size_t name = tag.find("charset");
    if (name == tag.npos) continue;
    const std::size_t value = tag.find_first_not_of("= \"'", name + 7);
    if (value == tag.npos) continue;
    declared = tag.substr(value, tag.find_first_of(" \"';/>", value) - value);
  }
  declared = fold_case(declared);
  // As browsers read them. Source: WHATWG Encoding, 4.2.
  if (declared == "iso-8859-1" || declared == "latin1" || declared == "us-ascii")
    return "windows-1252";
  if (declared == "gb2312" || declared == "gbk") return "GB18030";
  if (declared == "iso-8859-9") return "windows-1254";
  if (declared == "x-sjis") return "Shift_JIS";
  return declared;
}

Document read_html(std::string_view text, const std::string& id,
                   const BoilerplatePatterns& patterns) {
  HtmlPage page = parse_html(text, display_path(id));
  mark_html_boilerplate(page, patterns);
  if (page.blocks.empty()) {
    throw InputError({display_path(id)}, "no text in the page",
                     "save the page with its content; what a script writes is not in the file");
  }
  return page.builder.take(id);
}

}  // namespace calque
