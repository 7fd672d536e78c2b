#include "check/checker.h"

#include "check/catalogue.h"
#include "check/checks.h"
#include "text/utf8.h"

namespace calque {
namespace {

bool is_blank(const CheckedText& text) { return trim(text.text).empty() && text.tags.empty(); }

}  // namespace

std::vector<Finding> Checker::check(const Unit& unit) {
  static const TaggedText none;
  const TaggedText& target = unit.target ? *unit.target : none;
  const CheckedUnit checked = {unit,
                               {unit.source.text, unit.source.tags, unit.source_lang},
                               {target.text, target.tags, unit.target_lang}};
  const bool one_sided = is_blank(checked.source) || is_blank(checked.target);
  std::vector<Finding> findings;
  for (const UnitCheck& check : unit_checks()) {
    if (options_.left_out.contains(check.name)) continue;
    if (one_sided && check.name != empty_check.name) continue;
    FindingSink sink(count_, check.name, findings);
    check.run(checked, sink);
  }
  ++count_;
  return findings;
}

}  // namespace calque
