#include "report/html_words.h"

namespace calque {

std::string page_word(std::string_view name, bool parallel, const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  if (name == "grade") return parallel ? tr("Certainty") : tr("Grade");
  if (name == "least") return tr("Least score");
  if (name == "filter") return tr("Which links are shown");
  if (name == "why") return tr("Why this link?");
  if (name == "hint") {
    return tr("Point at a number or a line, or press Tab, to see why two passages are linked.");
  }
  if (name == "keys") {
    return tr("j, k or arrows: next and previous link; Enter: keep it; Escape: let it go");
  }
  if (name == "calibration") return tr("A score is how probable it is that the link is right.");
  if (name == "links") return tr("Links");
  if (name == "previous") return tr("Previous link");
  if (name == "next") return tr("Next link");
  if (name == "keep") return tr("Keep");
  return {};
}

std::vector<std::pair<std::string, std::string>> script_words(const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  return {{"shown", tr("{0} of {1} links shown")},
          {"link", tr("Link {0}")},
          {"score", tr("score")},
          {"weight", tr("weight")},
          {"crossing", tr("out of order")},
          {"gap", tr("no counterpart")},
          {"whole", tr("of the whole passages")},
          {"none", tr("No anchors: the words and lengths of the passages fit.")},
          {"linked", tr("linked segments: {0} of {1}")},
          {"empty", tr("No link is shown.")},
          {"more", tr("Show more links")}};
}

}  // namespace calque
