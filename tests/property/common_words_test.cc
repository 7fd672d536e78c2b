// The table of common words against a map.
#include "langid/common_words.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(CommonWords, FindWhatWasAdded) {
  std::mt19937 random(9);
  const auto random_word = [&] {
    std::string word;
    for (std::size_t size = 1 + random() % 4; size > 0; --size)
      word += static_cast<char>('a' + random() % 8);
    return word;
  };
  CommonWords words;
  EXPECT_TRUE(words.find("a").empty());
  std::map<std::string, std::vector<std::uint16_t>> expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string word = random_word();
    const std::size_t language = random() % 200;
    words.add(word, language);
    expected[word].push_back(static_cast<std::uint16_t>(language));
  }
  for (int i = 0; i < 5000; ++i) {
    const std::string word = random_word();
    const auto found = words.find(word);
    EXPECT_EQ(std::vector<std::uint16_t>(found.begin(), found.end()), expected[word]) << word;
  }
}

}  // namespace
}  // namespace calque
