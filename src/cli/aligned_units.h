// A text and its translation, two documents, as units to be checked.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "embed/encoder.h"
#include "formats/bilingual/unit.h"
#include "langid/identifier.h"

namespace calque {

struct DocumentsToAlign {
  std::string source;  // paths
  std::string target;
  std::string source_lang;  // empty: found
  std::string target_lang;
  std::string charset;
  bool lossy = false;
};

// The documents' beads in order; what found no counterpart is a unit with one side that has the
// property unaligned_property, what stands elsewhere in the target has moved_property. Places and
// lines are those of the target's file; what is left out has the line behind which it should stand.
// `encoder` may be nullptr. Throws as reading does.
std::vector<Unit> align_documents(const DocumentsToAlign& pair, const Identifier& identifier,
                                  const Encoder* encoder, const Session& session);

}  // namespace calque
