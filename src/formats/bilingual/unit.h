// The units of bilingual files: a source text, its translation, and what goes with them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"
#include "text/tagged_text.h"

namespace calque {

// How far a translation is, from XLIFF's states, PO's flags and the like.
enum class UnitState {
  unknown,       // the format does not say
  initial,       // not translated
  needs_review,  // PO's fuzzy; XLIFF's needs-*
  translated,
  reviewed,
  final_,
};

std::string_view name(UnitState state);  // "needs-review"
std::optional<UnitState> parse_unit_state(std::string_view name);

struct UnitNote {
  std::string text;
  std::string from;                       // who or what wrote it: "developer", a name; may be empty
  std::vector<Property> attributes = {};  // the others, of the same format

  friend bool operator==(const UnitNote&, const UnitNote&) = default;
};

// One of the forms of a message with a number in it (gettext's plural forms). The source of the
// unit is the singular for the first form, the plural for the others.
struct PluralForm {
  std::size_t index = 0;  // of the target's form
  std::string singular;   // of the source
  std::string plural;

  friend bool operator==(const PluralForm&, const PluralForm&) = default;
};

// The <file> of XLIFF that a unit lies in.
struct FileInfo {
  std::string original;              // name of the file that it was made from
  std::vector<Property> attributes;  // the others
  std::string header;                // what stands before the units, as in the file
};

struct Unit {
  std::string id;       // as in the file; empty: the format has none
  std::string group;    // of the unit that this is a segment of (XLIFF 2); may be empty
  std::string context;  // what tells equal sources apart: PO's msgctxt
  TaggedText source;
  std::optional<TaggedText> target;  // nullopt: none, which is not the same as an empty one
  std::string source_lang;           // BCP 47; empty: the format does not say
  std::string target_lang;
  UnitState state = UnitState::unknown;
  bool translatable = true;
  bool preserve_space = false;
  std::optional<PluralForm> plural;
  std::vector<std::string> references = {};  // places in a program's source: "src/main.c:12"
  std::vector<std::string> flags = {};       // "c-format"
  std::vector<UnitNote> notes = {};
  std::vector<Property> properties = {};
  // What only this format knows, as it stands in the file, for its own writer: elements of the unit
  // under the format's name, and the start tags of the groups that it lies in.
  std::vector<Property> kept = {};
  std::vector<std::shared_ptr<const std::string>> groups = {};  // the same pointer: the same group
  std::shared_ptr<const FileInfo> file = {};
  // Where it stands in its file (in its UTF-8 form); not written.
  std::size_t line = 0;         // from 1; 0: unknown
  ByteRange source_range = {};  // of the text as it stands there, markup and escapes with it
  ByteRange target_range = {};
};

// Whether a property means something in one format only ("tmx:tu:changedate"), whose writer knows
// it.
bool belongs_to_a_format(const Property& property);

// Whether it is what stands between two segments of XLIFF 2, mostly white space.
bool is_ignorable(const Unit& unit);

// The value of the unit's property of this name; nullptr when it has none.
const std::string* find_property(const Unit& unit, std::string_view name);

}  // namespace calque
