#include "check/markup.h"

#include <algorithm>

#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::size_t longest = 1000;

bool is_name_byte(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

// Elements of HTML, Pango and the like that stand alone.
bool is_void_element(std::string_view name) { return is_one_of(name, {"br", "hr", "img", "wbr"}); }

// Elements that nobody takes for a word of a usage line.
bool is_known_element(std::string_view name) {
  return is_void_element(name) ||
         is_one_of(name, {"a",    "b",   "i",   "u",      "s",         "p",     "em",  "strong",
                          "span", "div", "tt",  "sub",    "sup",       "small", "big", "pre",
                          "li",   "ul",  "ol",  "h1",     "h2",        "h3",    "h4",  "h5",
                          "h6",   "td",  "tr",  "th",     "tbody",     "kbd",   "bdi", "bdo",
                          "ph",   "bpt", "ept", "strike", "blockquote"});
}

// The value of the attribute id in "<x id="1" ...", without quotation marks.
std::string_view id_of(std::string_view inside) {
  for (auto at = inside.find("id"); at != std::string_view::npos; at = inside.find("id", at + 1)) {
    std::size_t value = at + 2;
    if (at == 0 || inside[at - 1] != ' ' || byte_at(inside, value) != '=') continue;
    ++value;
    while (byte_at(inside, value) == '"' || byte_at(inside, value) == '\'' ||
           byte_at(inside, value) == '\\') {
      ++value;
    }
    std::size_t end = value;
    while (is_name_byte(byte_at(inside, end))) ++end;
    return inside.substr(value, end - value);
  }
  return {};
}

// " href="..." class=x", as opposed to "<corrupt data, size = 5>".
bool has_attributes(std::string_view inside) {
  std::size_t at = inside.find_first_not_of(" \n\t");
  if (at == 0 || at == std::string_view::npos) return false;
  while (is_name_byte(byte_at(inside, at))) ++at;
  const char value = byte_at(inside, at + 1);
  return byte_at(inside, at) == '=' && value != ' ' && value != '\0';
}

// Where a tag that opened with `open_size` bytes at `at` ends: the place of its ">" or "&gt;".
std::size_t find_end(std::string_view text, std::size_t at, std::string_view close) {
  char quote = '\0';
  const std::size_t limit = std::min(text.size(), at + longest);
  for (; at < limit; ++at) {
    if (quote != '\0') {
      if (text[at] == quote) quote = '\0';
    } else if (text[at] == '<') {
      return std::string_view::npos;
    } else if (text.substr(at).starts_with(close)) {
      return at;
    } else if ((text[at] == '"' || text[at] == '\'') && at > 0 && text[at - 1] == '=') {
      quote = text[at];
    }
  }
  return std::string_view::npos;
}

// Reads the tag whose name may begin at `name`; false when it is none.
bool read_tag(std::string_view text, std::size_t begin, std::size_t name, std::string_view close,
              std::vector<Markup>& found) {
  const bool closing = byte_at(text, name) == '/';
  if (closing) ++name;
  std::size_t name_end = name;
  while (is_name_byte(byte_at(text, name_end))) ++name_end;
  if (name_end == name) return false;
  if (!is_ascii_letter(text[name]) &&
      !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(name),
                   text.begin() + static_cast<std::ptrdiff_t>(name_end), is_ascii_digit)) {
    return false;
  }
  const std::size_t end = find_end(text, name_end, close);
  if (end == std::string_view::npos) return false;
  const std::string_view inside = text.substr(name_end, end - name_end);
  const bool bare = trim(inside).empty();
  const bool alone = inside.ends_with('/');
  const bool attributes = has_attributes(inside);
  if (!bare && !alone && !attributes) return false;  // "<name of file>", "<a@b.org>"
  const std::string_view element = text.substr(name, name_end - name);
  Markup tag;
  tag.range = {begin, end + close.size()};
  tag.kind = closing                             ? TagKind::close
             : alone || is_void_element(element) ? TagKind::alone
                                                 : TagKind::open;
  tag.name = element;
  if (const std::string_view id = id_of(inside); !id.empty() && !closing) {
    // Of markup that a program has put there the id is all; one of HTML may be translated.
    if (is_one_of(element, {"x", "g", "bx", "ex", "ph", "pc", "mrk", "bpt", "ept", "it"})) {
      tag.name += '#' + std::string(id);
    }
  }
  tag.shown = slice(text, tag.range);
  tag.certain = alone || attributes || is_known_element(element);
  found.push_back(std::move(tag));
  return true;
}

bool closes(const std::vector<Markup>& tags, std::string_view name) {
  return std::any_of(tags.begin(), tags.end(), [&](const Markup& tag) {
    return tag.kind == TagKind::close && tag.name == name;
  });
}

}  // namespace

bool may_have_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find("&lt;") != std::string_view::npos;
}

std::vector<Markup> find_markup(std::string_view text) {
  std::vector<Markup> found;
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at)) {
    const bool escaped = text[at] == '&';
    bool read = false;
    if (!escaped) {
      read = read_tag(text, at, at + 1, ">", found);
    } else if (text.substr(at).starts_with("&lt;")) {
      read = read_tag(text, at, at + 4, "&gt;", found);
    }
    at = read ? found.back().range.end : at + 1;
  }
  return found;
}

void settle_markup(std::vector<Markup>& source, std::vector<Markup>& target) {
  const auto is_word = [&](const Markup& tag) {
    return !tag.certain && (tag.kind == TagKind::close || !closes(source, tag.name)) &&
           !(tag.kind == TagKind::close &&
             std::any_of(source.begin(), source.end(), [&](const Markup& other) {
               return other.kind == TagKind::open && other.name == tag.name;
             }));
  };
  std::vector<bool> words;
  for (const Markup& tag : target) words.push_back(is_word(tag));
  std::size_t next = 0;
  std::vector<Markup> kept;
  for (const Markup& tag : source) {
    if (!is_word(tag)) kept.push_back(tag);
  }
  std::erase_if(target, [&](const Markup&) { return words[next++]; });
  source = std::move(kept);
}

}  // namespace calque
