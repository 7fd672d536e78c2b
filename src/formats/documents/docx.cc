#include "formats/documents/docx.h"

#include "formats/documents/docx_package.h"
#include "formats/documents/docx_styles.h"
#include "formats/documents/docx_text.h"
#include "formats/reader.h"
#include "text/error.h"

namespace calque {

bool looks_like_docx(std::string_view begin) {
  return begin.starts_with("PK\x03\x04") || looks_like_ole(begin);
}

Document read_docx(std::string_view bytes, const std::string& id) {
  const std::string file = display_path(id);
  DocxParts parts = read_docx_parts(bytes, file);
  const auto place = [&](const char* part) { return file + "/word/" + part; };
  DocxStyles styles;
  if (!parts.styles.empty())
    styles = read_docx_styles(std::move(parts.styles), place("styles.xml"));
  TextBuilder builder(TextBuilder::Origin::none);
  const auto add = [&](std::string xml, const char* part) {
    if (xml.empty()) return;
    for (const DocxParagraph& paragraph : read_docx_paragraphs(std::move(xml), place(part), styles))
      add_docx_paragraph(builder, paragraph);
  };
  add(std::move(parts.document), "document.xml");
  add(std::move(parts.footnotes), "footnotes.xml");
  add(std::move(parts.endnotes), "endnotes.xml");
  Document document = builder.take(id);
  if (document.blocks.empty())
    throw InputError({file}, "no text in the document", "give a file with text in it");
  return document;
}

}  // namespace calque
