// What every document that was taken out of a file promises.
#pragma once

#include "formats/note.h"
#include "fuzz/documents.h"
#include "fuzz/fuzz.h"
#include "text/document.h"

namespace calque::fuzz {

inline void check_blocks(const Document& document) {
  require(!find_invalid_utf8(document.text), "the text is valid UTF-8");
  require(!document.blocks.empty(), "a document has a block");
  std::size_t last = 0;
  for (const Block& block : document.blocks) {
    require_range(document.text, {last, document.text.size()}, block.range, "blocks are in order");
    require(!block.range.empty() && trim(document.text, block.range) == block.range,
            "blocks are trimmed");
    last = block.range.end;
  }
}

inline void check_tags(const Document& document) {
  std::size_t last = 0;
  for (const Tag& tag : document.tags) {
    require(tag.at >= last && tag.at <= document.text.size() && on_boundary(document.text, tag.at),
            "tags are in order");
    last = tag.at;
  }
}

// `file` is empty for a format whose text has no place in its file.
inline void check_extracted(Document& document, std::string_view file) {
  check_blocks(document);
  check_tags(document);
  segment(document, identifier(), {});
  for (const Segment& segment : document.segments) {
    const ByteRange place = document.origin.in_file(segment.range);
    if (file.empty()) {
      require(place == segment.range, "offsets count in the text");
    } else {
      require_range(file, {0, file.size()}, place, "segments have a place in the file");
      const ByteRange back = document.origin.in_text(place);
      require(place.empty() || back.begin <= back.end, "and find back");
    }
  }
}

}  // namespace calque::fuzz
