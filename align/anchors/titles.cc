// Words that stand before or between the parts of a name.
#include <algorithm>
#include <array>

#include "align/anchors/names.h"
#include "align/anchors/tables.h"
#include "text/normalize.h"

namespace calque {
namespace {

struct TitleSet {
  WordMap words;
};

TitleSet make_titles(const std::string& lang) {
  TitleSet titles;
  for (const auto& row : read_table("titles.tsv")) {
    for (const std::string_view cell : row) {
      const TableForm form = read_form(cell, lang);
      if (form.holds) titles.words.add(fold(form.form), "title");
    }
  }
  return titles;
}

}  // namespace

bool is_title(std::string_view folded, std::string_view lang) {
  return for_language<TitleSet>(lang, make_titles).words.find(folded) != nullptr;
}

bool is_genitive_particle(std::string_view folded) {
  static constexpr std::array particles = {"da",  "das", "de", "degli", "dei", "del", "della",
                                           "des", "di",  "do", "dos",   "du",  "of"};
  return std::find(particles.begin(), particles.end(), folded) != particles.end();
}

bool is_particle(std::string_view folded) {
  static constexpr std::array particles = {
      "af",  "al",  "av",    "bin", "bint", "d",   "da",  "das", "de",  "degli",
      "dei", "del", "della", "den", "der",  "des", "di",  "do",  "dos", "du",
      "el",  "ibn", "l",     "la",  "las",  "le",  "les", "los", "of",  "op",
      "ten", "ter", "the",   "van", "vom",  "von", "zu",  "zum", "zur"};
  return std::binary_search(particles.begin(), particles.end(), folded,
                            [](std::string_view a, std::string_view b) { return a < b; });
}

}  // namespace calque
