// Rule lists: a mistake with its line, or rules by which any text can be cut.
#include <algorithm>

#include "fuzz/fuzz.h"
#include "langid/blocks.h"
#include "langid/rules.h"
#include "langid/segmenter.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace calque;
  const std::string text = repair_utf8(fuzz::bytes_of(data, size));
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  RuleFile file;
  try {
    file = parse_rules(text, "xx.rules");
  } catch (const InputError& error) {
    const std::size_t line = error.place().line.value_or(0);
    fuzz::require(line >= 1 && line <= lines, "a mistake is named with its line");
    return 0;
  }
  RuleBook book;
  add_rules(book, "root", {});
  add_rules(book, "xx", file);
  for (const RuleExample& example : failing_examples(file, book, "xx")) {
    fuzz::require(example.line >= 1 && example.line <= lines, "an example is named with its line");
  }
  std::size_t last = 0;
  for (const Block& block : find_blocks(text, Newlines::automatic, book.boilerplate)) {
    for (const ByteRange sentence :
         split_sentences(text, block.range, "xx", find_rules(book, "xx"))) {
      fuzz::require_range(text, {last, text.size()}, sentence, "sentences stand in order");
      last = sentence.end;
    }
  }
  return 0;
}
