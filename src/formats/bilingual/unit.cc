#include "formats/bilingual/unit.h"

#include <algorithm>
#include <array>

namespace calque {
namespace {

struct StateName {
  UnitState state;
  std::string_view name;
};
constexpr std::array<StateName, 6> state_names = {{{UnitState::unknown, "unknown"},
                                                   {UnitState::initial, "initial"},
                                                   {UnitState::needs_review, "needs-review"},
                                                   {UnitState::translated, "translated"},
                                                   {UnitState::reviewed, "reviewed"},
                                                   {UnitState::final_, "final"}}};

}  // namespace

std::string_view name(UnitState state) {
  for (const StateName& known : state_names) {
    if (known.state == state) return known.name;
  }
  return "unknown";
}

std::optional<UnitState> parse_unit_state(std::string_view name) {
  for (const StateName& known : state_names) {
    if (known.name == name) return known.state;
  }
  return std::nullopt;
}

bool belongs_to_a_format(const Property& property) {
  static constexpr std::array<std::string_view, 4> formats = {"tmx:", "xliff:", "xliff2:", "po:"};
  return std::any_of(formats.begin(), formats.end(),
                     [&](std::string_view format) { return property.name.starts_with(format); });
}

const std::string* find_property(const Unit& unit, std::string_view name) {
  const auto found = std::find_if(unit.properties.begin(), unit.properties.end(),
                                  [&](const Property& property) { return property.name == name; });
  return found == unit.properties.end() ? nullptr : &found->value;
}

bool is_ignorable(const Unit& unit) { return find_property(unit, "xliff2:ignorable") != nullptr; }

}  // namespace calque
