#include "check/inline_ignores.h"

#include <algorithm>

#include "check/catalogue.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::string_view keyword = "calque-ignore";

bool is_part_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// Names of other tools may hold spaces, so the whole is tried before its first word.
void add_name(std::string_view part, InlineIgnores& ignores) {
  const std::string_view whole = trim(part.substr(0, part.find('(')));
  const std::string_view word = whole.substr(0, whole.find(' '));
  if (word.empty()) return;
  const UnitCheck* check = find_unit_check(whole);
  if (check == nullptr) check = find_unit_check(word);
  if (check == nullptr) {
    ignores.unknown.emplace_back(word);
  } else {
    ignores.checks.emplace(check->name);
  }
}

void add_from(std::string_view text, InlineIgnores& ignores) {
  for (std::size_t at = text.find(keyword); at != text.npos; at = text.find(keyword, at)) {
    const bool begins = at == 0 || !is_part_of_name(text[at - 1]);
    at += keyword.size();
    if (!begins || (at < text.size() && is_part_of_name(text[at]))) continue;
    std::string_view rest = text.substr(at, text.find('\n', at) - at);
    rest = trim(rest);
    if (!rest.starts_with(':')) {
      ignores.all = true;
      continue;
    }
    rest.remove_prefix(1);
    for (std::size_t begin = 0; begin <= rest.size();) {
      const std::size_t end = std::min(rest.find(',', begin), rest.size());
      add_name(rest.substr(begin, end - begin), ignores);
      begin = end + 1;
    }
  }
}

}  // namespace

InlineIgnores find_inline_ignores(const Unit& unit) {
  InlineIgnores ignores;
  for (const UnitNote& note : unit.notes) add_from(note.text, ignores);
  for (const std::string& flag : unit.flags) add_from(flag, ignores);
  return ignores;
}

}  // namespace calque
