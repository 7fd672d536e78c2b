#include "check/ignore_rule.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "text/error.h"

namespace calque {
namespace {

// Steps of ICU's machine; what takes longer (some seconds) never comes to an end.
constexpr std::int32_t most_steps = 5000;

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace

struct TextPattern::Compiled {
  std::unique_ptr<const icu::RegexPattern> pattern;
};

TextPattern::TextPattern(const std::string& expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  auto compiled = std::make_shared<Compiled>();
  compiled->pattern.reset(
      icu::RegexPattern::compile(to_utf16(expression), UREGEX_MULTILINE, place, status));
  if (U_FAILURE(status)) {
    throw UsageError({"not a regular expression: {0} ({1})", {expression, u_errorName(status)}},
                     "mend it; a backslash before a sign takes away its meaning");
  }
  compiled_ = std::move(compiled);
}

bool TextPattern::is_in(std::string_view text) const {
  if (!compiled_) return true;
  const icu::UnicodeString wide = to_utf16(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(wide, status));
  if (U_FAILURE(status)) return false;
  matcher->setTimeLimit(most_steps, status);
  return matcher->find(status) != 0 && U_SUCCESS(status);
}

bool is_ignored(const IgnoreRule& rule, const Unit& unit, const Finding& finding) {
  if (!rule.checks.empty() && !rule.checks.contains(finding.check)) return false;
  const std::string message = finding.message.english();
  const std::string_view target = unit.target ? std::string_view(unit.target->text) : "";
  if (!rule.message.is_in(message) || !rule.source.is_in(unit.source.text)) return false;
  if (!rule.target.is_in(target)) return false;
  return rule.any.is_in(message) || rule.any.is_in(unit.source.text) || rule.any.is_in(target);
}

}  // namespace calque
