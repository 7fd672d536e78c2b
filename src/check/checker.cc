#include "check/checker.h"

#include "check/catalogue.h"
#include "check/checks.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t at_once = 4000;  // units

bool is_blank(const CheckedText& text) { return trim(text.text).empty() && text.tags.empty(); }

CheckedUnit make_checked(const Unit& unit) {
  static const TaggedText none;
  const TaggedText& target = unit.target ? *unit.target : none;
  return {unit,
          {unit.source.text, unit.source.tags, unit.source_lang},
          {target.text, target.tags, unit.target_lang}};
}

}  // namespace

Checker::Checker(CheckOptions options, Report report)
    : options_(std::move(options)), report_(std::move(report)) {
  for (const UnitCheck& check : unit_checks()) {
    if (check.start != nullptr && !options_.left_out.contains(check.name))
      memories_[check.name] = check.start();
  }
}

void Checker::add(Unit unit) {
  units_.push_back(std::move(unit));
  if (units_.size() == at_once) finish();
}

void Checker::finish() {
  std::vector<CheckedUnit> checked;
  for (const Unit& unit : units_) checked.push_back(make_checked(unit));
  const UnitFacts facts(checked, options_.finders, lengths_);
  for (const CheckedUnit& unit : checked) {
    report_(unit.unit, findings_in(unit));
    ++count_;
  }
  units_.clear();
}

std::vector<Finding> Checker::findings_in(const CheckedUnit& unit) {
  const bool one_sided = is_blank(unit.source) || is_blank(unit.target);
  std::vector<Finding> findings;
  for (const UnitCheck& check : unit_checks()) {
    if (options_.left_out.contains(check.name)) continue;
    if (one_sided && check.name != empty_check.name) continue;
    FindingSink sink(count_, check.name, findings);
    if (check.run != nullptr) check.run(unit, sink);
    if (const auto memory = memories_.find(check.name); memory != memories_.end())
      memory->second->look(unit, count_, sink);
  }
  return findings;
}

}  // namespace calque
