// Sets of line patterns with "*" for any text.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Immutable once filled; matches() is thread-safe.
class PatternSet {
 public:
  void add(std::string_view pattern);
  void add(const PatternSet& other);
  // Whether any pattern matches the whole of `line`.
  bool matches(std::string_view line) const;

  std::size_t size() const { return exact_.size() + with_stars_.size(); }

 private:
  std::set<std::string, std::less<>> exact_;
  std::multimap<char, std::string> with_stars_;  // by their first byte
};

}  // namespace calque
