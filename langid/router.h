// From a text to a document with its language and segments: language -> segmenter.
#pragma once

#include <string>

#include "langid/blocks.h"
#include "langid/identifier.h"
#include "langid/rules.h"
#include "langid/spans.h"
#include "langid/srx.h"
#include "text/document.h"

namespace calque {

// What is judged for its language: finer costs more and finds more. Blocks are paragraphs, headings
// and items.
enum class LanguageBy { document, block, segment };

struct SegmentOptions {
  std::string lang;    // overrides identification; empty: find it
  bool lines = false;  // every input line is one segment, whatever it holds
  Newlines newlines = Newlines::automatic;
  const RuleBook* rules = nullptr;  // instead of the built-in ones. Not owned
  // Where they cover a language, they replace our sentence rules for it; blocks stay. Not owned.
  const SrxRules* srx = nullptr;
  LanguageBy lang_by =
      LanguageBy::block;  // with `segment`, sentences are cut by their block's rules
};

// Fills `document.lang` and `document.segments` from `document.text`. Throws InputError for a rule
// of `options.srx` that is no regular expression or does not come to an end.
void segment(Document& document, const Identifier& identifier, const SegmentOptions& options = {});

// The languages of a document's segments, each judged with the document as prior; what they hold
// already is what they are presumed to be in.
DocumentLanguages find_segment_languages(const Document& document, const Identifier& identifier);

}  // namespace calque
