// Markdown: any text gives a document whose blocks, tags and places are sound, or an InputError.
#include "formats/documents/markdown.h"
#include "fuzz/extracted.h"
#include "text/error.h"

using namespace calque;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text = repair_utf8(fuzz::bytes_of(data, size));
  std::erase(text, '\0');  // no file with one comes so far
  try {
    Document document = read_markdown(text, "text");
    fuzz::check_extracted(document, text);
  } catch (const InputError& error) {
    fuzz::require(error.place().file == "text", "an error names the file");
  }
  return 0;
}
