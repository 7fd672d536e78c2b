// Units as text, for comparing and for messages of tests.
#pragma once

#include <string>
#include <vector>

#include "formats/bilingual/unit_reader.h"
#include "formats/bilingual/unit_writer.h"
#include "support/temporary_folder.h"

namespace calque {

inline std::string described(const TaggedText& text) {
  std::string out;
  std::size_t at = 0;
  for (const Tag& tag : text.tags) {
    out += text.text.substr(at, tag.at - at);
    at = tag.at;
    out += tag.kind == TagKind::open ? "⟨" : tag.kind == TagKind::close ? "⟨/" : "⟨=";
    out += tag.id + "|" + tag.type + "|" + tag.code + "⟩";
  }
  return out + text.text.substr(at);
}

// All that is written; `tags`: with inline tags.
inline std::string described(const Unit& unit) {
  std::string out = unit.id + " [" + unit.context + "] " + unit.source_lang + ":" +
                    described(unit.source) + " -> " + unit.target_lang + ":" +
                    (unit.target ? described(*unit.target) : "NONE") + " " +
                    std::string(name(unit.state)) + (unit.translatable ? "" : " fixed") + "";
  if (unit.plural)
    out += " plural " + std::to_string(unit.plural->index) + unit.plural->singular + "/" +
           unit.plural->plural;
  for (const auto& reference : unit.references) out += " ref " + reference;
  for (const auto& flag : unit.flags) out += " flag " + flag;
  for (const auto& note : unit.notes) out += " note " + note.from + "=" + note.text;
  for (const auto& property : unit.properties) out += " " + property.name + "=" + property.value;
  for (const auto& kept : unit.kept) out += " kept " + kept.value;
  for (const auto& group : unit.groups) out += " group " + *group;
  return out;
}

inline std::vector<Unit> read_units(const std::string& path, const UnitReadOptions& options = {}) {
  const auto reader = open_units(path, options);
  std::vector<Unit> units;
  for (Unit unit; reader->read(unit);) units.push_back(unit);
  return units;
}

inline std::string write_units(UnitFormat format, const std::vector<Unit>& units,
                               UnitWriteOptions options = {}) {
  std::string bytes;
  const auto writer =
      make_unit_writer(format, options, [&](std::string_view some) { bytes += some; });
  for (const Unit& unit : units) writer->write(unit);
  writer->finish();
  return bytes;
}

}  // namespace calque
