// One document made ready for mining: its anchors, tokens and what can be counted once.
#pragma once

#include <cstdint>
#include <vector>

#include "align/evidence.h"
#include "align/segment_parts.h"
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
  std::vector<bool> quotation_goes_on;  // [segment]: from here into the next
  SegmentParts parts;                   // empty unless there are vectors for them
};

// Whether all segments are lines, as with --lines: their order means nothing.
bool is_list(const Document& document);

// The parts of a side's segments as an encoder gives them, a row a part.
struct EncodedParts {
  SegmentParts parts;
  SentenceVectors vectors;
};

// Without an encoder none.
EncodedParts encode_parts(const MiningSide& side, const PartEncoder& encode);

// Gives both sides their segments' vectors, centred; from one encoder, a row a segment. Parts are
// changed as their segments are, and are there for both sides or for none.
void set_vectors(MiningSide& source, const SentenceVectors& source_vectors,
                 const EncodedParts& source_parts, MiningSide& target,
                 const SentenceVectors& target_vectors, const EncodedParts& target_parts);

}  // namespace calque
