// HTML: any text gives a document whose blocks, tags and places are sound, or an InputError.
#include "formats/documents/html.h"
#include "fuzz/extracted.h"
#include "text/error.h"

using namespace calque;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  html_declared_charset(bytes);
  looks_like_html(bytes);
  const std::string page = repair_utf8(bytes);
  try {
    Document document = read_html(page, "page");
    fuzz::check_extracted(document, page);
  } catch (const InputError& error) {
    fuzz::require(error.place().file == "page", "an error names the file");
  }
  return 0;
}
