// The languages of lines that come one after another, as from a pipe.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "langid/identifier.h"

namespace calque {

// Judges every line together with the few before it, never with those to come; what it keeps does
// not grow. Not thread-safe.
class LineLanguages {
 public:
  // `identifier` must outlive it.
  explicit LineLanguages(const Identifier& identifier) : identifier_(identifier) {}

  // BCP 47. A line without letters has the language of the line before, "und" at first.
  std::string next(std::string_view line);

 private:
  const Identifier& identifier_;
  std::deque<std::string> recent_;  // each cut to a few words
  std::string last_ = "und";
};

}  // namespace calque
