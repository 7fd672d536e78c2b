// The paragraphs of a part of a DOCX file.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/documents/docx_styles.h"
#include "formats/documents/text_builder.h"

namespace calque {

// A run of text with one look, a tag or a break.
struct DocxPiece {
  enum class What { text, line_break, note };
  What what = What::text;
  std::string text;
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool link = false;
};

struct DocxParagraph {
  BlockKind kind = BlockKind::paragraph;
  std::vector<DocxPiece> pieces;
};

// Those of word/document.xml, or those of the notes, in their order. `name` is what messages call
// the part. Throws InputError for what is no XML.
std::vector<DocxParagraph> read_docx_paragraphs(std::string xml, const std::string& name,
                                                const DocxStyles& styles);

// Adds a paragraph as a block; what bold and the like begin and end become tags.
void add_docx_paragraph(TextBuilder& builder, const DocxParagraph& paragraph);

}  // namespace calque
