// terminology: a term of the glossary that is not called what it should be, or what it must not be.
#include <algorithm>
#include <array>
#include <string>

#include "check/checks.h"
#include "check/glossary.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 5> aliases = {{{"weblate", "check-glossary"},
                                                {"checkmate", "TERMINOLOGY"},
                                                {"pofilter", "musttranslatewords"},
                                                {"pofilter", "notranslatewords"},
                                                {"xbench", "key-term mismatch"}}};

std::string joined(const std::vector<std::string>& terms) {
  std::string all;
  for (const std::string& term : terms) all += (all.empty() ? "" : ", ") + term;
  return all;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (unit.glossary == nullptr) return;
  const Glossary& glossary = *unit.glossary;
  if (!glossary.is_for(unit.source.lang, unit.target.lang)) return;
  for (const FoundTerm& found : glossary.find(unit.source.text)) {
    const GlossaryTerm& term = *found.term;
    for (const std::string& forbidden : term.forbidden) {
      const ByteRange place = glossary.find_target(unit.target.text, forbidden, false);
      if (place.empty()) continue;
      Finding& finding = sink.add(Severity::error, found.range, place,
                                  {"the term {0} must not be used here", {forbidden}});
      if (term.targets.size() == 1) finding.suggestion = term.targets.front();
    }
    const bool there =
        std::any_of(term.targets.begin(), term.targets.end(), [&](const std::string& target) {
          return !glossary.find_target(unit.target.text, target, true).empty();
        });
    if (there || term.targets.empty()) continue;
    sink.add(Severity::warning, found.range, {},
             {"the term {0} should be translated as {1}", {term.source, joined(term.targets)}})
        .confidence = 0.7;
  }
}

}  // namespace

const UnitCheck terminology_check = {"terminology", "terms that are not as the glossary has them",
                                     aliases, run};

}  // namespace calque
