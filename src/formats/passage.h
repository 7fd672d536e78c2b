// What a link looks like to a reader: its passages and its reasons in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/link.h"
#include "text/document.h"

namespace calque {

// From the beginning of the first to the end of the last of the (neighbouring) segments; empty at 0
// without segments.
ByteRange passage_range(const Document& document, const std::vector<std::size_t>& segments);

// `text` trimmed, every line break, tab and run of white space turned into one space; a single
// no-break or thin space stays what it is, and a line break between Chinese or Japanese characters
// vanishes.
std::string fold_spaces(std::string_view text);

std::string passage_text(const Document& document, const std::vector<std::size_t>& segments);

// `text` with spaces folded, cut after `most` code points with an ellipsis.
std::string shorten(std::string_view text, std::size_t most);

// "entity: David Lau = David Lau"; kinds that point at whole segments (length, encoder) are the
// bare name. Both sides are shortened.
std::string describe(const Evidence& evidence, const Document& source, const Document& target);

// All reasons, separated by "; ".
std::string describe(const std::vector<Evidence>& evidence, const Document& source,
                     const Document& target);

}  // namespace calque
