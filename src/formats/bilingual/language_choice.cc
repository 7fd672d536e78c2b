#include "formats/bilingual/language_choice.h"

#include <algorithm>

namespace calque {
namespace {

// Underscores, as POSIX writes them, are hyphens.
std::string plain(std::string_view tag) {
  std::string folded(tag);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return folded;
}

}  // namespace

int language_fit(std::string_view wanted, std::string_view offered) {
  const std::string a = plain(wanted);
  const std::string b = plain(offered);
  if (a == b) return 3;
  if (a.starts_with(b + '-') || b.starts_with(a + '-')) return 2;
  return a.substr(0, a.find('-')) == b.substr(0, b.find('-')) ? 1 : 0;
}

}  // namespace calque
