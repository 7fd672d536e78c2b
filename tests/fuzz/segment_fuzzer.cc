// Blocks and sentences: trimmed ranges in order, none overlapping, none cutting a character.
#include "fuzz/fuzz.h"
#include "langid/blocks.h"
#include "langid/segmenter.h"

namespace {

using namespace calque;

void check_sentences(std::string_view text, ByteRange block, const std::string& lang) {
  std::size_t last = block.begin;
  for (const ByteRange sentence : split_sentences(text, block, lang)) {
    fuzz::require_range(text, {last, block.end}, sentence,
                        "sentences stand in order in their block");
    fuzz::require(!sentence.empty() && trim(text, sentence) == sentence, "sentences are trimmed");
    last = sentence.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  const unsigned choice = fuzz::take_byte(bytes);
  static const char* const languages[] = {"en", "fr", "und", "ja"};
  static constexpr Newlines newlines[] = {Newlines::automatic, Newlines::keep, Newlines::join};
  const std::string text = repair_utf8(bytes);
  std::size_t last = 0;
  for (const Block& block : find_blocks(text, newlines[choice / 4 % 3])) {
    fuzz::require_range(text, {last, text.size()}, block.range,
                        "blocks stand in order in the text");
    fuzz::require(trim(text, block.range) == block.range, "blocks are trimmed");
    last = block.range.end;
    check_sentences(text, block.range, languages[choice % 4]);
  }
  return 0;
}
