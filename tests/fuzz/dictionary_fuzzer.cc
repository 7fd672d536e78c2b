// Word lists: any bytes give entries that are whole, or an InputError.
#include <vector>

#include "align/dictionary_use.h"
#include "formats/dictionary.h"
#include "fuzz/documents.h"
#include "fuzz/fuzz.h"
#include "text/error.h"

namespace {

using namespace calque;

void check_entry(const DictionaryEntry& entry) {
  for (const std::string& side : {entry.source, entry.target}) {
    fuzz::require(!side.empty() && trim(side) == side, "both sides are given, and trimmed");
    fuzz::require(!find_invalid_utf8(side), "entries are valid UTF-8");
  }
  fuzz::require(entry.weight >= 0 && entry.weight <= 1, "weights are in 0..1");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::bytes_of(data, size);
  static const Document document = fuzz::make_document("a b é\n日本 word words\n", true);
  std::vector<Note> notes;
  try {
    const Dictionary dictionary = parse_dictionary(text, "words", notes);
    fuzz::require(!dictionary.empty(), "a dictionary has entries");
    fuzz::require(notes.size() <= 1, "one note tells of all damage");
    for (const DictionaryEntry& entry : dictionary) check_entry(entry);
    const DictionaryUse use = count_dictionary_use(dictionary, document, {&document, 1});
    fuzz::require(use.entries == dictionary.size(), "every entry is counted");
    fuzz::require(use.matched + use.too_long <= use.entries, "an entry is counted once");
    fuzz::require(use.matched == use.exchanged, "the same text fits both ways alike");
  } catch (const InputError& error) {
    fuzz::require(!error.problem().english().empty(), "an error says what is wrong");
    fuzz::require(error.place().file == "words", "an error names the file");
  }
  return 0;
}
