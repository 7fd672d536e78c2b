#include "langid/patterns.h"

#include <algorithm>

namespace calque {
namespace {

// Piece by piece: the first at the beginning, the last at the end, each between at its first place.
bool matches_stars(std::string_view pattern, std::string_view line) {
  std::size_t star = pattern.find('*');
  if (!line.starts_with(pattern.substr(0, star))) return false;
  line.remove_prefix(star);
  const std::string_view last = pattern.substr(pattern.rfind('*') + 1);
  if (!line.ends_with(last)) return false;
  line.remove_suffix(last.size());
  for (std::size_t next = pattern.find('*', star + 1); next != pattern.npos;
       next = pattern.find('*', star + 1)) {
    const std::string_view piece = pattern.substr(star + 1, next - star - 1);
    const std::size_t found = line.find(piece);
    if (found == line.npos) return false;
    line.remove_prefix(found + piece.size());
    star = next;
  }
  return true;
}

}  // namespace

void PatternSet::add(std::string_view pattern) {
  if (pattern.empty()) return;
  if (pattern.find('*') == pattern.npos) {
    exact_.emplace(pattern);
  } else {
    with_stars_.emplace(pattern.front(), pattern);
  }
}

void PatternSet::add(const PatternSet& other) {
  exact_.insert(other.exact_.begin(), other.exact_.end());
  with_stars_.insert(other.with_stars_.begin(), other.with_stars_.end());
}

bool PatternSet::matches(std::string_view line) const {
  if (line.empty()) return false;
  if (exact_.contains(line)) return true;
  const auto any_of = [&](char first) {
    const auto [begin, end] = with_stars_.equal_range(first);
    return std::any_of(begin, end,
                       [&](const auto& entry) { return matches_stars(entry.second, line); });
  };
  return any_of(line.front()) || any_of('*');
}

}  // namespace calque
