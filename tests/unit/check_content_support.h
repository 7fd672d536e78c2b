// Units that are checked together, as a file of them is.
#pragma once

#include <string>
#include <vector>

#include "check/checker.h"
#include "langid/identifier.h"

namespace calque::test {

struct Pair {
  std::string source;
  std::string target;
};

// What one check tells of each unit, "warning: ..." lines joined by "; ".
inline std::vector<std::string> told_of(const std::string& check, const std::vector<Pair>& pairs,
                                        const std::string& source_lang = "en",
                                        const std::string& target_lang = "fr",
                                        FactFinders finders = {}) {
  std::vector<std::string> told;
  Checker checker({{}, finders}, [&](const Unit&, const std::vector<Finding>& findings) {
    std::string all;
    for (const Finding& finding : findings) {
      if (finding.check != check) continue;
      if (!all.empty()) all += "; ";
      all += std::string(name(finding.severity)) + ": " + finding.message.english();
    }
    told.push_back(all);
  });
  for (const Pair& pair : pairs) {
    Unit unit;
    unit.source.text = pair.source;
    unit.target = TaggedText{pair.target};
    unit.source_lang = source_lang;
    unit.target_lang = target_lang;
    checker.add(std::move(unit));
  }
  checker.finish();
  return told;
}

// Of one unit by itself.
inline std::string told_of_one(const std::string& check, const Pair& pair,
                               const std::string& source_lang = "en",
                               const std::string& target_lang = "fr", FactFinders finders = {}) {
  return told_of(check, std::vector{pair}, source_lang, target_lang, finders).front();
}

}  // namespace calque::test
