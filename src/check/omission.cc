// omission: the translation leaves something out.
#include <array>

#include "check/checks.h"
#include "check/completeness.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 3> aliases = {
    {{"pofilter", "short"}, {"pofilter", "sentencecount"}, {"checkmate", "MISSING_TARGETSEG"}}};

void run(const CheckedUnit& unit, FindingSink& sink) {
  const Doubt less = doubt_omission(unit);
  if (!less.told) return;
  sink.add(less.severity(), {0, unit.source.text.size()}, {0, unit.target.text.size()},
           "the translation is much shorter than usual: something may be missing")
      .confidence = less.probability;
}

}  // namespace

const UnitCheck omission_check = {"omission", "something of the source is left out", aliases, run};

}  // namespace calque
