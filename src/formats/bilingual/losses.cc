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
    case UnitPart::empty_source: return {"units without a source"};
    case UnitPart::same_source: return {"units of the same source, told apart by a context"};
    case UnitPart::controls: return {"control characters"};
    case UnitPart::kept: return {"elements of the file's own format"};
  }
  return {};
}

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
  });
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
    case UnitPart::empty_source:
    case UnitPart::same_source: return false;  // counted by the writer that minds
    case UnitPart::controls:
      return has_controls(unit.source.text) || (unit.target && has_controls(unit.target->text));
    case UnitPart::kept: return false;  // see has_foreign_parts()
  }
  return false;
}

}  // namespace

// Elements, attributes and the like that mean something in another format only.
bool Losses::has_foreign_parts(const Unit& unit) const {
  const auto is_foreign = [&](const std::string& name) {
    return own_.empty() || !(name + ':').starts_with(own_);
  };
  const auto keeps = [&](const TaggedText& text) {
    return std::any_of(text.tags.begin(), text.tags.end(), [&](const Tag& tag) {
      return !tag.attributes.empty() && is_foreign(tag.element);
    });
  };
  const bool kept = std::any_of(unit.kept.begin(), unit.kept.end(),
                                [&](const Property& each) { return is_foreign(each.name); });
  const bool properties =
      !own_.empty() &&
      std::any_of(unit.properties.begin(), unit.properties.end(), [&](const Property& property) {
        return belongs_to_a_format(property) && is_foreign(property.name) &&
               property.name != "po:msgctxt" && property.name != "xliff:target:state";
      });
  return kept || properties || keeps(unit.source) || (unit.target && keeps(*unit.target)) ||
         (!unit.groups.empty() && own_.substr(0, 5) != "xliff");
}

void Losses::look_at(const Unit& unit) {
  for (const UnitPart part : parts_) {
    if (part == UnitPart::kept ? has_foreign_parts(unit) : has(unit, part)) count(part);
  }
}

void Losses::count(UnitPart part) {
  const auto known = std::find_if(lost_.begin(), lost_.end(),
                                  [&](const auto& lost) { return lost.first == part; });
  if (known == lost_.end()) {
    lost_.emplace_back(part, 1);
  } else {
    ++known->second;
  }
}

std::vector<LostPart> Losses::list() const {
  std::vector<LostPart> list;
  for (const auto& [part, units] : lost_) list.push_back({name_of(part), units});
  return list;
}

}  // namespace calque
