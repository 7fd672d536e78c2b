#include "text/words.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace calque {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  for (const ByteRange range : find_words(text)) words.emplace_back(slice(text, range));
  return words;
}

TEST(FindWords, LeavesPunctuationAndSpacesOut) {
  EXPECT_EQ(words_of("Hello, « world » — 42!"), (Words{"Hello", "world", "42"}));
  EXPECT_EQ(words_of(""), Words{});
  EXPECT_EQ(words_of(" …\u00A0\n"), Words{});
}

TEST(FindWords, SplitsElisionsAndPossessives) {
  EXPECT_EQ(words_of("l'infrastructure d’État"), (Words{"l", "infrastructure", "d", "État"}));
  EXPECT_EQ(words_of("the port's crane"), (Words{"the", "port", "s", "crane"}));
}

TEST(FindWords, KeepsNumbersWithTheirSeparatorsTogether) {
  EXPECT_EQ(words_of("1,234.5 or 3.14"), (Words{"1,234.5", "or", "3.14"}));
}

TEST(FindWords, FindsWordsOfScriptsWithoutSpaces) {
  EXPECT_EQ(words_of("東京大学に行く").size(), 4U);
  EXPECT_GT(words_of("ภาษาไทย").size(), 1U);
}

TEST(FindWords, RangesAreInOrderAndNeverCutACharacter) {
  const std::string text = "Ça, c’est “l’été” à İzmir: 東京で𐍈\U0001F600 e\u0301té.";
  std::size_t last = 0;
  for (const ByteRange range : find_words(text)) {
    EXPECT_GE(range.begin, last);
    EXPECT_GT(range.end, range.begin);
    EXPECT_NE(static_cast<unsigned char>(text[range.begin]) & 0xC0, 0x80);
    if (range.end < text.size()) {
      EXPECT_NE(static_cast<unsigned char>(text[range.end]) & 0xC0, 0x80);
    }
    last = range.end;
  }
  EXPECT_GT(last, 0U);
}

TEST(FindWords, AnswersForAPartOfALargerTextToo) {
  const std::string text = "one two three";
  EXPECT_EQ(words_of(std::string_view(text).substr(4, 3)), Words{"two"});
}

}  // namespace
}  // namespace calque
