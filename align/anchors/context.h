// What the extractors know about the whole document: its words, how each word form is written
// elsewhere, and the quotations.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "align/anchors/anchor.h"
#include "text/document.h"
#include "text/range.h"

namespace calque {

// How a word is written. Scripts without capitals and digits are `caseless`.
enum class WordShape : std::uint8_t { caseless, lower, capital, upper, mixed };

// Scripts as far as the extractors treat them differently.
enum class LetterScript : std::uint8_t { none, latin, alphabet, katakana, unspaced, other };

struct WordForm {
  std::string folded;  // fold()
  std::string latin;   // fold_to_latin(); for Han, Hangul, Arabic and the like the same as folded
  LetterScript script = LetterScript::none;
  std::uint32_t lower = 0;    // times written without a capital
  std::uint32_t capital = 0;  // times written with one where only a name calls for it
};

struct Word {
  CompactRange range;
  std::uint32_t form = 0;  // index into DocumentContext::forms
  WordShape shape = WordShape::caseless;
  bool initial = false;  // first in a sentence or quotation, where a capital says nothing
};

struct DocumentContext {
  std::vector<Word> words;              // of all segments, in order
  std::vector<std::size_t> first_word;  // [segment] -> index into words; one more than segments
  std::vector<WordForm> forms;
  std::unordered_set<std::string> ordinary_words;  // in Latin letters: forms seen without capital
  std::vector<bool> title_case;                    // [segment]: capitals say nothing at all
  std::vector<ByteRange> quotations;  // between the marks, trimmed; by begin, outer before inner

  std::span<const Word> segment_words(std::size_t segment) const {
    return std::span(words).subspan(first_word[segment],
                                    first_word[segment + 1] - first_word[segment]);
  }
  const WordForm& form(const Word& word) const { return forms[word.form]; }
};

DocumentContext make_context(const Document& document);

// Quotations of a document, by all kinds of paired marks, nested ones too, within paragraphs
// (parted by empty lines; `by_line`: within lines) and up to 2000 bytes. Apostrophes and stray
// marks are passed over.
std::vector<ByteRange> find_quotations(std::string_view text, bool by_line);

// Ranges taken by the anchors found so far, without quotations.
class TakenRanges {
 public:
  explicit TakenRanges(const std::vector<Anchor>& anchors);
  bool overlaps(ByteRange range) const;
  // The anchor that `range` overlaps, nullptr without; valid while the anchors do not change.
  const Anchor* find(ByteRange range) const;

 private:
  struct Entry {
    ByteRange range;
    std::size_t anchor;
  };
  const std::vector<Anchor>& anchors_;
  std::vector<Entry> entries_;  // sorted, disjoint
};

// The language of a segment without script and region; the document's for "und"; "en" when neither
// is known.
std::string_view segment_language(const Document& document, std::size_t segment);

bool is_function_word(std::string_view folded, std::string_view lang);

}  // namespace calque
