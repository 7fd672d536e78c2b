// Links as a page for the browser: the documents side by side, the links between them, and why each
// was made.
#pragma once

#include <span>
#include <string>

#include "align/miner.h"
#include "report/wording.h"
#include "text/document.h"

namespace calque {

struct PageStyle {
  bool parallel = false;        // the links are an alignment: no grades, and gaps are shown
  std::string language = "en";  // of the page's own words (BCP 47)
  std::string generator = {};   // program and version, for the foot; empty: left out
  Translate translate = {};     // of the page's own words; empty: English
};

// One HTML5 file that needs nothing beside it: style, script and data are within, and its security
// policy forbids the rest. Links are numbered from 1 in the order given, anew for
// each target; those with an empty side
// are gaps. Every link's documents must be those given. Deterministic; thread-safe.
std::string render_page(const Document& source, std::span<const Document> targets,
                        std::span<const MinedLink> links, const PageStyle& style);

}  // namespace calque
