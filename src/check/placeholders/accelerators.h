// Accelerators: the letter of a menu entry that is marked for the keyboard ("&File", "_File").
#pragma once

#include "check/check.h"

namespace calque {

// Finds out whether the translation has lost the source's. Only ever an info: many programs choose
// one themselves.
void check_accelerators(const CheckedUnit& unit, FindingSink& sink);

}  // namespace calque
