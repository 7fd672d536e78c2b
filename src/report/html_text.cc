#include "report/html_text.h"

#include <unicode/uloc.h>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Code points that the HTML standard forbids in text, as characters or as references.
bool is_forbidden(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return control || noncharacter;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      // Also where the bytes are invalid, which are read as U+FFFD.
      case 0xFFFD: out += replacement; break;
      default: out += is_forbidden(c) ? replacement : text.substr(begin, at - begin);
    }
  }
  return out;
}

std::string escape_json_for_html(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view text_direction(const std::string& lang) {
  if (lang.empty() || lang == "und") return "auto";
  return uloc_isRightToLeft(lang.c_str()) != 0 ? "rtl" : "ltr";
}

}  // namespace calque
