// All checks of single units: what they find lies in the texts and cuts no character, and a
// suggestion is valid text.
#include <array>
#include <string>
#include <vector>

#include "check/checker.h"
#include "fuzz/fuzz.h"

namespace {

using namespace calque;

constexpr std::array<const char*, 12> languages = {"en", "de", "fr", "es", "el", "hy",
                                                   "ru", "ar", "he", "ja", "th", "tr"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  Unit unit;
  unit.source_lang = languages[fuzz::take_byte(bytes) % languages.size()];
  unit.target_lang = languages[fuzz::take_byte(bytes) % languages.size()];
  const std::string text = repair_utf8(bytes);
  const std::size_t half = text.find('\n');
  unit.source.text = text.substr(0, half);
  unit.target = TaggedText{half == std::string::npos ? "" : text.substr(half + 1), {}};
  std::vector<Finding> found;
  Checker checker({}, [&](const Unit&, const std::vector<Finding>& all) { found = all; });
  checker.add(unit);
  checker.finish();
  for (const Finding& finding : found) {
    fuzz::require_range(unit.source.text, {0, unit.source.text.size()}, finding.source,
                        "a finding lies in the source");
    fuzz::require_range(unit.target->text, {0, unit.target->text.size()}, finding.target,
                        "a finding lies in the target");
    fuzz::require(finding.confidence >= 0 && finding.confidence <= 1, "confidence is in 0..1");
    fuzz::require(!finding.suggestion || !find_invalid_utf8(*finding.suggestion),
                  "a suggestion is valid text");
    fuzz::require(!find_invalid_utf8(finding.message.english()), "a message is valid text");
  }
  return 0;
}
