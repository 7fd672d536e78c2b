#include "langid/script.h"

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(DominantScript, NamesTheScriptOfMostLetters) {
  EXPECT_EQ(dominant_script("Bonjour"), "Latn");
  EXPECT_EQ(dominant_script("Привет, world"), "Cyrl");
  EXPECT_EQ(dominant_script("Καλημέρα"), "Grek");
  EXPECT_EQ(dominant_script("مرحبا"), "Arab");
  EXPECT_EQ(dominant_script("नमस्ते"), "Deva");
  EXPECT_EQ(dominant_script("สวัสดี"), "Thai");
}

TEST(DominantScript, TellsChineseJapaneseAndKoreanApart) {
  EXPECT_EQ(dominant_script("我们明天去北京"), "Hani");
  EXPECT_EQ(dominant_script("明日は東京に行きます"), "Jpan");
  EXPECT_EQ(dominant_script("カタカナ"), "Jpan");
  EXPECT_EQ(dominant_script("서울에 갑니다"), "Kore");
  EXPECT_EQ(dominant_script("大韓民國은 民主共和國이다"), "Hani")
      << "mostly Han, hardly any Hangul";
}

TEST(DominantScript, ChineseMayQuoteAKana) {
  EXPECT_EQ(dominant_script("这家店的名字里有一个日文的の字，看上去很特别吧"), "Hani");
}

TEST(DominantScript, IsCommonWithoutLetters) {
  EXPECT_EQ(dominant_script(""), "Zyyy");
  EXPECT_EQ(dominant_script("12 + 34 = 46 %"), "Zyyy");
  EXPECT_EQ(dominant_script("😀 – … !"), "Zyyy");
}

TEST(DominantScript, ReadsInvalidBytesWithoutHarm) {
  EXPECT_EQ(dominant_script("\xFF\xFEhello\xC3"), "Latn");
  EXPECT_EQ(dominant_script(std::string("a\0b", 3)), "Latn");
}

TEST(HasLetters, LooksForAnyAlphabet) {
  EXPECT_FALSE(has_letters(""));
  EXPECT_FALSE(has_letters("2018-09-01 – 😀"));
  EXPECT_FALSE(has_letters("\xCC\x81")) << "a lone accent is no letter";
  EXPECT_TRUE(has_letters("№ 5 é"));
  EXPECT_TRUE(has_letters("一"));
}

TEST(CountScripts, OrdersByNumberOfLetters) {
  const auto counts = count_scripts("abc где-то ok");
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].letters, 5U);
  EXPECT_EQ(counts[1].letters, 5U);
  EXPECT_TRUE(count_scripts("42").empty());
}

TEST(IsWrittenIn, KnowsFirstAndSecondScripts) {
  EXPECT_TRUE(is_written_in("fr", "Latn"));
  EXPECT_FALSE(is_written_in("fr", "Cyrl"));
  EXPECT_TRUE(is_written_in("sr", "Cyrl"));
  EXPECT_TRUE(is_written_in("sr", "Latn"));
  EXPECT_TRUE(is_written_in("ja", "Jpan"));
  EXPECT_TRUE(is_written_in("ja", "Hani"));
  EXPECT_TRUE(is_written_in("zh-Hant", "Hani"));
  EXPECT_FALSE(is_written_in("zh", "Jpan"));
  EXPECT_TRUE(is_written_in("ko", "Kore"));
  EXPECT_TRUE(is_written_in("fr", "Zyyy"));
  EXPECT_TRUE(is_written_in("x-unknown", "Latn"));
}

}  // namespace
}  // namespace calque
