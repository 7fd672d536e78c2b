// The lines of a plain text: what each looks like and which belong together.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "langid/blocks.h"
#include "text/range.h"

namespace calque {

enum class LineKind : std::uint8_t { text, heading, item, quotation };

// Small, because a text may have millions of them.
struct TextLine {
  ByteRange content;  // trimmed, without bullet, "#" and ">"
  LineKind kind = LineKind::text;
  bool after_blank = false;  // an empty line or a rule ("----") stands before it
  bool underlined = false;   // a rule stands directly below
  bool continues = false;    // belongs to the block of the line before
  std::uint8_t indent = 0;   // columns before the content, at most 255
  std::uint8_t columns = 0;  // of the content, wide characters counted twice, at most 255
};

// The lines of `text` that hold something, in order, with those marked that continue a block (see
// langid/wrapping.h). Linear in the size of the text.
std::vector<TextLine> find_text_lines(std::string_view text, Newlines newlines);

// Columns of `text`, wide characters counted twice, at most `limit`.
std::size_t count_columns(std::string_view text, std::size_t limit);

// Whether `text` ends like a sentence: a terminator, perhaps with closing marks behind it.
bool ends_like_sentence(std::string_view text);

}  // namespace calque
