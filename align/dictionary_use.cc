#include "align/dictionary_use.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/normalize.h"
#include "text/range.h"
#include "text/words.h"

namespace calque {
namespace {

// As in given_words.cc, which looks the entries up.
constexpr std::size_t most_words = 8;       // of one side of an entry
constexpr std::size_t stem_letters = 5;     // that an inflected form keeps at least
constexpr std::size_t longer_by = 3;        // letters, than the entry
constexpr std::size_t shorter_stem_by = 2;  // letters of the entry that a form may change

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string_view first_letters(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++at) {
    if (begins_character(text[at]) && seen++ == letters) break;
  }
  return text.substr(0, at);
}

void add_keys(std::vector<std::string>& keys, std::string_view text) {
  for (const ByteRange& word : find_words(text)) keys.push_back(fold(slice(text, word)));
}

// The folded words of documents, sorted.
class Words {
 public:
  explicit Words(std::span<const Document> documents) {
    for (const Document& document : documents) {
      for (const Segment& segment : document.segments) {
        add_keys(words_, slice(document.text, segment.range));
      }
    }
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }

  bool hold_one_of(const std::vector<std::string>& keys) const {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return hold(key); });
  }

 private:
  bool hold(const std::string& key) const {
    const auto found = std::lower_bound(words_.begin(), words_.end(), key);
    if (found != words_.end() && *found == key) return true;
    const std::size_t length = length_of(key);
    if (length < stem_letters) return false;
    const std::string stem(first_letters(key, std::max(stem_letters, length - shorter_stem_by)));
    for (auto word = std::lower_bound(words_.begin(), words_.end(), stem);
         word != words_.end() && word->starts_with(stem); ++word) {
      if (length_of(*word) <= length + longer_by) return true;
    }
    return false;
  }

  std::vector<std::string> words_;
};

}  // namespace

DictionaryUse count_dictionary_use(const Dictionary& dictionary, const Document& source,
                                   std::span<const Document> targets) {
  DictionaryUse use;
  use.entries = dictionary.size();
  if (dictionary.empty()) return use;
  const Words from({&source, 1});
  const Words to(targets);
  std::vector<std::string> left;
  std::vector<std::string> right;
  for (const DictionaryEntry& entry : dictionary) {
    left.clear();
    right.clear();
    add_keys(left, entry.source);
    add_keys(right, entry.target);
    if (std::max(left.size(), right.size()) > most_words) {
      ++use.too_long;
      continue;
    }
    if (from.hold_one_of(left) && to.hold_one_of(right)) ++use.matched;
    if (from.hold_one_of(right) && to.hold_one_of(left)) ++use.exchanged;
  }
  return use;
}

}  // namespace calque
