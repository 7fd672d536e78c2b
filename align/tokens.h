// A document as bags of tokens: what the lexicon, the aligner and the miner compare.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/anchors/anchor.h"
#include "align/segment_vectors.h"
#include "text/document.h"

namespace calque {

enum class TokenKind : std::uint8_t {
  word,    // a word outside the anchors below; key: folded, in its own script
  number,  // numbers, dates, URLs, acronyms, placeholders and countries stand as one token each,
  date,    // with the anchor's key
  url,
  acronym,
  placeholder,
  country,
  name,  // found across scripts; only in the tokens of a Collection
  mark,  // telling punctuation: ? ! : ; ( quotation marks; key: its ASCII form
};

// A ByteRange in half the room, for texts of less than 4 GB: long texts have many tokens.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr TokenRange() = default;
  // NOLINTBEGIN(google-explicit-constructor): it is a ByteRange wherever one is wanted
  constexpr TokenRange(ByteRange range)
      : begin(static_cast<std::uint32_t>(range.begin)),
        end(static_cast<std::uint32_t>(range.end)) {}
  constexpr operator ByteRange() const { return {begin, end}; }
  // NOLINTEND(google-explicit-constructor)
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

struct Token {
  std::uint32_t type = 0;  // index into TokenizedDocument::types
  TokenRange range;        // in the document's text
};

struct TokenType {
  TokenKind kind = TokenKind::word;
  std::string key;
  std::string latin;           // of words: the key in plain Latin letters, for cognates and names
  std::uint32_t count = 0;     // occurrences in the document
  std::uint32_t segments = 0;  // segments it occurs in
};

struct TokenizedDocument {
  std::vector<TokenType> types;
  std::vector<std::vector<Token>> segments;  // in text order
  std::vector<double> lengths;               // characters (code points) of each segment
  std::size_t tokens = 0;                    // in all segments
  SegmentVectors vectors;                    // of the segments; empty without an encoder
};

// `anchors` as find_anchors(document) gave them. Thread-safe.
TokenizedDocument tokenize(const Document& document,
                           const std::vector<std::vector<Anchor>>& anchors);

}  // namespace calque
