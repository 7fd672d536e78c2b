// Links: which segments belong together, how surely, and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

enum class EvidenceKind {
  quote,
  entity,
  number,
  date,
  url,
  acronym,
  cognate,
  term,
  placeholder,
  lexicon,
  encoder,
  length,
  pin  // a person has said so
};

std::string_view name(EvidenceKind kind);

// One reason for a link; the ranges are what a person can be shown on each side.
struct Evidence {
  EvidenceKind kind = EvidenceKind::entity;
  ByteRange source;
  ByteRange target;
  double weight = 0.0;  // its share of the decision, 0..1
};

enum class Grade { translation, equivalent, related };

std::string_view name(Grade grade);

// Segments are indices into Document::segments, neighbouring and ascending. An empty side is a gap.
struct Link {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  double score = 0.0;  // 0..1, calibrated: how probable it is that the link is right
  Grade grade = Grade::related;
  bool crossing = false;  // breaks the order of its neighbours
  bool pinned = false;    // by a person, as a link or as a segment without counterpart
  std::vector<Evidence> evidence;
};

}  // namespace calque
