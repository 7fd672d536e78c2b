// Cuts text into the pieces of a unigram vocabulary, as SentencePiece does (Kudo 2018, "Subword
// Regularization"): the cut whose pieces have the largest sum of scores.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "embed/piece_trie.h"

namespace calque {

// The text as the vocabulary knows it: NFKC, no control characters, every run of white space one
// U+2581 and one in front. Valid UTF-8 or not: what is no character becomes U+FFFD.
std::string unigram_form(std::string_view text);

// Immutable; thread-safe.
class Unigram {
 public:
  Unigram() = default;
  // scores[i]: of piece i, a logarithm. The pieces are sorted bytewise, without doubles.
  Unigram(const std::vector<std::string_view>& pieces, std::vector<float> scores);

  // What becomes of characters that no piece covers: nothing, or one PieceTrie::none for each run.
  enum class Unknown { left_out, marked };
  // The pieces of a text in unigram_form(), in order. Linear in the text's length.
  std::vector<std::uint32_t> cut(std::string_view text, Unknown unknown = Unknown::left_out) const;

  // Whether no piece reaches from one word into the next, so that each word is cut by itself.
  bool keeps_to_words() const { return keeps_to_words_; }

 private:
  PieceTrie trie_;
  std::vector<float> scores_;
  float unknown_ = 0;  // score of a character without a piece
  bool keeps_to_words_ = true;
};

// Cuts many texts: most words have come up before, and their cuts are remembered. Not thread-safe;
// the vocabulary must outlive it.
class WordCutter {
 public:
  explicit WordCutter(const Unigram& unigram) : unigram_(unigram) {}

  // As Unigram::cut(). What is returned lasts until the next call.
  const std::vector<std::uint32_t>& cut(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>()(word);
    }
  };
  struct Cut {
    std::size_t begin;  // in remembered_
    std::size_t size;
  };

  void add_word(std::string_view word);

  const Unigram& unigram_;
  std::unordered_map<std::string, Cut, Hash, std::equal_to<>> known_;
  std::vector<std::uint32_t> remembered_;
  std::vector<std::uint32_t> pieces_;
};

}  // namespace calque
