// brackets: one that opens and does not close, or that the other side has not.
#include <array>
#include <vector>

#include "check/checks.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 2> aliases = {
    {{"pofilter", "brackets"}, {"xbench", "unpaired symbols"}}};

// TODO: written anew by its own change.
void run(const CheckedUnit&, FindingSink&) {}

}  // namespace

const UnitCheck brackets_check = {"brackets", "brackets that do not pair", aliases, run};

}  // namespace calque
