// The single checks, each defined in the file of its name; catalogue.h has them all.
#pragma once

#include "check/check.h"

namespace calque {

extern const UnitCheck addition_check;
extern const UnitCheck brackets_check;
extern const UnitCheck casing_check;
extern const UnitCheck consistency_check;
extern const UnitCheck duplicates_check;
extern const UnitCheck empty_check;
extern const UnitCheck encoding_check;
extern const UnitCheck entities_check;
extern const UnitCheck language_check;
extern const UnitCheck length_check;
extern const UnitCheck meaning_check;
extern const UnitCheck numbers_check;
extern const UnitCheck omission_check;
extern const UnitCheck placeholders_check;
extern const UnitCheck punctuation_check;
extern const UnitCheck quotes_check;
extern const UnitCheck repetition_check;
extern const UnitCheck tags_check;
extern const UnitCheck untranslated_check;
extern const UnitCheck urls_check;
extern const UnitCheck whitespace_check;

}  // namespace calque
