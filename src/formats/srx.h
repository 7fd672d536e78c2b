// Segmentation rules as files, docs/segmentation.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/note.h"
#include "langid/srx.h"

namespace calque {

// Reads `bytes`, the content of the file `path`: SRX 1.0 or 2.0, or OmegaT's segmentation.conf
// (told apart by the root element), in any encoding that its XML declaration or its bytes tell.
// Entities other than XML's own are not expanded. Appends a note to `notes` where sets of rules
// bear the same name (they are joined). Throws InputError (file, and line where known) when it is
// empty, not well-formed, of another format, has no map, or a map names rules that do not exist.
// The regular expressions are not looked at here. Thread-safe.
SrxDocument parse_srx(std::string_view bytes, const std::string& path, std::vector<Note>& notes);

}  // namespace calque
