// The SRX rules for one language, compiled, and the places at which they break a text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "langid/srx.h"

namespace calque {

// A rule and how to name it in a message.
struct NamedSrxRule {
  const SrxRule* rule = nullptr;
  std::string_view set;    // the languagerule's name
  std::size_t number = 0;  // in its set, from 1
};

// A break rule, or an exception that has to be looked for along the whole text.
struct SrxScan {
  std::unique_ptr<icu::RegexPattern> pattern;
  NamedSrxRule rule;
};

// Exceptions and how to ask whether one of them matches at a place; one of the three is set.
struct SrxExceptions {
  std::vector<NamedSrxRule> rules;
  std::unique_ptr<icu::RegexPattern> at_place;  // of all rules, looking back from the place
  struct {                                      // of one rule that looks back without a limit
    std::unique_ptr<icu::RegexPattern> before;  // matches up to the place, where its region ends
    std::unique_ptr<icu::RegexPattern> after;
  } window;
  SrxScan scan;  // of one rule that cannot be asked at a place
};

class SrxProgram {
 public:
  // Compiles the rules of `sets`, indexes into document.rules, in order; keeps pointers into the
  // document. Throws InputError for an expression that ICU does not accept.
  SrxProgram(const SrxDocument& document, const std::vector<std::size_t>& sets);

  // The places in `text`, in order, neither at its beginning nor its end, at which it breaks;
  // `unicode_breaks`, in order, are where ICU would break where no rule says anything. Throws
  // InputError for a rule that takes too long or too much memory. Thread-safe.
  std::vector<std::int32_t> breaks(const icu::UnicodeString& text,
                                   const std::vector<std::int32_t>& unicode_breaks) const;

 private:
  void add_exceptions(std::vector<NamedSrxRule> rules);
  void add_exception(const NamedSrxRule& rule);
  void add_break(const NamedSrxRule& rule);

  struct Break {
    SrxScan scan;
    std::size_t exceptions = 0;  // how many of exceptions_ stand before it
  };
  std::string file_;
  std::vector<SrxExceptions> exceptions_;
  std::vector<Break> breaks_;
};

}  // namespace calque
