// The values that flow from stage to stage. Plain data: no stage keeps a reference into another's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/origin.h"
#include "text/range.h"
#include "text/tagged_text.h"

namespace calque {

enum class BlockKind { paragraph, heading, item, quotation, boilerplate };

// What a page is made of; blocks do not overlap and stand in the document's order.
struct Block {
  ByteRange range;  // trimmed; for an item without its bullet
  BlockKind kind = BlockKind::paragraph;
  std::string lang = {};  // BCP 47, where the file says it; empty: to be found
};

enum class SegmentKind { sentence, heading, item, quotation, boilerplate, line };

struct Segment {
  ByteRange range;   // in the document's text; trimmed, save for lines, which may be empty
  std::string lang;  // BCP 47, "und" when unknown
  SegmentKind kind = SegmentKind::sentence;
};

struct Document {
  std::string id;    // the path given, or a name
  std::string text;  // valid UTF-8
  std::string lang;  // the language most of it is in; "und" when unknown
  std::vector<Segment> segments;
  // Of a format with markup (HTML, Markdown, DOCX); all empty for plain text.
  std::vector<Block> blocks = {};  // what the markup says; empty: to be found in the text
  std::vector<Tag> tags = {};      // inline markup, in order of `at`
  OriginMap origin = {};           // where the text stands in the file
};

std::string_view name(SegmentKind kind);

}  // namespace calque
