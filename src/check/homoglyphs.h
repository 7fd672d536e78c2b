// Letters of the Latin, Greek and Cyrillic alphabets that look alike, in words of another one.
#pragma once

#include "check/check.h"

namespace calque {

// Whether `c` is a Cyrillic or Greek letter that looks like a Latin one.
bool is_homoglyph(char32_t c);

void check_homoglyphs(const CheckedUnit& unit, FindingSink& sink);

}  // namespace calque
