// What a web page says besides its text: related stories, comment forms, sign-ups, share bars.
#pragma once

#include <string_view>
#include <vector>

#include "langid/rules.h"
#include "text/document.h"

namespace calque {

struct DraftBlock {
  Block block;
  bool after_blank = false;  // an empty line stands before it
  bool one_line = false;
  bool is_title = false;  // markup says that it is a heading: no label of a form then
};

// Turns the blocks that are boilerplate into such: those that match the patterns,
// the headlines below a heading like "related stories" until running text resumes, menus, and lone
// tags at the end. Linear in the size of the text.
void mark_boilerplate(std::string_view text, std::vector<DraftBlock>& blocks,
                      const BoilerplatePatterns& patterns);

}  // namespace calque
