// Segments of lines as they come, for `calque segment` as a filter.
#pragma once

#include <string>

#include "cli/common.h"

namespace calque {

struct LineSource {
  std::string path;  // "-": standard input
  std::string lang;  // "" to find it, line by line
};

// Segments every line by itself and writes it out before it waits for the next one. Memory does not
// grow with the input. Offsets count from the beginning of the input. Throws as read_document does,
// but empty input is well: it gives nothing.
void segment_by_line(const LineSource& source, const InputOptions& options,
                     const Identifier& identifier, const UserRules& rules, ResultWriter& writer,
                     const Session& session);

// What segment writes, of one segment whose document begins at `offset` in the input.
void write_segment(const Document& document, const Segment& segment, std::size_t offset,
                   ResultWriter& writer);

}  // namespace calque
