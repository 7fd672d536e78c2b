// From a text to a document with its language and segments: language -> segmenter.
#pragma once

#include <string>

#include "langid/blocks.h"
#include "langid/identifier.h"
#include "langid/rules.h"
#include "text/document.h"

namespace calque {

struct SegmentOptions {
  std::string lang;    // overrides identification; empty: find it
  bool lines = false;  // every input line is one segment, whatever it holds
  Newlines newlines = Newlines::automatic;
  const RuleBook* rules = nullptr;  // instead of the built-in ones
};

// Fills `document.lang` and `document.segments` from `document.text`.
void segment(Document& document, const Identifier& identifier, const SegmentOptions& options = {});

}  // namespace calque
