#include "formats/bilingual/losses.h"

#include <algorithm>

namespace calque {
namespace {

Message name_of(UnitPart part) {
  switch (part) {
    case UnitPart::id: return {"ids"};
    case UnitPart::context: return {"contexts"};
    case UnitPart::state: return {"states"};
    case UnitPart::tags: return {"inline tags"};
    case UnitPart::plural: return {"plural forms"};
    case UnitPart::references: return {"references"};
    case UnitPart::flags: return {"flags"};
    case UnitPart::notes: return {"notes"};
    case UnitPart::properties: return {"properties"};
    case UnitPart::languages: return {"languages"};
    case UnitPart::missing_target: return {"that there is no target"};
    case UnitPart::empty_target: return {"empty targets"};
    case UnitPart::line_breaks: return {"line breaks"};
    case UnitPart::texts: return {"texts"};
    case UnitPart::kept: return {"elements of the file's own format"};
  }
  return {};
}

bool has(const Unit& unit, UnitPart part) {
  switch (part) {
    case UnitPart::id: return !unit.id.empty();
    case UnitPart::context: return !unit.context.empty();
    case UnitPart::state: return unit.state != UnitState::unknown;
    case UnitPart::tags:
      return !unit.source.tags.empty() || (unit.target && !unit.target->tags.empty());
    case UnitPart::plural: return unit.plural.has_value();
    case UnitPart::references: return !unit.references.empty();
    case UnitPart::flags: return !unit.flags.empty();
    case UnitPart::notes: return !unit.notes.empty();
    case UnitPart::properties:
      return !std::all_of(unit.properties.begin(), unit.properties.end(), belongs_to_a_format);
    case UnitPart::languages: return !unit.source_lang.empty() || !unit.target_lang.empty();
    case UnitPart::missing_target: return !unit.target;
    case UnitPart::empty_target: return unit.target && unit.target->text.empty();
    case UnitPart::line_breaks:
      return unit.source.text.find('\n') != std::string::npos ||
             (unit.target && unit.target->text.find('\n') != std::string::npos);
    case UnitPart::texts: return true;
    case UnitPart::kept: return !unit.kept.empty() || !unit.groups.empty();
  }
  return false;
}

}  // namespace

void Losses::look_at(const Unit& unit) {
  for (const UnitPart part : parts_) {
    if (has(unit, part)) count(part);
  }
}

void Losses::count(UnitPart part) {
  const Message what = name_of(part);
  const auto known = std::find_if(lost_.begin(), lost_.end(), [&](const LostPart& lost) {
    return lost.what.text() == what.text();
  });
  if (known == lost_.end()) {
    lost_.push_back({what, 1});
  } else {
    ++known->units;
  }
}

}  // namespace calque
