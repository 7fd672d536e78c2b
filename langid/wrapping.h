// Hard-wrapped lines and the paragraphs they make.
#pragma once

#include <span>
#include <string_view>

#include "langid/blocks.h"
#include "langid/text_lines.h"

namespace calque {

// Sets `continues` of the lines that go on with the block of the line before them.
// Whether a text is hard-wrapped is judged from the text itself when `newlines` is automatic: a
// line is full when the first word of the next would not have fitted; a wrapped text has nearly
// only full lines inside its paragraphs, and many of its lines go on in small letters. Judged for
// the whole text, then for each run of lines between empty ones. Linear in the number of lines.
void mark_continuations(std::string_view text, std::span<TextLine> lines, Newlines newlines);

}  // namespace calque
