// Findings that a project does not want to hear of, told by regular expressions.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "check/finding.h"
#include "formats/bilingual/unit.h"

namespace calque {

// A regular expression as ICU knows them, searched for anywhere in a text. Immutable; thread-safe.
class TextPattern {
 public:
  TextPattern() = default;  // is in every text
  // Throws UsageError for what is no expression.
  explicit TextPattern(const std::string& expression);

  bool empty() const { return !compiled_; }
  bool is_in(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// Ignores the findings that all of it fits.
struct IgnoreRule {
  std::set<std::string, std::less<>> checks = {};  // names; empty: all checks
  TextPattern any = {};      // in the message (in English) or one of the texts
  TextPattern message = {};  // in English
  TextPattern source = {};
  TextPattern target = {};
};

bool is_ignored(const IgnoreRule& rule, const Unit& unit, const Finding& finding);

}  // namespace calque
