// JSON Lines as documents: one object a line, whose member "text" is read.
#pragma once

#include <string>
#include <string_view>

#include "langid/rules.h"
#include "text/document.h"

namespace calque {

// The texts of all records as one document, each cut into blocks as plain text is; origins are
// bytes of `text`, escapes and all. A member "lang" is the language of the record's blocks; others
// (id, ...) are left to their owners. Throws
// InputError (file: `id`, with the line) for a line that is no JSON object with a text.
// Thread-safe.
Document read_jsonl_document(std::string_view text, const std::string& id,
                             const BoilerplatePatterns& patterns = boilerplate_patterns());

}  // namespace calque
