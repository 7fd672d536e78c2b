// Markdown files as documents.
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace calque {

// The document of a text in GitHub's Markdown, valid UTF-8 without NUL: paragraphs, headings, list
// items, quotations and cells of tables are blocks, inline markup is tags. Front matter (YAML,
// TOML), code blocks, blocks of HTML and definitions of links are left out, as nobody translates
// them; code within a sentence stays. Origins are bytes of `text`. Throws InputError for a file
// without text, or larger than 256 MB. Thread-safe.
Document read_markdown(std::string_view text, const std::string& id);

}  // namespace calque
