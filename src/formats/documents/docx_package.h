// The parts of a DOCX file: a ZIP archive that nobody need trust.
#pragma once

#include <string>
#include <string_view>

namespace calque {

struct DocxParts {  // XML; empty: not there
  std::string document;
  std::string styles;
  std::string footnotes;
  std::string endnotes;
};

// Whether a file begins as an OLE one does: Word's old format, or what has a password.
bool looks_like_ole(std::string_view begin);

// Unpacks the parts that hold text. Names are compared, never used as paths. `file` is for
// messages. Throws InputError for what is no ZIP archive, damaged, encrypted, without
// word/document.xml, or unpacks to more than 512 MB or to far more than text does. Thread-safe.
DocxParts read_docx_parts(std::string_view bytes, const std::string& file);

}  // namespace calque
