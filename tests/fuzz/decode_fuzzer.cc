// Bytes of unknown encoding: decode() answers with valid UTF-8 or an Error, never anything else.
#include "fuzz/fuzz.h"
#include "text/charset.h"

namespace {

using namespace calque;

DecodeOptions options_of(unsigned byte) {
  static const char* const charsets[] = {
      "", "", "UTF-8", "UTF-16LE", "windows-1252", "Shift_JIS", "GB18030", "no-such-charset"};
  return {.charset = charsets[byte % 8], .lossy = (byte & 8) != 0};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  const DecodeOptions options = options_of(fuzz::take_byte(bytes));
  try {
    const DecodedText decoded = decode(bytes, "input", options);
    fuzz::require(!find_invalid_utf8(decoded.text), "decoded text is valid UTF-8");
    fuzz::require(!decoded.charset.empty(), "the charset is told");
    fuzz::require(options.lossy || decoded.repaired == 0, "only --lossy repairs");
  } catch (const Error& error) {
    fuzz::require(!error.problem().english().empty(), "an error says what is wrong");
    // In the bytes as given, or in their UTF-8 form.
    fuzz::require(!error.place().byte || *error.place().byte <= 4 * bytes.size(),
                  "an error's byte lies in the input");
  }
  const std::string repaired = repair_utf8(bytes);
  fuzz::require(!find_invalid_utf8(repaired), "repaired text is valid UTF-8");
  fuzz::require(find_invalid_utf8(bytes) || repaired == bytes, "valid text is left alone");
  return 0;
}
