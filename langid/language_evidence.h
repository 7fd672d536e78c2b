// What scripts, letters and common words say about a text's language, with or without a model.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "langid/clean_text.h"
#include "langid/common_words.h"
#include "langid/identifier.h"
#include "langid/script.h"

namespace calque {

// Immutable and shared by threads. Some tens of microseconds a sentence.
class LanguageEvidence {
 public:
  // Languages by BCP 47 tag; what weigh() returns stands in the same order.
  explicit LanguageEvidence(const std::vector<std::string>& languages);

  // The evidence for each language as a natural logarithm, 0 at best. A language that shares no
  // script with the text gets `excluded` or less. Empty for a text without letters.
  std::vector<double> weigh(const CleanText& text) const;

  // Of a text that is presumed to be in `lang`: agrees where it is in its script and has its common
  // words far more than any other language's, contradicts where it has another's. Silent for a
  // language without a list of common words, unless it has a script of its own. Looks at the first
  // 300 bytes; a microsecond or two.
  Opinion glance(std::string_view text, const std::string& lang) const;

  // As Identifier::glance_at_parts() says.
  Opinion glance_at_parts(std::string_view text, const std::string& lang) const;

  static constexpr double excluded = -20.0;

 private:
  struct Alphabet {  // languages with the same scripts
    std::vector<int> scripts;
    std::vector<std::size_t> languages;
  };
  enum class Fit : unsigned char { own, foreign, alien };
  using ScriptSet = std::bitset<1024>;
  struct Look;  // what a glance has counted

  bool can_look_for(std::size_t language) const;
  void look_at(std::string_view text, std::size_t language, Look& look) const;
  Opinion judge(const Look& look, std::size_t language) const;

  void read_alphabets(const std::vector<std::string>& languages);
  void read_letters(const std::vector<std::string>& languages);
  void read_words(const std::vector<std::string>& languages);
  void weigh_scripts(const std::vector<ScriptCount>& counts, std::vector<double>& weights) const;
  void weigh_han(const CleanText& text, const std::vector<ScriptCount>& counts,
                 std::vector<double>& weights) const;
  void weigh_letters(const CleanText& text, std::vector<double>& weights) const;
  void weigh_words(const CleanText& text, std::vector<double>& weights) const;

  std::size_t size_ = 0;
  std::vector<Alphabet> alphabets_;
  std::unordered_map<char32_t, std::vector<Fit>> letters_;  // [letter][language]
  CommonWords words_;
  std::unordered_map<std::string, std::size_t> index_;  // of a language
  std::vector<std::vector<int>> scripts_;               // [language]
  std::vector<bool> has_words_;                         // [language]
  std::vector<ScriptSet> script_sets_;                  // [language]
  std::vector<std::size_t> twin_;  // [language]: another standard of the same language, or itself
  std::vector<int> own_script_;    // [language]: one that no other is written in, or -1
};

}  // namespace calque
