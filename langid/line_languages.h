// The languages of lines that come one after another, as from a pipe.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "langid/identifier.h"

namespace calque {

// Judges every line with those before it as prior, never with those to come: a short line follows
// them, a long one speaks for itself, as blocks do in a document (langid/spans.h). What it keeps
// does not grow. Not thread-safe.
class LineLanguages {
 public:
  // `identifier` must outlive it.
  explicit LineLanguages(const Identifier& identifier) : identifier_(identifier) {}

  // BCP 47. A line without letters has the language of the line before, "und" at first.
  std::string next(std::string_view line);

 private:
  void remember(const std::string& lang, double letters);

  const Identifier& identifier_;
  std::map<std::string, double> letters_;  // of recent lines, by language; older ones count less
  std::string last_ = "und";
};

}  // namespace calque
