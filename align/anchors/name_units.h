// What may be a name in a text whose script has no capitals, and what may be one although its
// capital says nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "align/anchors/anchor.h"
#include "align/anchors/script_sounds.h"
#include "text/document.h"
#include "text/range.h"

namespace calque {

struct NameUnit {
  std::string_view text;  // a slice of the document
  std::string sounds;     // script_sounds()
  SoundFamily family = SoundFamily::none;
  std::uint32_t count = 0;  // occurrences
};

struct UnitPlace {
  std::uint32_t segment = 0;
  std::uint32_t unit = 0;  // index into NameUnits::units
  ByteRange range;         // in the document's text
};

struct NameUnits {
  std::vector<NameUnit> units;                // no two with the same text
  std::vector<UnitPlace> places;              // in text order, may overlap
  bool has_scripts_without_capitals = false;  // whether the text holds such letters at all
};

enum class UnitScripts { with_capitals, without_capitals };

// Units of the segments in such scripts: whole words in scripts with spaces, also without the
// prefixes and suffixes of models/anchors/name_affixes.tsv; runs of katakana; stretches of the
// characters that Chinese writes foreign names with (models/anchors/name_characters.tsv); stretches
// of Thai. In scripts with capitals those words with one that are no anchor yet and are never
// written small. What anchors of certain kinds take already is left out. A unit is taken only if
// `wanted` says so of its sounds. Bounded: after 300,000 units no new ones are taken.
NameUnits find_name_units(const Document& document, const std::vector<std::vector<Anchor>>& anchors,
                          UnitScripts scripts,
                          const std::function<bool(std::string_view sounds)>& wanted);

// Whether a projected name may take the place of the anchor: entities of unknown names, cognates.
bool gives_way(const Anchor& anchor);

}  // namespace calque
