// empty: nothing on one side.
#include <array>

#include "check/checks.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 3> aliases = {
    {{"pofilter", "blank"}, {"checkmate", "EMPTY_TARGETSEG"}, {"checkmate", "MISSING_TARGETTU"}}};

void run(const CheckedUnit& unit, FindingSink& sink) {
  const bool no_source = trim(unit.source.text).empty() && unit.source.tags.empty();
  const bool no_target = trim(unit.target.text).empty() && unit.target.tags.empty();
  if (no_source == no_target) return;
  if (no_target) {
    sink.add(Severity::error, {0, unit.source.text.size()}, {},
             Message("the translation is empty"));
  } else {
    sink.add(Severity::warning, {}, {0, unit.target.text.size()},
             Message("there is no source text"));
  }
}

}  // namespace

const UnitCheck empty_check = {"empty", "nothing on one side", aliases, run};

}  // namespace calque
