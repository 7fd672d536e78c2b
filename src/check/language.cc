// language: the translation is in another language than it should be.
#include <array>

#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 0> aliases = {};
constexpr double sure = 0.6;
constexpr double sure_of_short = 0.9;  // below short_text letters
constexpr std::size_t short_text = 40;
constexpr std::size_t least_letters = 20;

void run(const CheckedUnit& unit, FindingSink& sink) {
  const CheckedText& target = unit.target;
  if (target.found_lang.empty() || target.found_prob < sure) return;
  if (language_of(target.found_lang) == language_of(unit.source.lang)) return;  // untranslated
  std::size_t letters = 0;
  for (std::size_t at = 0; at < target.text.size();)
    letters += is_letter(next_code_point(target.text, at)) ? 1 : 0;
  if (letters < least_letters) return;
  if (letters < short_text && target.found_prob < sure_of_short) return;
  // A command line is in no language.
  if (target.text.find_first_of("[<{|") != target.text.npos && letters < 3 * short_text) return;
  sink.add(Severity::warning, {0, unit.source.text.size()}, {0, target.text.size()},
           {"the translation seems to be in another language ({0})", {target.found_lang}})
      .confidence = target.found_prob;
}

}  // namespace

const UnitCheck language_check = {"language", "the translation is in another language", aliases,
                                  run};

}  // namespace calque
