// Cuts text into the pieces of a unigram vocabulary, as SentencePiece does (Kudo 2018, "Subword
// Regularization"): the cut whose pieces have the largest sum of scores.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
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

  // The pieces of a text in unigram_form(), in order; characters that no piece covers are left out.
  // Linear in the text's length.
  std::vector<std::uint32_t> cut(std::string_view text) const;

 private:
  PieceTrie trie_;
  std::vector<float> scores_;
  float unknown_ = 0;  // score of a character without a piece
};

}  // namespace calque
