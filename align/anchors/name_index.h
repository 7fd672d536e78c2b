// Names in Latin letters, found by the sounds of a word in another script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/anchors/similarity.h"

namespace calque {

struct KnownWord {
  std::string latin;  // the word of a name, folded to Latin letters
  std::string key;    // what its anchors get: the same, or both words of a name written as one
  std::uint32_t count = 0;  // occurrences
  bool certain = true;      // its capital is known to be a name's
};

struct NameMatch {
  std::size_t word = 0;  // index into the words
  double likeness = 0.0;
  double worth = 0.0;  // the likeness of more sounds is worth more
};

// Sounds are looked up by the classes of their consonants, of which one may be missing or another.
class NameIndex {
 public:
  explicit NameIndex(const std::vector<KnownWord>& words);

  // Whether some word could match sounds of this kind. Quick.
  bool may_match(std::string_view sounds) const;

  // The words that sound most alike, at most three and nearly equally so, best first, if they are
  // alike enough for their length; `count` is how often the sounds occur, which should be about as
  // often as the word. After a million comparisons nothing is found any more.
  std::vector<NameMatch> find(std::string_view sounds, SoundProfile profile, std::uint32_t count);

 private:
  struct Spelling {
    std::string sounds;
    std::vector<std::uint8_t> classes;
    std::uint32_t word;
    std::size_t consonants;
  };
  void add(const std::string& sounds, std::uint32_t word);

  const std::vector<KnownWord>& words_;
  std::vector<Spelling> spellings_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> exact_;    // all classes
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> missing_;  // one left out
  std::size_t comparisons_left_ = 1'000'000;
};

}  // namespace calque
