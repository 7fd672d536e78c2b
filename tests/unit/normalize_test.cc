#include "text/normalize.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace calque {
namespace {

TEST(FoldCase, FoldsCaseAndCompatibilityFormsAndKeepsAccents) {
  EXPECT_EQ(fold_case("ﬁN"), "fin");
  EXPECT_EQ(fold_case("ÉCOLE"), "école");
  EXPECT_EQ(fold_case("STRASSE"), fold_case("Straße"));
  EXPECT_EQ(fold_case("МОСКВА"), "москва");
  EXPECT_EQ(fold_case("ＡＢＣ１"), "abc1");
}

TEST(FoldCase, ComposedAndDecomposedSpellingsAreOne) {
  EXPECT_EQ(fold_case("e\u0301te\u0301"), fold_case("été"));
  EXPECT_EQ(fold("e\u0301te\u0301"), fold("été"));
}

TEST(Fold, TakesAccentsOffAndSpellsOutJoinedLetters) {
  EXPECT_EQ(fold("Œuvre"), "oeuvre");
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold("København"), "kobenhavn");
  EXPECT_EQ(fold("Ærø"), "aero");
  EXPECT_EQ(fold("Þór"), "thor");
  EXPECT_EQ(fold("l’Élysée"), "l'elysee");
}

TEST(Fold, KeepsOtherScriptsWithTheirVowels) {
  EXPECT_EQ(fold("Афины"), "афины");
  EXPECT_EQ(fold("Αθήνα"), "αθηνα");
  EXPECT_EQ(fold("दिल्ली"), "दिल्ली");
  EXPECT_EQ(fold("東京"), "東京");
  EXPECT_EQ(fold("서울"), "서울");
}

TEST(FoldToLatin, TransliteratesScriptsToPlainLetters) {
  EXPECT_EQ(fold_to_latin("Зеленский"), "zelenskij");
  EXPECT_EQ(fold_to_latin("Αθήνα"), "athena");
  EXPECT_EQ(fold_to_latin("トヨタ"), "toyota");
  EXPECT_EQ(fold_to_latin("서울"), "seoul");
  EXPECT_EQ(fold_to_latin("Zoë"), "zoe");
}

TEST(FoldToLatin, LeavesNothingButAsciiOfWordsInEveryScript) {
  for (const char* word :
       {"Київ", "ירושלים", "القاهرة", "დელი", "กรุงเทพ", "दिल्ली", "北京", "Ὀδυσσεύς"}) {
    for (const char c : fold_to_latin(word)) EXPECT_GT(static_cast<signed char>(c), 0) << word;
  }
}

TEST(Folding, IsStableAndStaysValid) {
  for (const char* text : {"", "abc", "Ǆ İstanbul ŉ ſtraße", "①½℃ ﷺ",
                           "\U0001F1EB\U0001F1F7 e\u0301", "ΌΣΟΣ", "a\u200Bb\uFEFF"}) {
    for (std::string (*form)(std::string_view) : {fold_case, fold, fold_to_latin}) {
      const std::string once = form(text);
      EXPECT_EQ(form(once), once) << text;
      EXPECT_EQ(find_invalid_utf8(once), std::nullopt) << text;
    }
  }
}

TEST(Folding, IsTheSameInEveryThread) {
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results) {
      threads.emplace_back([&result] {
        for (int round = 0; round < 50; ++round) result = fold_to_latin("Зеленский Жуков");
      });
    }
  }
  for (const std::string& result : results) EXPECT_EQ(result, "zelenskij zukov");
}

}  // namespace
}  // namespace calque
