// Paragraphs, headings, list items and boilerplate of a plain text.
#pragma once

#include <string_view>
#include <vector>

#include "langid/rules.h"
#include "text/document.h"

namespace calque {

enum class Newlines {
  automatic,  // hard-wrapped paragraphs are rejoined where the text looks wrapped
  keep,       // every line is a block
  join,       // only blank lines (and list markers) end a block
};

// The blocks of `text`, in order, not overlapping; blank lines belong to none. Boilerplate (related
// stories, comment forms, sign-ups, share bars) is recognised by the patterns of the rule lists.
std::vector<Block> find_blocks(std::string_view text, Newlines newlines = Newlines::automatic);

// The same by other patterns of boilerplate than the built-in ones.
std::vector<Block> find_blocks(std::string_view text, Newlines newlines,
                               const BoilerplatePatterns& patterns);

}  // namespace calque
