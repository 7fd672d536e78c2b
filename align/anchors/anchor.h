// Anchors: what survives translation in a text, and how alike two of them are.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/range.h"

namespace calque {

enum class AnchorKind { quote, entity, number, date, url, acronym, cognate, term, placeholder };

std::string_view name(AnchorKind kind);

struct Anchor {
  AnchorKind kind = AnchorKind::entity;
  ByteRange range;  // in the document's text; for a quote the words between the marks
  // What is compared, in a form of the kind's own (see the kind's file):
  //   quote    the folded words, separated by spaces
  //   entity   the folded name, words separated by spaces, without titles ("david lau")
  //   number   the value in a fixed notation ("200000", "1500000000", "0.125") and unit ("12.5 %")
  //   date     ISO 8601 with what is known ("2024-03-14", "2024-03", "--03-14")
  //   url      the address folded, without scheme and final slash
  //   acronym  the letters
  //   cognate  the word folded to Latin letters, in a spelling that languages share
  std::string key;
  double weight = 1.0;  // how telling one of its kind is before rarity is known: 0..1
};

struct DocumentContext;  // what was found out about the whole document (context.h)

// What extractors see: one document, its segments, and the words that were found once for all.
struct AnnotationInput {
  const Document& document;
  const DocumentContext& context;
  std::size_t segment;  // index of the segment to annotate
};

// One kind of anchor: an extractor and a comparison.
struct AnchorType {
  AnchorKind kind;
  // Appends the segment's anchors of this kind, in order of their ranges. What stands in `anchors`
  // already was found by the kinds before (see find_anchors) and is left alone.
  void (*extract)(const AnnotationInput& input, std::vector<Anchor>& anchors);
  // How alike two anchors of this kind are, 0 (not at all) to 1 (the same). Symmetric.
  double (*compare)(const Anchor& a, const Anchor& b);
};

// The kinds there are, in the order of the enumeration. Immutable; thread-safe.
std::span<const AnchorType> anchor_types();
const AnchorType& anchor_type(AnchorKind kind);

// The anchors of every segment of `document`, of all kinds, sorted by range; [segment] -> anchors.
// Within a document a surname takes on the key of the full name that was seen ("Lau" -> "david
// lau"). Kinds take their turns in the order url, placeholder, date, number, entity, acronym,
// quote, cognate; a word belongs to one of them, save that words in quotations are looked at again.
std::vector<std::vector<Anchor>> find_anchors(const Document& document);

// For an inverted index: anchors of one kind whose comparison is above one half have at least one
// bucket in common (save for some misspelt names and cognates).
std::vector<std::string> buckets(const Anchor& anchor);

}  // namespace calque
