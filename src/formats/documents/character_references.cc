#include "formats/documents/character_references.h"

#include <algorithm>
#include <array>

#include <cmark-gfm/houdini.h>

namespace calque {
namespace {

constexpr std::size_t longest_name = 32;

// Those that need no semicolon, in the order of their bytes. Source: WHATWG HTML, 13.5.
constexpr std::array<std::string_view, 106> without_semicolon = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",
    "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",
    "Igrave", "Iuml",   "LT",     "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde",
    "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",   "Yacute",
    "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde", "auml",
    "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute",
    "ecirc",  "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
    "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",
    "middot", "nbsp",   "not",    "ntilde", "oacute", "ocirc",  "ograve", "ordf",   "ordm",
    "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",
    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml"};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}
bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}
bool is_decimal(char c) { return c >= '0' && c <= '9'; }

// By cmark's table, which is HTML's; `reference` without its "&", with its semicolon.
std::string look_up(std::string_view reference) {
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  const auto used =
      houdini_unescape_ent(&buffer, reinterpret_cast<const std::uint8_t*>(reference.data()),
                           static_cast<bufsize_t>(reference.size()));
  std::string text;
  if (used > 0 && static_cast<std::size_t>(used) == reference.size())
    text.assign(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return text;
}

CharacterReference read_number(std::string_view source, bool old) {
  const bool hexadecimal = source.size() > 2 && (source[2] | 0x20) == 'x';
  const std::size_t first = hexadecimal ? 3 : 2;
  std::size_t end = first;
  while (end < source.size() && (hexadecimal ? is_hexadecimal : is_decimal)(source[end])) ++end;
  if (end == first) return {};
  const bool closed = end < source.size() && source[end] == ';';
  if (!closed && !old) return {};
  if (closed) ++end;
  return {end, old ? "" : look_up(source.substr(1, end - 1))};
}

}  // namespace

CharacterReference read_character_reference(std::string_view source, bool old) {
  if (source.size() > 1 && source[1] == '#') return read_number(source, old);
  std::size_t end = 1;
  while (end < source.size() && end <= longest_name && is_alphanumeric(source[end])) ++end;
  if (end < source.size() && source[end] == ';') {
    const std::string text = look_up(source.substr(1, end));
    if (!text.empty()) return {end + 1, text};
  }
  for (std::size_t size = end; old && size > 2; --size) {
    const std::string_view name = source.substr(1, size - 1);
    if (std::binary_search(without_semicolon.begin(), without_semicolon.end(), name))
      return {size, look_up(std::string(name) + ";")};
  }
  return {};
}

}  // namespace calque
