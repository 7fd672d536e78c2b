// meaning: the translation says something else. Needs an encoder to be found by more than length.
#include <array>

#include "check/checks.h"
#include "check/completeness.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 0> aliases = {};

void run(const CheckedUnit& unit, FindingSink& sink) {
  const Doubt other = doubt_meaning(unit);
  if (!other.told) return;
  sink.add(other.severity(), {0, unit.source.text.size()}, {0, unit.target.text.size()},
           "the translation does not seem to say what the source says")
      .confidence = other.probability;
}

}  // namespace

const UnitCheck meaning_check = {"meaning", "the translation says something else", aliases, run};

}  // namespace calque
