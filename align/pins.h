// A person's decisions: segments that must be linked, or must not.
#pragma once

#include <cstddef>
#include <vector>

#include "text/document.h"

namespace calque {

struct Pin {
  // Neighbouring segments, ascending. With `together`, one side may be empty: the other has no
  // counterpart.
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  bool together = true;             // false: no link may hold a source and a target segment of it
  std::size_t target_document = 0;  // index into the miner's targets
  std::size_t line = 0;             // of the file that it stands in, from 1; 0: unknown
};

// How many links of a target document a segment may be in: one, as in an alignment, or several with
// different partners, as the miner gives them.
enum class LinksEach { one, several };

// Throws InputError (file: `file`, line: the pin's, or its number from 1 where none has a line)
// when a pin names segments that do not exist or that are not neighbours, is empty, or contradicts
// another: a segment in two links (with `several`: a pair of segments in two links), a segment both
// linked and without counterpart, a pair both linked and forbidden. A pin said twice is no
// contradiction. Thread-safe.
void check_pins(const std::vector<Pin>& pins, const Document& source,
                const std::vector<const Document*>& targets, const std::string& file,
                LinksEach links_each = LinksEach::one);

}  // namespace calque
