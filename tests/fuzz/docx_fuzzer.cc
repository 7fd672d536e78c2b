// DOCX: any archive, and any text as the parts of one, gives a document that is sound, or an
// InputError. Bytes that are no archive are taken for the paragraphs.
#include "formats/documents/docx.h"
#include "formats/documents/docx_text.h"
#include "fuzz/extracted.h"
#include "text/error.h"

using namespace calque;

namespace {

Document read_part(std::string_view bytes) {
  TextBuilder builder(TextBuilder::Origin::none);
  for (const DocxParagraph& paragraph : read_docx_paragraphs(std::string(bytes), "file", {}))
    add_docx_paragraph(builder, paragraph);
  return builder.take("file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  try {
    Document document = looks_like_docx(bytes) ? read_docx(bytes, "file") : read_part(bytes);
    if (!document.blocks.empty()) fuzz::check_extracted(document, {});
  } catch (const InputError& error) {
    fuzz::require(error.place().file.starts_with("file"), "an error names the file");
  }
  return 0;
}
