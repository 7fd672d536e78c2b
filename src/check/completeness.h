// Signs that a translation says less, more or something else than its source.
#pragma once

#include "check/check.h"

namespace calque {

// How surely the target says something else altogether, leaves something out or adds something,
// 0..1: from the lengths and, with an encoder, the vectors.
struct Completeness {
  double other = 0.0;
  double less = 0.0;
  double more = 0.0;
};

Completeness judge_completeness(const CheckedUnit& unit);

}  // namespace calque
