#include "report/findings_writers.h"

namespace calque {

// There is no page yet: the same as text.
std::unique_ptr<FindingWriter> make_html_findings(FindingStyle style, WriteBytes write) {
  return make_text_findings(std::move(style), std::move(write));
}

}  // namespace calque
