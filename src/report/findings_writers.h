// The writers of findings, one a format; for this folder alone.
#pragma once

#include "report/findings.h"

namespace calque {

std::unique_ptr<FindingWriter> make_text_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_tsv_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_jsonl_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_sarif_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_junit_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_github_findings(FindingStyle style, WriteBytes write);
std::unique_ptr<FindingWriter> make_html_findings(FindingStyle style, WriteBytes write);

}  // namespace calque
