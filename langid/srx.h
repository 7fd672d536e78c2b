// Segmentation rules of the user: SRX (Segmentation Rules eXchange 1.0 and 2.0), read by
// formats/srx.h. What the standard leaves open is decided in docs/segmentation.md.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

// A place between two characters matches when `before` matches what ends there and `after` what
// begins there; regular expressions of ICU, either may be empty.
struct SrxRule {
  bool breaks = true;  // else an exception
  std::string before;
  std::string after;
  std::size_t line = 0;  // in the file, from 1
};

struct SrxLanguageRules {
  std::string name;
  std::vector<SrxRule> rules;
};

// Languages whose tag matches `pattern` as a whole (case does not count) have those rules.
struct SrxMap {
  std::string pattern;
  std::size_t rules = 0;  // index into SrxDocument::rules
  std::size_t line = 0;
};

struct SrxDocument {
  std::string file;             // for messages
  bool cascade = true;          // the rules of all maps that match, in order; else of the first
  bool unicode_breaks = false;  // where no rule decides, ICU's sentence boundaries do (Okapi)
  std::vector<SrxLanguageRules> rules;
  std::vector<SrxMap> maps;
};

class SrxProgram;

// SRX rules at work. Calls on a const object are thread-safe; the expressions for a language are
// compiled when it is first met, so mistakes in the rules of other languages do no harm.
class SrxRules {
 public:
  // Throws InputError (file, line) for a language pattern that is no regular expression.
  explicit SrxRules(SrxDocument document);
  ~SrxRules();
  SrxRules(const SrxRules&) = delete;
  SrxRules& operator=(const SrxRules&) = delete;

  // Whether a map matches `lang`, a BCP 47 tag; "en-US" is also asked as "en_US". Throws InputError
  // for rules of that language that ICU does not accept, and for a pattern that never ends.
  bool covers(const std::string& lang) const;

  // Ranges of the sentences of `block`, a part of `text`, trimmed, none empty, in order; line ends
  // within it count as one space. The first rule that matches at a place decides on it. `lang` is
  // covered. Throws InputError (file, line of the rule) for an expression that ICU does not accept,
  // and for one that takes too long or too much memory on this text.
  std::vector<ByteRange> split(std::string_view text, ByteRange block,
                               const std::string& lang) const;

 private:
  const SrxProgram* program(const std::string& lang) const;

  SrxDocument document_;
  struct Maps;
  std::unique_ptr<const Maps> maps_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<const SrxProgram>> programs_;  // null: not covered
};

}  // namespace calque
