// A user's word list as a file, docs/formats.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/dictionary.h"
#include "formats/note.h"

namespace calque {

// The entries in `text`, the content of the file `path`: TSV with source, target and, if given, a
// weight; or, where the first rows all are of that form, "target @ source". Rows that are damaged
// are left out, and one note says how many. Throws InputError when no row is good, or where there
// are more than most_rows (rows.h). Thread-safe.
Dictionary parse_dictionary(std::string_view text, const std::string& path,
                            std::vector<Note>& notes);

}  // namespace calque
