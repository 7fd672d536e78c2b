// Word documents (DOCX: Office Open XML, transitional and strict).
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace calque {

// A ZIP archive, or what Word makes of a document with a password (an OLE file).
bool looks_like_docx(std::string_view begin);

// The document of a DOCX file: paragraphs are blocks (headings, list items and quotations by their
// styles), then footnotes and endnotes; bold, italic, underlined, links and line breaks are tags.
// Deletions that are tracked, hidden text, comments, headers and footers are left out, insertions
// stay. Offsets count in the document's text: it has no place of its own in the file. Throws
// InputError for what is no DOCX, damaged, encrypted, without text, or more than 512 MB unpacked.
// Thread-safe.
Document read_docx(std::string_view bytes, const std::string& id);

}  // namespace calque
