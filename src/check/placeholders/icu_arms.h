// The arms of ICU's plurals and selects, compared with the source's.
#pragma once

#include "check/check.h"
#include "check/placeholders/placeholder.h"

namespace calque {

void compare_icu_arms(const CheckedUnit& unit, const PlaceholderScan& source,
                      const PlaceholderScan& target, FindingSink& sink);

}  // namespace calque
