// JSON Lines as documents: one object a line, whose member "text" is read.
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace calque {

// The texts of all records as one document, each cut into blocks as plain text is; origins are
// bytes of `text`, escapes and all. Other members (id, lang, ...) are left to their owners. Throws
// InputError (file: `id`, with the line) for a line that is no JSON object with a text.
// Thread-safe.
Document read_jsonl_document(std::string_view text, const std::string& id);

}  // namespace calque
