// From a text to a document with its language and segments: language -> segmenter.
#pragma once

#include <string>

#include "langid/blocks.h"
#include "langid/identifier.h"
#include "langid/rules.h"
#include "langid/srx.h"
#include "text/document.h"

namespace calque {

struct SegmentOptions {
  std::string lang;    // overrides identification; empty: find it
  bool lines = false;  // every input line is one segment, whatever it holds
  Newlines newlines = Newlines::automatic;
  const RuleBook* rules = nullptr;  // instead of the built-in ones. Not owned
  // Where they cover a language, they replace our sentence rules for it; blocks stay. Not owned.
  const SrxRules* srx = nullptr;
};

// Fills `document.lang` and `document.segments` from `document.text`. Throws InputError for a rule
// of `options.srx` that is no regular expression or does not come to an end.
void segment(Document& document, const Identifier& identifier, const SegmentOptions& options = {});

}  // namespace calque
