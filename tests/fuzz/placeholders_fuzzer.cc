// Placeholders of all grammars: within the text and on character boundaries; a text compared with
// itself gives no error; findings lie in their texts.
#include <array>
#include <string>
#include <vector>

#include "check/catalogue.h"
#include "check/check.h"
#include "check/placeholders/placeholder.h"
#include "fuzz/fuzz.h"

namespace {

using namespace calque;

constexpr std::array<const char*, 8> flags = {
    "",          "c-format",           "python-format", "python-brace-format",
    "qt-format", "icu-message-format", "sh-format",     "vue-format"};

void check_scan(std::string_view text, const PlaceholderScan& scan) {
  const ByteRange all = {0, text.size()};
  std::size_t before = 0;
  for (const Placeholder& each : scan.found) {
    fuzz::require_range(text, all, each.range, "a placeholder lies in the text");
    fuzz::require(before <= each.range.begin, "placeholders are sorted");
    fuzz::require(!each.key.empty() && !each.range.empty(), "a placeholder is something");
    before = each.range.begin;
  }
  for (const IcuArm& arm : scan.arms) {
    fuzz::require_range(text, all, arm.range, "an arm lies in the text");
  }
  for (const ByteRange& range : scan.broken) {
    fuzz::require_range(text, all, range, "a broken placeholder lies in the text");
  }
}

std::vector<Finding> findings(const Unit& unit) {
  const CheckedUnit checked = {unit, {unit.source.text, {}, "en"}, {unit.target->text, {}, "de"}};
  std::vector<Finding> found;
  FindingSink sink(0, "placeholders", found);
  find_unit_check("placeholders")->run(checked, sink);
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  Unit unit;
  unit.flags = {flags[fuzz::take_byte(bytes) % flags.size()]};
  const std::string text = repair_utf8(bytes);
  check_scan(text, find_placeholders(text, choose_grammars(unit.flags)));
  const std::size_t half = text.find('\n');
  unit.source.text = text.substr(0, half);
  unit.target = TaggedText{half == std::string::npos ? "" : text.substr(half + 1), {}};
  for (const Finding& finding : findings(unit)) {
    fuzz::require_range(unit.source.text, {0, unit.source.text.size()}, finding.source,
                        "a finding lies in the source");
    fuzz::require_range(unit.target->text, {0, unit.target->text.size()}, finding.target,
                        "a finding lies in the target");
  }
  unit.target = unit.source;
  for (const Finding& finding : findings(unit)) {
    const bool of_arms = finding.message.text().find("case") != std::string::npos ||
                         finding.message.text().find("plural") != std::string::npos;
    fuzz::require(finding.severity != Severity::error || of_arms, "a text is like itself");
  }
  return 0;
}
