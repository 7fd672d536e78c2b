// Where findings stand: in the texts of a unit and in its file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/finding.h"
#include "formats/bilingual/unit.h"
#include "report/wording.h"

namespace calque {

// The texts of a unit; of none, an empty one.
std::string_view source_text(const Unit& unit);
std::string_view target_text(const Unit& unit);

struct FilePlace {
  ByteRange range;     // in the file
  bool exact = false;  // false: of the whole text, which is written otherwise there (escapes, tags)
};

// nullopt: the file's reader does not tell, or nothing of this side is marked. `quoted`: texts may
// stand in quotation marks in the file.
std::optional<FilePlace> source_place(const Unit& unit, const Finding& finding, bool quoted);
std::optional<FilePlace> target_place(const Unit& unit, const Finding& finding, bool quoted);

// The one that an editor should jump to: the target's, else the source's, else that of the whole
// target or source.
std::optional<FilePlace> main_place(const Unit& unit, const Finding& finding, bool quoted);

// "unit 4": its number as people count, from 1.
std::string unit_words(const Finding& finding, const Translate& translate);
std::string severity_word(Severity severity, const Translate& translate);
std::string message_text(const Finding& finding, const Translate& translate);

// The message, followed by the suggestion where there is one.
std::string full_message(const Finding& finding, const Translate& translate);

}  // namespace calque
