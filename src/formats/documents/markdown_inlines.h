// The inline content of a block of Markdown, found again in the file.
#pragma once

#include <string_view>

#include <cmark-gfm.h>

#include "formats/documents/text_builder.h"

namespace calque {

// Whether `node` is what an extension calls so; cmark has no constants for those.
inline bool is_called(cmark_node* node, std::string_view name) {
  return cmark_node_get_type_string(node) == name;
}

// Adds what `block` holds to the open block of `builder`. `place` is where it stands in `text`,
// with what marks it ("#", "|"). cmark's own places of inline content are not exact, so that its
// tree says what there is, and the characters are found one behind the other. Returns where they
// end.
std::size_t add_inlines(TextBuilder& builder, cmark_node* block, std::string_view text,
                        ByteRange place);

}  // namespace calque
