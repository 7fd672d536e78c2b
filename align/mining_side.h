// One document made ready for mining: its anchors, tokens and what can be counted once.
#pragma once

#include <cstdint>
#include <vector>

#include "align/evidence.h"
#include "align/tokens.h"
#include "embed/encoder.h"
#include "text/document.h"

namespace calque {

// One document made ready for mining. Immutable once made and given its vectors.
struct MiningSide {
  // `found`: the anchors of every segment, as find_anchors() gives them.
  MiningSide(const Document& document, std::vector<std::vector<Anchor>> found);
  MiningSide(const MiningSide&) = delete;
  MiningSide& operator=(const MiningSide&) = delete;

  const Document* document;
  AnchorIndex anchors;
  TokenizedDocument tokens;
  std::vector<bool> usable;    // [segment]: neither boilerplate, nor empty, nor seen before
  std::vector<double> rarity;  // [token type]: inverse document frequency
  // Of each segment: its token types, sorted, only the first thousands of a very long one; and the
  // weights of its anchors that could be evidence, of all facts and of numbers.
  std::vector<std::vector<std::uint32_t>> types;
  std::vector<double> facts;
  std::vector<double> numbers;
};

// Whether all segments are lines, as with --lines: their order means nothing.
bool is_list(const Document& document);

// Gives both sides their segments' vectors, centred; from one encoder, a row a segment.
void set_vectors(MiningSide& source, const SentenceVectors& source_vectors, MiningSide& target,
                 const SentenceVectors& target_vectors);

}  // namespace calque
