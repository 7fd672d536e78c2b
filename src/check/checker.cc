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
  options_.finders.names = !options_.left_out.contains(entities_check.name);
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

// A passage of a document without counterpart: left out, or added.
void Checker::add_unaligned(const CheckedUnit& unit, std::vector<Finding>& findings) const {
  const bool left_out = is_blank(unit.target);
  const UnitCheck& check = left_out ? omission_check : addition_check;
  if (options_.left_out.contains(check.name)) return;
  FindingSink sink(count_, check.name, findings);
  sink.add(Severity::warning, {0, unit.source.text.size()}, {0, unit.target.text.size()},
           left_out ? Message("this passage has no counterpart in the translation")
                    : Message("this passage of the translation has no counterpart in the source"))
      .confidence = 0.7;
}

void Checker::add_moved(const CheckedUnit& unit, std::vector<Finding>& findings) const {
  if (options_.left_out.contains(order_check.name)) return;
  FindingSink sink(count_, order_check.name, findings);
  sink.add(Severity::warning, {0, unit.source.text.size()}, {0, unit.target.text.size()},
           "this passage stands at another place in the translation")
      .confidence = 0.7;
}

std::vector<Finding> Checker::findings_in(const CheckedUnit& unit) {
  const bool one_sided = is_blank(unit.source) || is_blank(unit.target);
  std::vector<Finding> findings;
  if (!unit.unit.translatable || is_ignorable(unit.unit)) return findings;
  if (find_property(unit.unit, unaligned_property) != nullptr) {
    add_unaligned(unit, findings);
    return findings;
  }
  if (find_property(unit.unit, moved_property) != nullptr) add_moved(unit, findings);
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
