// SRX files and their rules on a text: any bytes are read or refused with an error, and what the
// rules say keeps the promises of segmentation. The file ends at the first 0x01 byte.
#include "formats/srx.h"
#include "fuzz/fuzz.h"
#include "text/error.h"

using namespace calque;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const std::size_t cut = bytes.find('\x01');
  std::string text = repair_utf8(cut == bytes.npos ? bytes : bytes.substr(cut + 1));
  text += "Mr. X was 3. Was he? « Yes. » aaaaaaaaaaaaaaaaaaaaaaaaaaaa 12.5 😀. No.";
  std::vector<Note> notes;
  try {
    const SrxRules rules(parse_srx(bytes.substr(0, cut), "rules.srx", notes));
    for (const char* lang : {"en", "fr-CA", "und"}) {
      if (!rules.covers(lang)) continue;
      std::size_t last = 0;
      for (const ByteRange sentence : rules.split(text, {0, text.size()}, lang)) {
        fuzz::require_range(text, {last, text.size()}, sentence, "sentences stand in order");
        fuzz::require(!sentence.empty() && trim(text, sentence) == sentence,
                      "sentences are trimmed");
        fuzz::require(trim(text, {last, sentence.begin}).empty(), "only spaces are left out");
        last = sentence.end;
      }
      fuzz::require(trim(text, {last, text.size()}).empty(), "nothing is left out at the end");
    }
  } catch (const InputError& error) {
    fuzz::require(error.place().file == "rules.srx", "errors name the file");
  }
  return 0;
}
