// What the paragraph styles of a DOCX file make of their paragraphs.
#pragma once

#include <map>
#include <string>

#include "text/document.h"

namespace calque {

// By the style's id; styles that say nothing are left out.
using DocxStyles = std::map<std::string, BlockKind, std::less<>>;

// `xml` is word/styles.xml, `name` is what messages call it. Throws InputError for what is no XML.
DocxStyles read_docx_styles(std::string xml, const std::string& name);

}  // namespace calque
