// The languages of a document, stretch by stretch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "langid/identifier.h"
#include "text/document.h"

namespace calque {

struct LanguageSpan {
  ByteRange range;
  std::string lang;
  double prob = 0.0;
};

struct DocumentLanguages {
  std::string lang = "und";  // of most of the text
  double prob = 0.0;
  std::vector<std::string> block_lang;  // [block] -> language; as many as blocks
  std::vector<LanguageSpan> spans;      // neighbouring blocks of one language joined, in order
};

// Judges every block with the document as prior: short blocks follow their document unless their
// script says otherwise; a long paragraph speaks for itself.
// `presumed`, [block] -> language, says what to expect; where that is plainly so, no model is
// asked. Without it a block is presumed to be in the language of the one before.
DocumentLanguages find_languages(std::string_view text, const std::vector<Block>& blocks,
                                 const Identifier& identifier,
                                 const std::vector<std::string>& presumed = {});

}  // namespace calque
