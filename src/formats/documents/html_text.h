// Where the characters of a text node stand in the page.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

// Some characters as they stand, or what a character reference stands for.
struct HtmlPiece {
  std::string_view text;
  ByteRange source;
};

// `text` is what the parser made of `source`, a part of a page: character references replaced, line
// ends unified, stray tags left out. The pieces together are `text`. Linear in the sizes.
std::vector<HtmlPiece> find_pieces(std::string_view text, std::string_view source);

}  // namespace calque
