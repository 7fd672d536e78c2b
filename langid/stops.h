// Where a sentence may end: terminators with what belongs to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "langid/enclosures.h"
#include "langid/rules.h"
#include "text/range.h"

namespace calque {

// A possible end of a sentence. Offsets into the text; begin < marks_end <= end <= next.
struct Stop {
  std::size_t begin = 0;      // of the run of terminators ("?!", "...")
  std::size_t marks_end = 0;  // behind the run
  std::size_t end = 0;        // behind the closing marks and footnote signs that belong to it
  std::size_t next = 0;       // where the next sentence would begin
  char32_t mark = 0;          // the last terminator
  bool ellipsis = false;      // the run is "…" or two full stops and more
  bool unicode = false;       // ICU sees a boundary between marks_end and next
};

// One block with all that is needed to judge its stops.
struct BlockText {
  std::string_view text;
  ByteRange block;
  std::string lang;
  const SegmentationRules& rules;
  std::vector<std::size_t> marks;  // as find_marks() gives them
  std::vector<Enclosure> enclosures;
};

// The stops of the block, in order: ICU's sentence boundaries, with closing marks returned to the
// sentence they close, and terminators that ICU passes over. Linear in the size of the block.
std::vector<Stop> find_stops(const BlockText& block);

// What follows a stop, opening marks skipped.
struct NextWord {
  enum class Start { none, lower, upper, uncased, digit, other } start = Start::none;
  bool opened = false;    // behind an opening quotation mark or bracket
  std::string_view word;  // letters (with inner apostrophes and hyphens) or digits, up to 40 bytes
  bool stopped = false;   // a full stop follows the word
  char32_t first = 0;     // the first character behind the stop, before anything is skipped
};
NextWord next_word(const BlockText& block, std::size_t at);

// Invisible marks that set the writing direction.
bool is_direction_mark(char32_t c);

}  // namespace calque
