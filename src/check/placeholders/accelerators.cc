#include "check/placeholders/accelerators.h"

#include <optional>

#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::size_t longest = 40;  // bytes of what may be a menu entry

bool is_mark_at(std::string_view text, std::size_t at, bool loose) {
  const char32_t after = character_at(text, at + 1);
  if (!is_letter(after) && !is_digit(after)) return false;
  const char32_t before = character_before(text, at);
  if (text[at] == '&') {
    std::size_t end = at + 1;
    while (is_ascii_alnum(byte_at(text, end)) || byte_at(text, end) == '#') ++end;
    if (byte_at(text, end) == ';') return false;  // an entity
  }
  // Within a word only where it is known that there is one: "S&ave" but "R&D", "file_name".
  return before == 0 || is_space(before) || before == U'(' || before == U'（' ||
         (loose && before != static_cast<unsigned char>(text[at]));
}

// The place of the only mark `sign` in a text; nullopt when there is none, or more than one.
std::optional<std::size_t> find_mark(std::string_view text, char sign, bool loose) {
  std::optional<std::size_t> found;
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + 1)) {
    if (!is_mark_at(text, at, loose)) continue;
    if (found) return std::nullopt;
    found = at;
  }
  return found;
}

}  // namespace

void check_accelerators(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view source = unit.source.text;
  if (source.size() > longest) return;
  for (const char sign : {'&', '_'}) {
    const auto mark = find_mark(source, sign, false);
    if (!mark || find_mark(unit.target.text, sign, true)) continue;
    sink.add(Severity::info, {*mark, *mark + 1}, {},
             Message("no letter is marked for the keyboard by {0}", {std::string(1, sign)}))
        .confidence = 0.5;
    return;
  }
}

}  // namespace calque
