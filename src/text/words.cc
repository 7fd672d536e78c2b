#include "text/words.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/utf8.h"

namespace calque {
namespace {

// Making a break iterator costs more than using it; it keeps state, so each thread has one.
icu::BreakIterator* word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

// Apostrophes, and the narrow no-break space, which ICU joins to the words beside it.
bool parts_words(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == 0x202F; }

void add_parts(std::string_view text, ByteRange word, std::vector<ByteRange>& words) {
  std::size_t begin = word.begin;
  for (std::size_t at = word.begin; at < word.end;) {
    const std::size_t here = at;
    if (parts_words(next_code_point(text, at))) {
      if (here > begin) words.push_back({begin, here});
      begin = at;
    }
  }
  if (word.end > begin) words.push_back({begin, word.end});
}

}  // namespace

std::vector<ByteRange> find_words(std::string_view text) {
  std::vector<ByteRange> words;
  icu::BreakIterator* iterator = word_iterator();
  if (iterator == nullptr || text.empty()) return words;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator->setText(&utext, status);
  if (U_SUCCESS(status)) {
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
         end = iterator->next()) {
      if (iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
        add_parts(text, {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}, words);
      }
      begin = end;
    }
  }
  utext_close(&utext);
  return words;
}

}  // namespace calque
