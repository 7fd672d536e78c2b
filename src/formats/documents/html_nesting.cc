#include "formats/documents/html_nesting.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/error.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::ptrdiff_t deepest = 4000;
constexpr std::size_t most_reopened = 30'000'000;  // elements

// Void elements, and those that the next of their kind or their parent closes.
constexpr std::array<std::string_view, 33> never_deep = {
    "area",  "base",     "br",     "body",  "caption", "col",   "colgroup", "dd",     "dt",
    "embed", "head",     "hr",     "html",  "img",     "input", "keygen",   "li",     "link",
    "meta",  "optgroup", "option", "p",     "param",   "rp",    "rt",       "source", "tbody",
    "td",    "tfoot",    "th",     "thead", "tr",      "wbr"};
constexpr std::array<std::string_view, 14> formatting = {
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter_of_name(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

}  // namespace

void refuse_nesting(std::string_view page, const std::string& file) {
  std::ptrdiff_t depth = 0;
  std::ptrdiff_t open = 0;  // of those that format
  std::size_t reopened = 0;
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
    const bool closes = at + 1 < page.size() && page[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    std::size_t end = begin;
    while (end < page.size() && end - begin < 16 && is_letter_of_name(page[end])) ++end;
    if (end == begin) continue;
    const std::string name = fold_case(std::string(page.substr(begin, end - begin)));
    const std::ptrdiff_t change = closes ? -1 : 1;
    if (holds(formatting, name)) {
      open = std::max<std::ptrdiff_t>(0, open + change);
    } else if (!closes) {
      reopened += static_cast<std::size_t>(open);
    }
    if (!holds(never_deep, name)) depth = std::max<std::ptrdiff_t>(0, depth + change);
    if (depth > deepest || reopened > most_reopened) {
      throw InputError({file, {}, at},
                       {"elements are nested more than {0} deep", {std::to_string(deepest)}},
                       "export the file again, or mend it at this place");
    }
  }
}

}  // namespace calque
