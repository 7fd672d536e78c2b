#include "align/document_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/uloc.h>

#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::size_t longest_extension = 5;

bool is_separator(char c) {
  return c == '/' || c == '.' || c == '-' || c == '_' || c == ' ' || c == '?' || c == '=' ||
         c == '&' || c == '+' || c == '~';
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts(1);
  for (const char c : name) {
    if (!is_separator(c)) {
      parts.back() += c;
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

// A code of ISO 639 that ICU knows, or a language's English name.
bool tells_language(const std::string& part) {
  if (part.size() == 2 || part.size() == 3) {
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
      if (part == *code || part == uloc_getISO3Language(*code)) return true;
    return false;
  }
  static constexpr std::array<std::string_view, 12> names = {
      "english", "french",     "german",  "spanish",  "russian", "chinese",
      "arabic",  "portuguese", "italian", "japanese", "turkish", "hindi"};
  return std::find(names.begin(), names.end(), part) != names.end();
}

std::string_view without_host(std::string_view path) {
  const std::size_t scheme = path.find("://");
  if (scheme == path.npos) return path;
  const std::size_t slash = path.find('/', scheme + 3);
  return slash == path.npos ? std::string_view() : path.substr(slash + 1);
}

std::string_view without_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  const bool extension = dot != path.npos && dot > 0 &&
                         path.size() - dot - 1 <= longest_extension &&
                         path.find('/', dot) == path.npos;
  return extension ? path.substr(0, dot) : path;
}

}  // namespace

std::string bare_name(std::string_view path) {
  std::string name;
  for (const std::string& part : parts_of(fold(without_extension(without_host(path))))) {
    if (!tells_language(part)) name += (name.empty() ? "" : "-") + part;
  }
  return name;
}

double name_likeness(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0.0;
  if (a == b) return 1.0;
  auto from = parts_of(a);
  auto to = parts_of(b);
  std::sort(from.begin(), from.end());
  std::sort(to.begin(), to.end());
  std::vector<std::string> both;
  std::set_intersection(from.begin(), from.end(), to.begin(), to.end(), std::back_inserter(both));
  // Half at most: names that differ are no proof.
  return static_cast<double>(both.size()) / static_cast<double>(from.size() + to.size());
}

}  // namespace calque
