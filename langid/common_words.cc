#include "langid/common_words.h"

#include <algorithm>

namespace calque {

void CommonWords::add(std::string_view word, std::size_t language) {
  const std::uint32_t hash = hash_word(word);
  if (slots_.size() < 4 * (entries_.size() + 1)) grow();
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].entry != none &&
         (slots_[at].hash != hash || entries_[slots_[at].entry].word != word)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at].entry == none) {
    slots_[at] = {hash, static_cast<std::uint32_t>(entries_.size())};
    entries_.push_back({std::string(word), {}});
  }
  entries_[slots_[at].entry].languages.push_back(static_cast<std::uint16_t>(language));
}

void CommonWords::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), {});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const std::uint32_t hash = hash_word(entries_[i].word);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].entry != none) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, static_cast<std::uint32_t>(i)};
  }
}

}  // namespace calque
