// addition: the translation says more than the source.
#include <array>

#include "check/checks.h"
#include "check/completeness.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 2> aliases = {
    {{"pofilter", "long"}, {"checkmate", "EXTRA_TARGETSEG"}}};

void run(const CheckedUnit& unit, FindingSink& sink) {
  const Doubt more = doubt_addition(unit);
  if (!more.told) return;
  sink.add(more.severity(), {0, unit.source.text.size()}, {0, unit.target.text.size()},
           "the translation is much longer than usual: something may have been added")
      .confidence = more.probability;
}

}  // namespace

const UnitCheck addition_check = {"addition", "the translation says more than the source", aliases,
                                  run};

}  // namespace calque
