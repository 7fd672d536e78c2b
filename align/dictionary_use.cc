#include "align/dictionary_use.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "align/inflection.h"
#include "text/normalize.h"
#include "text/range.h"
#include "text/words.h"

namespace calque {
namespace {

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
    const std::size_t length = count_code_points(key);
    const std::size_t shared = shared_letters(length);
    if (shared == 0) return false;
    const std::string stem(first_letters(key, shared));
    for (auto word = std::lower_bound(words_.begin(), words_.end(), stem);
         word != words_.end() && word->starts_with(stem); ++word) {
      if (count_code_points(*word) <= length + form_longer_by) return true;
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
    if (std::max(left.size(), right.size()) > most_entry_words) {
      ++use.too_long;
      continue;
    }
    if (from.hold_one_of(left) && to.hold_one_of(right)) ++use.matched;
    if (from.hold_one_of(right) && to.hold_one_of(left)) ++use.exchanged;
  }
  return use;
}

}  // namespace calque
