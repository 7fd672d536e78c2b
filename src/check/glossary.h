// Terms and what they must, or must not, be called in the other language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/range.h"

namespace calque {

struct GlossaryTerm {
  std::string source;  // empty: a forbidden term of the target, whatever the source says
  std::vector<std::string> targets;    // any of them will do
  std::vector<std::string> forbidden;  // none of them will
};

// A term of the glossary in a source text.
struct FoundTerm {
  const GlossaryTerm* term;
  ByteRange range;  // empty for a term without a source
};

// Immutable once built; thread-safe.
class Glossary {
 public:
  // `source_lang` and `target_lang`: BCP 47. Terms of one source are joined.
  Glossary(std::vector<GlossaryTerm> terms, const std::string& source_lang,
           const std::string& target_lang);

  // The terms that the text holds in some form, in order; of overlapping ones the longest.
  std::vector<FoundTerm> find(std::string_view source) const;
  // Where a text in the target's language holds the term in some form, empty when nowhere. With
  // `loosely`, inflection may change more of a word, and it may be part of a compound.
  ByteRange find_target(std::string_view text, const std::string& term, bool loosely) const;

  // Whether it speaks of texts in these languages; unknown ones are taken for its own.
  bool is_for(std::string_view source_lang, std::string_view target_lang) const;

 private:
  struct Words {
    std::vector<std::string> folded;
    std::uint32_t term;
  };

  std::vector<GlossaryTerm> terms_;
  std::unordered_map<std::string, std::vector<Words>> by_first_;  // by its word's first letters
  std::vector<std::uint32_t> without_source_;
  std::vector<std::uint32_t> by_letters_;  // terms with signs
  std::string source_lang_;
  std::string target_lang_;
  bool unspaced_source_;
  bool unspaced_target_;
};

}  // namespace calque
