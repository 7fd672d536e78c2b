// Pairs of quotation marks and brackets in a text.
#pragma once

#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

struct Enclosure {
  std::size_t open = 0;   // offset of the opening mark
  std::size_t close = 0;  // offset of the closing mark
  char32_t mark = 0;      // the opening mark
};

// The pairs within `block`, a part of `text`, by their opening mark. Marks without a partner make
// none. Straight and other undirected marks are told apart by the white space around them, so that
// „Deutsch“, »Deutsch«, ”svenska” and « français » all come out right; apostrophes make no pair.
// Linear in the size of the block. Thread-safe.
std::vector<Enclosure> find_enclosures(std::string_view text, ByteRange block);

// The same where the marks of the block are known (langid/marks.h).
std::vector<Enclosure> find_enclosures(std::string_view text, ByteRange block,
                                       const std::vector<std::size_t>& marks);

bool is_bracket(char32_t mark);         // ( [ { （ and the like, opening or closing
bool is_quotation_mark(char32_t mark);  // of any kind, apostrophes included
bool may_open(char32_t mark);           // an opening bracket or a quotation mark
bool may_close(char32_t mark);          // a closing bracket or a quotation mark

}  // namespace calque
