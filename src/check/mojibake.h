// UTF-8 that was once read as Windows-1252: "Ã©" for "é".
#pragma once

#include "check/check.h"

namespace calque {

// Whether `c` is what the first byte of such a character looks like.
inline bool is_mojibake_lead(char32_t c) {
  return c == U'Ã' || c == U'Â' || c == U'â' || c == U'Ð' || c == U'Ñ' || c == U'Ä' || c == U'Å';
}

void check_mojibake(const CheckedUnit& unit, FindingSink& sink);

}  // namespace calque
