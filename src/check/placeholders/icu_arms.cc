#include "check/placeholders/icu_arms.h"

#include <algorithm>

#include "check/text_scan.h"

namespace calque {
namespace {

bool same_choice(const IcuArm& a, const IcuArm& b) {
  return a.argument == b.argument && a.type == b.type;
}

const IcuArm* find_arm(const PlaceholderScan& scan, const IcuArm& like, std::string_view selector) {
  const auto found = std::find_if(scan.arms.begin(), scan.arms.end(), [&](const IcuArm& arm) {
    return same_choice(arm, like) && arm.selector == selector;
  });
  return found == scan.arms.end() ? nullptr : &*found;
}

bool is_plural_selector(std::string_view selector) {
  return selector.starts_with('=') ||
         is_one_of(selector, {"zero", "one", "two", "few", "many", "other"});
}

// One of these may well name its number in words, or leave it out.
bool names_one_number(const IcuArm& arm) {
  return arm.type != "select" &&
         (arm.selector.starts_with('=') || is_one_of(arm.selector, {"zero", "one", "two"}));
}

bool holds(const PlaceholderScan& scan, ByteRange range, std::string_view key) {
  return std::any_of(scan.found.begin(), scan.found.end(), [&](const Placeholder& each) {
    return range.contains(each.range) && each.key == key;
  });
}

void check_selectors(const PlaceholderScan& source, const PlaceholderScan& target,
                     FindingSink& sink) {
  for (const IcuArm& arm : target.arms) {
    if (arm.type != "select" && !is_plural_selector(arm.selector)) {
      sink.add(Severity::error, {}, arm.range,
               Message("{0} is no plural category; it must not be translated", {arm.selector}));
    } else if (arm.type == "select" && !find_arm(source, arm, arm.selector) &&
               find_arm(source, arm, "other")) {
      sink.add(Severity::warning, {}, arm.range,
               Message("the source has no case {0}", {arm.selector}));
    }
    const bool first = &*std::find_if(target.arms.begin(), target.arms.end(),
                                      [&](const auto& a) { return same_choice(a, arm); }) == &arm;
    if (first && !find_arm(target, arm, "other")) {
      sink.add(Severity::error, {}, arm.range,
               Message("the case other is missing for {0}", {arm.argument}));
    }
  }
  for (const IcuArm& arm : source.arms) {
    if (arm.type == "select" && arm.selector != "other" && !find_arm(target, arm, arm.selector) &&
        find_arm(target, arm, "other")) {
      sink.add(Severity::error, arm.range, {}, Message("the case {0} is missing", {arm.selector}));
    }
  }
}

}  // namespace

void compare_icu_arms(const CheckedUnit& unit, const PlaceholderScan& source,
                      const PlaceholderScan& target, FindingSink& sink) {
  if (source.arms.empty() || target.arms.empty()) return;
  check_selectors(source, target, sink);
  for (const IcuArm& arm : target.arms) {
    const IcuArm* model = find_arm(source, arm, arm.selector);
    if (model == nullptr) model = find_arm(source, arm, "other");
    if (model == nullptr) continue;
    const bool tolerant = names_one_number(arm);
    for (const Placeholder& wanted : source.found) {
      if (!model->range.contains(wanted.range) || holds(target, arm.range, wanted.key)) continue;
      // One that is missing everywhere is told by the comparison of all.
      if (!holds(target, {0, unit.target.text.size()}, wanted.key)) continue;
      sink.add(
          tolerant ? Severity::info : Severity::error, wanted.range, arm.range,
          Message("the placeholder {0} is missing from the case {1}", {wanted.key, arm.selector}));
    }
    const bool number = slice(unit.source.text, model->range).find('#') != std::string_view::npos;
    if (number && !tolerant && arm.type != "select" &&
        slice(unit.target.text, arm.range).find('#') == std::string_view::npos) {
      sink.add(Severity::warning, {}, arm.range,
               Message("the number (#) is missing from the case {0}", {arm.selector}));
    }
  }
}

}  // namespace calque
