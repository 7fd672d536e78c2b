// Lexicon::look_up: the entries of a user's dictionary in the vocabularies of two documents.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "align/inflection.h"
#include "align/lexicon.h"
#include "text/normalize.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr double given_strength = 0.8;      // share of its occurrences that a given pair explains
constexpr double inflected_strength = 0.5;  // the same where a form is only like the entry
constexpr std::size_t most_pairs = 1'000'000;  // between two clearings
constexpr std::size_t most_forms = 12;         // of one entry

struct Form {
  std::uint32_t type;
  double strength;
};

// The word types of a document by key and by stem.
class Vocabulary {
 public:
  explicit Vocabulary(const TokenizedDocument& document) : document_(document) {
    for (std::uint32_t t = 0; t < document.types.size(); ++t) {
      const TokenType& type = document.types[t];
      if (type.kind != TokenKind::word) continue;
      by_key_.emplace(type.key, t);
      if (count_code_points(type.key) >= stem_letters)
        by_stem_[std::string(first_letters(type.key, stem_letters))].push_back(t);
    }
  }

  // The word itself, or else words that share its stem and differ by an ending.
  std::vector<Form> find(const std::string& key) const {
    if (const auto found = by_key_.find(key); found != by_key_.end())
      return {{found->second, given_strength}};
    std::vector<Form> forms;
    const std::size_t length = count_code_points(key);
    const std::size_t kept = shared_letters(length);
    if (kept == 0) return forms;
    const auto found = by_stem_.find(std::string(first_letters(key, stem_letters)));
    if (found == by_stem_.end()) return forms;
    for (const std::uint32_t type : found->second) {
      const std::string& other = document_.types[type].key;
      if (forms.size() < most_forms && count_code_points(other) <= length + form_longer_by &&
          first_letters(other, kept) == first_letters(key, kept))
        forms.push_back({type, inflected_strength});
    }
    return forms;
  }

 private:
  const TokenizedDocument& document_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;
};

std::vector<std::string> keys_of(const std::string& entry) {
  std::vector<std::string> keys;
  for (const ByteRange& word : find_words(entry)) keys.push_back(fold(slice(entry, word)));
  return keys;
}

}  // namespace

std::vector<Lexicon::Pair> Lexicon::look_up(const Dictionary& dictionary,
                                            const TokenizedDocument& source,
                                            const TokenizedDocument& target) {
  std::vector<Pair> pairs;
  if (dictionary.empty()) return pairs;
  const Vocabulary from(source);
  const Vocabulary to(target);
  for (const DictionaryEntry& entry : dictionary) {
    const auto source_keys = keys_of(entry.source);
    const auto target_keys = keys_of(entry.target);
    if (source_keys.size() > most_entry_words || target_keys.size() > most_entry_words) continue;
    if (pairs.size() > most_pairs) pairs = joined(std::move(pairs));
    // Of a term of several words, each word may stand for each.
    const double share = entry.weight / static_cast<double>(std::max<std::size_t>(
                                            1, std::max(source_keys.size(), target_keys.size())));
    for (const std::string& a : source_keys) {
      for (const Form& s : from.find(a)) {
        for (const std::string& b : target_keys) {
          for (const Form& t : to.find(b)) {
            const double count = std::min(source.types[s.type].count, target.types[t.type].count);
            pairs.push_back({s.type, t.type,
                             static_cast<float>(share * std::min(s.strength, t.strength) * count)});
          }
        }
      }
    }
  }
  return joined(std::move(pairs));
}

}  // namespace calque
