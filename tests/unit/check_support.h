// For the tests of single checks: what a check finds in two texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/catalogue.h"
#include "check/check.h"

namespace calque::test {

struct Case {
  std::string source;
  std::string target;
  std::string source_lang = "en";
  std::string target_lang = "de";
  std::vector<std::string> flags = {};
};

inline std::vector<Finding> findings(std::string_view check, const Case& texts) {
  Unit unit;
  unit.source.text = texts.source;
  unit.target = TaggedText{texts.target, {}};
  unit.flags = texts.flags;
  const CheckedUnit checked = {unit,
                               {unit.source.text, unit.source.tags, texts.source_lang},
                               {unit.target->text, unit.target->tags, texts.target_lang}};
  std::vector<Finding> found;
  FindingSink sink(0, check, found);
  find_unit_check(check)->run(checked, sink);
  return found;
}

// "error: the placeholder %s is missing; ..."; empty when nothing was found. Without infos.
inline std::string told(std::string_view check, const Case& texts,
                        Severity from = Severity::warning) {
  std::string all;
  for (const Finding& finding : findings(check, texts)) {
    if (finding.severity < from) continue;
    if (!all.empty()) all += "; ";
    all += std::string(name(finding.severity)) + ": " + finding.message.english();
  }
  return all;
}

}  // namespace calque::test
