// What another project does with the libraries: finds the language of two small texts, segments and
// aligns them. Fails if the result is not what it should be.
#include <cstdio>
#include <memory>
#include <vector>

#include <calque/calque.h>

namespace {

calque::Document read(const char* id, const char* text, const calque::Identifier& identifier) {
  calque::Document document;
  document.id = id;
  document.text = text;
  calque::segment(document, identifier);
  return document;
}

}  // namespace

int main() {
  const auto identifier = calque::make_stopword_identifier();
  const calque::Document french =
      read("fr",
           "Anne Morel est arrivée à Lisbonne le 14 mars. Elle a dit « bonjour » à tous les 250 "
           "invités. Puis elle est partie pour Oslo.",
           *identifier);
  const calque::Document english =
      read("en",
           "Anne Morel arrived in Lisbon on March 14. She said “hello” to all of the 250 guests. "
           "Then she left for Oslo.",
           *identifier);
  if (french.lang != "fr" || english.lang != "en") {
    std::printf("languages: %s, %s\n", french.lang.c_str(), english.lang.c_str());
    return 1;
  }
  const std::vector<calque::Link> beads = calque::align(french, english);
  for (const calque::Link& bead : beads) {
    std::printf("%zu-%zu %.2f\n", bead.source.size(), bead.target.size(), bead.score);
  }
  return beads.size() == 3 ? 0 : 1;
}
