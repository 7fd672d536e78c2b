// The mark that a text ends with, of any script.
#pragma once

#include <string_view>

#include "text/range.h"

namespace calque {

enum class EndMark { none, statement, question, exclamation, ellipsis, colon, semicolon, comma };

struct FoundEnd {
  EndMark mark = EndMark::none;
  ByteRange range;    // of the mark
  bool open = false;  // the text ends with a placeholder, a digit or the like, which may hold any
};

// Closing quotation marks and brackets do not count, nor does the order of "?!" and "?”.":
// a question is one. `lang`: a primary subtag; Greek asks with a semicolon, Armenian within a word.
FoundEnd find_end_mark(std::string_view text, std::string_view lang);

}  // namespace calque
