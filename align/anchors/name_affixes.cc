#include "align/anchors/name_affixes.h"

#include <algorithm>

#include "align/anchors/tables.h"

namespace calque {
namespace {

NameAffixes make_affixes(const std::string& lang) {
  NameAffixes affixes;
  for (const auto& row : read_table("name_affixes.tsv")) {
    if (row[0] != lang) continue;
    auto& forms = row[1] == "prefix" ? affixes.prefixes : affixes.suffixes;
    forms.insert(forms.end(), row.begin() + 2, row.end());
  }
  for (auto* forms : {&affixes.prefixes, &affixes.suffixes}) {
    std::stable_sort(forms->begin(), forms->end(), [](const std::string& a, const std::string& b) {
      return a.size() > b.size();
    });
  }
  return affixes;
}

}  // namespace

const NameAffixes& name_affixes(std::string_view lang) {
  return for_language<NameAffixes>(lang, make_affixes);
}

std::string_view affix_language(char32_t c) {
  if (c >= 0x590 && c < 0x600) return "he";
  if (c >= 0x600 && c < 0x780) return "ar";
  return c >= 0xAC00 && c < 0xD7B0 ? "ko" : "";
}

}  // namespace calque
