// Regular expressions of SRX files made ready for ICU.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <unicode/regex.h>

namespace calque {

// An expression as read, in forms that can stand within a larger one.
struct SrxExpression {
  std::string plain;        // \Q...\E and Java's flags written as ICU has them
  std::string bounded;      // the same, repetitions without an upper limit given one
  bool whole = true;        // its brackets belong together
  bool references = false;  // has named groups or refers to groups; if not, groups capture nothing
  bool anchored = false;    // asks where the text begins or ends
};
SrxExpression read_expression(std::string_view expression);

// The same question with less to do, for one that only asks whether the expression matches up to a
// place, or from one on: without ".*" at its other end.
std::string_view without_leading_rest(std::string_view expression);
std::string_view without_trailing_rest(std::string_view expression);

// nullptr, with a failing status, when ICU does not accept it.
std::unique_ptr<icu::RegexPattern> compile(const std::string& expression, UErrorCode& status,
                                           std::uint32_t flags = 0);

// The character, from 1, at which ICU gives `expression` up; nullopt when it accepts it.
std::optional<std::size_t> fault_in(const std::string& expression);

}  // namespace calque
