// A document as bags of tokens: what the lexicon, the aligner and the miner compare.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/anchor_index.h"
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

struct Token {
  std::uint32_t type = 0;  // index into TokenizedDocument::types
  CompactRange range;      // in the document's text
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
TokenizedDocument tokenize(const Document& document, const AnchorIndex& anchors);

}  // namespace calque
