// All checks that there are.
#pragma once

#include <span>
#include <string_view>

#include "check/check.h"

namespace calque {

// In the order of docs/checks.md. Immutable; thread-safe.
std::span<const UnitCheck> unit_checks();

// By its name or by another tool's name for it; nullptr when there is none.
const UnitCheck* find_unit_check(std::string_view name);

// The gravest that its findings have, settings aside.
Severity usual_severity(const UnitCheck& check);

}  // namespace calque
