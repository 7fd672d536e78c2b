#include "check/completeness.h"

#include <cmath>

#include "text/utf8.h"

namespace calque {
namespace {

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace

Completeness judge_completeness(const CheckedUnit& unit) {
  const PairFacts& facts = unit.facts;
  Completeness judged;
  judged.less = logistic(2.0 * (-facts.length - 3.0));
  judged.more = logistic(2.0 * (facts.length - 3.0));
  if (facts.encoded) judged.other = logistic(12.0 * (facts.rival - facts.cosine) - 1.0);
  return judged;
}

}  // namespace calque
