// What some languages write together with a name: "وفرنسا" (and France), "서울에서" (in Seoul).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque {

struct NameAffixes {
  std::vector<std::string> prefixes;  // longest first
  std::vector<std::string> suffixes;
};

// From models/anchors/name_affixes.tsv; empty for languages without. Thread-safe.
const NameAffixes& name_affixes(std::string_view lang);

// The language whose affixes a word beginning with `c` may have ("ar" for the Arabic script); empty
// for most.
std::string_view affix_language(char32_t c);

}  // namespace calque
