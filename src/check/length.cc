// length: longer than the place that a text has: maxLength of a unit, as Weblate's flag max-length,
// XLIFF's maxwidth and size restrictions say it.
#include <array>
#include <optional>

#include "check/checks.h"
#include "text/number.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 3> aliases = {
    {{"weblate", "max-length"}, {"checkmate", "TARGET_LENGTH"}, {"pofilter", "dialogsizes"}}};

// In characters.
std::optional<std::size_t> limit_of(const Unit& unit) {
  for (const Property& property : unit.properties) {
    const std::string_view name = std::string_view(property.name);
    const std::string_view last =
        name.substr(name.rfind(':') == name.npos ? 0 : name.rfind(':') + 1);
    if (last == "maxwidth" || last == "max-length" || last == "max_length" || last == "maxLength" ||
        last == "sizeRestriction")
      return parse_number<std::size_t>(property.value);
  }
  for (const std::string& flag : unit.flags) {
    constexpr std::string_view name = "max-length:";
    if (flag.starts_with(name)) return parse_number<std::size_t>(flag.substr(name.size()));
  }
  return std::nullopt;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const auto limit = limit_of(unit.unit);
  if (!limit) return;
  const std::size_t length = count_code_points(unit.target.text);
  if (length <= *limit) return;
  std::size_t at = 0;
  for (std::size_t i = 0; i < *limit; ++i) next_code_point(unit.target.text, at);
  sink.add(Severity::error, {}, {at, unit.target.text.size()},
           {"{0} characters, but there is room for {1}",
            {std::to_string(length), std::to_string(*limit)}});
}

}  // namespace

const UnitCheck length_check = {"length", "longer than there is room for", aliases, run};

}  // namespace calque
