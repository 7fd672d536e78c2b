#include "langid/patterns.h"

#include <algorithm>

namespace calque {
namespace {

bool matches_stars(std::string_view pattern, std::string_view line) {
  std::size_t p = 0;
  std::size_t l = 0;
  std::size_t star = pattern.npos;
  std::size_t resumed = 0;
  while (l < line.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resumed = l;
    } else if (p < pattern.size() && pattern[p] == line[l]) {
      ++p;
      ++l;
    } else if (star != pattern.npos) {
      p = star + 1;
      l = ++resumed;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == pattern.npos;
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
