#include "check/catalogue.h"

#include <algorithm>
#include <array>
#include <set>

#include "check/checks.h"

namespace calque {

std::span<const UnitCheck> unit_checks() {
  static const std::array all = {
      empty_check,        untranslated_check, language_check,  meaning_check,     omission_check,
      addition_check,     numbers_check,      entities_check,  terminology_check, order_check,
      placeholders_check, tags_check,         urls_check,      quotes_check,      brackets_check,
      punctuation_check,  repetition_check,   length_check,    whitespace_check,  encoding_check,
      casing_check,       consistency_check,  duplicates_check};
  return all;
}

const UnitCheck* find_unit_check(std::string_view name) {
  for (const UnitCheck& check : unit_checks()) {
    const bool is_alias = std::any_of(check.aliases.begin(), check.aliases.end(),
                                      [&](const CheckAlias& alias) { return alias.id == name; });
    if (check.name == name || is_alias) return &check;
  }
  return nullptr;
}

Severity usual_severity(const UnitCheck& check) {
  static const std::set<std::string_view> errors = {"empty", "length", "placeholders", "tags",
                                                    "untranslated"};
  if (check.name == "duplicates") return Severity::info;
  return errors.contains(check.name) ? Severity::error : Severity::warning;
}

}  // namespace calque
