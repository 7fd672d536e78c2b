// The single checks, each defined in the file of its name; catalogue.h has them all.
#pragma once

#include "check/check.h"

namespace calque {

extern const UnitCheck brackets_check;
extern const UnitCheck empty_check;
extern const UnitCheck placeholders_check;
extern const UnitCheck repetition_check;

}  // namespace calque
