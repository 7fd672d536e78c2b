// Line patterns against trying every place for every star.
#include "langid/patterns.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace calque {
namespace {

bool matches_slowly(std::string_view pattern, std::string_view line) {
  if (pattern.empty()) return line.empty();
  if (pattern.front() != '*')
    return !line.empty() && line.front() == pattern.front() &&
           matches_slowly(pattern.substr(1), line.substr(1));
  for (std::size_t taken = 0; taken <= line.size(); ++taken) {
    if (matches_slowly(pattern.substr(1), line.substr(taken))) return true;
  }
  return false;
}

TEST(Patterns, AgreeWithTryingEveryPlace) {
  std::mt19937 random(5);
  const auto draw = [&](std::string_view letters, std::size_t most) {
    std::string text;
    for (std::size_t size = 1 + random() % most; text.size() < size;)
      text += letters[random() % letters.size()];
    return text;
  };
  int matched = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string pattern = draw("ab*", 6);
    const std::string line = draw("ab", 8);
    PatternSet set;
    set.add(pattern);
    const bool expected = matches_slowly(pattern, line);
    matched += expected;
    ASSERT_EQ(set.matches(line), expected) << pattern << " on " << line;
  }
  EXPECT_GT(matched, 2000);
}

}  // namespace
}  // namespace calque
