#include "report/findings_html_words.h"

namespace calque {

std::string findings_page_word(std::string_view name, const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  if (name == "export") return tr("Export decisions");
  if (name == "filter") return tr("Which findings are shown");
  if (name == "search") return tr("Search");
  if (name == "check") return tr("Check");
  if (name == "file") return tr("File");
  if (name == "decision") return tr("Decision");
  if (name == "severity") return tr("Severity");
  if (name == "accept-all") return tr("Accept all shown");
  if (name == "reject-all") return tr("Reject all shown");
  if (name == "clear-all") return tr("Undecide all shown");
  if (name == "noscript") return tr("This page needs JavaScript.");
  if (name == "findings") return tr("Findings");
  if (name == "none") return tr("No finding is shown.");
  if (name == "pages") return tr("Pages");
  if (name == "previous") return tr("Previous");
  if (name == "next") return tr("Next");
  if (name == "meaning") {
    return tr(
        "Accepted findings stay as they are: the exported file, given to --baseline, keeps them "
        "from being reported. Rejected ones must be mended and are reported again.");
  }
  if (name == "keys") {
    return tr("j, k: next and previous finding; a: accept; r: reject; u: undecide; /: search");
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> findings_script_words(const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  return {{"all", tr("all")},
          {"open", tr("undecided")},
          {"accepted", tr("accepted")},
          {"rejected", tr("rejected")},
          {"accept", tr("Accept")},
          {"reject", tr("Reject")},
          {"key", tr("Key: {0}")},
          {"error", tr("error")},
          {"warning", tr("warning")},
          {"info", tr("info")},
          {"empty", tr("empty")},
          {"suggestion", tr("Suggestion:")},
          {"confidence", tr("how sure it is that something is wrong")},
          {"range", tr("{0} to {1} of {2}")},
          {"shown", tr("{0} of {1} findings shown")},
          {"decided", tr("{0} of {1} decided")}};
}

}  // namespace calque
