// Segmentation of random text: nothing is lost, doubled or cut within a character.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "langid/blocks.h"
#include "langid/segmenter.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {"a",
                                                 "Word",
                                                 "Mr.",
                                                 "U.S.",
                                                 "1.",
                                                 "2)",
                                                 "(b)",
                                                 ".",
                                                 "?",
                                                 "!",
                                                 "…",
                                                 "...",
                                                 "。",
                                                 "「",
                                                 "」",
                                                 "“",
                                                 "”",
                                                 "\"",
                                                 "'",
                                                 "«",
                                                 "»",
                                                 "(",
                                                 ")",
                                                 "[1]",
                                                 " ",
                                                 " ",
                                                 " ",
                                                 "\n",
                                                 "\n\n",
                                                 "- ",
                                                 "• ",
                                                 "> ",
                                                 "# ",
                                                 "é",
                                                 "語",
                                                 "क",
                                                 "م",
                                                 "—",
                                                 "\u00a0",
                                                 "\u202f",
                                                 "\u202a",
                                                 "Leave a Reply",
                                                 "Related stories",
                                                 "http://a.b/c?d",
                                                 "12",
                                                 "*",
                                                 "_",
                                                 "|",
                                                 "----",
                                                 "\r\n"};
  std::string text;
  const auto count = std::uniform_int_distribution<int>(0, 60)(random);
  for (int i = 0; i < count; ++i) {
    text += parts[std::uniform_int_distribution<std::size_t>(0, parts.size() - 1)(random)];
  }
  return text;
}

bool is_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

class RandomText : public testing::TestWithParam<const char*> {};

TEST_P(RandomText, SentencesAreTrimmedOrderedAndLeaveOutOnlySpaces) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    std::size_t at = 0;
    for (const ByteRange range : split_sentences(text, {0, text.size()}, GetParam())) {
      ASSERT_LE(at, range.begin) << text;
      ASSERT_LT(range.begin, range.end) << text;
      ASSERT_EQ(trim(text, range), range) << text;
      ASSERT_TRUE(trim(std::string_view(text).substr(at, range.begin - at)).empty()) << text;
      ASSERT_TRUE(is_boundary(text, range.begin) && is_boundary(text, range.end)) << text;
      at = range.end;
    }
    ASSERT_TRUE(trim(std::string_view(text).substr(at)).empty()) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, RandomText,
                         testing::Values("en", "fr", "de", "ja", "hy", "und"));

TEST(RandomBlocks, AreTrimmedOrderedAndWithinTheText) {
  std::mt19937 random(11);
  for (const Newlines newlines : {Newlines::automatic, Newlines::keep, Newlines::join}) {
    for (int round = 0; round < 3000; ++round) {
      const std::string text = random_text(random);
      std::size_t at = 0;
      for (const Block& block : find_blocks(text, newlines)) {
        ASSERT_LE(at, block.range.begin) << text;
        ASSERT_LT(block.range.begin, block.range.end) << text;
        ASSERT_LE(block.range.end, text.size()) << text;
        ASSERT_EQ(trim(text, block.range), block.range) << text;
        at = block.range.end;
      }
    }
  }
}

TEST(RandomBytes, AreSegmentedWithoutFault) {
  std::mt19937 random(13);
  for (int round = 0; round < 3000; ++round) {
    std::string text(std::uniform_int_distribution<std::size_t>(0, 80)(random), ' ');
    for (char& c : text) c = static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    for (const Block& block : find_blocks(text)) {
      ASSERT_LE(block.range.end, text.size());
      for (const ByteRange range : split_sentences(text, block.range, "en")) {
        ASSERT_TRUE(block.range.contains(range));
      }
    }
  }
}

}  // namespace
}  // namespace calque
