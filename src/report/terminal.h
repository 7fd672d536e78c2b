// Links for people: both passages side by side, what they share marked, and the reasons in words.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "align/link.h"
#include "text/document.h"

namespace calque {

struct ReportStyle {
  std::size_t width = 100;  // columns of the terminal; at least 40 are used
  bool color = false;       // ANSI colours; without them what is shared stands in [brackets]
  std::function<std::string(const std::string&)> translate;  // of the few words; empty: English
};

// The line above a link.
struct LinkHeading {
  std::size_t number = 1;
  std::string target;  // the target document's name; empty: left out
  bool show_grade = false;
};

// The heading (of a gap, words instead of the score), the passages in two columns, and a line for
// each reason; ends with an empty line.
// Evidence is coloured the same on both sides and in its reason. Control characters of the text
// never reach the terminal. Thread-safe.
std::string render_link(const LinkHeading& heading, const Document& source, const Document& target,
                        const Link& link, const ReportStyle& style);

}  // namespace calque
