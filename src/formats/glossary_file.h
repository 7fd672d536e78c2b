// Glossaries as files: TSV and TBX.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/note.h"

namespace calque {

struct GlossaryRow {
  std::string source;  // empty: the target must not be used, whatever the source says
  std::string target;
  bool forbidden = false;
};

// The rows of the glossary at `path`. TSV: source, target and, if given, "forbidden"; lines that
// begin with "#" are passed over. TBX (ISO 30042, its older form with termEntry too): the terms of
// both languages of each concept, those that are deprecated or superseded being forbidden. Rows
// without a term are left out with a note. Throws InputError when the file cannot be read, is no
// XML, or has no term in both languages. Thread-safe.
std::vector<GlossaryRow> read_glossary(const std::string& path, const std::string& source_lang,
                                       const std::string& target_lang, std::vector<Note>& notes);

}  // namespace calque
