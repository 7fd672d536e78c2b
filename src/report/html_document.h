// A document as a column of an HTML page, cut so that every reason can be marked.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "text/document.h"
#include "text/range.h"

namespace calque {

// The parts of a document's segments that lie in a mark, cut wherever a mark begins or ends: each
// mark is a row of whole pieces, so that a page needs no offsets. Immutable; thread-safe.
class MarkPieces {
 public:
  MarkPieces(const Document& document, std::span<const ByteRange> marks);

  const std::vector<ByteRange>& pieces() const { return pieces_; }  // ascending
  // First and last piece of one of the marks; {-1, -1} for one that is empty or in no segment.
  std::pair<int, int> find(ByteRange mark) const;

 private:
  std::vector<ByteRange> pieces_;
};

// What stands in a column beside the document's own text; HTML, by segment.
struct ColumnNotes {
  std::vector<std::string> openings;  // [segment], before its text
  std::vector<std::string> classes;   // [segment], further CSS classes
};

// The blocks of the document: h3, p, blockquote, with a <span class="s"> for each segment, in it a
// <span class="e"> for each piece. White space stays as it is.
std::string render_document(const Document& document, const MarkPieces& marks,
                            const ColumnNotes& notes);

}  // namespace calque
