// Signs that a translation says less, more or something else than its source.
#pragma once

#include "check/check.h"

namespace calque {

struct Doubt {
  double probability = 0.0;
  bool told = false;  // surely enough to be told at all
  bool sure = false;  // and to be a warning

  Severity severity() const { return sure ? Severity::warning : Severity::info; }
};

// Whether the target says something else altogether, leaves something out or adds something: from
// the lengths and, with an encoder, the vectors.
Doubt doubt_meaning(const CheckedUnit& unit);
Doubt doubt_omission(const CheckedUnit& unit);
Doubt doubt_addition(const CheckedUnit& unit);

}  // namespace calque
