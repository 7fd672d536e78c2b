#include "align/dictionary_use.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

const Document french =
    test::lines_of(std::vector<std::string>{"Le chat dort.", "Les maisons sont vides."}, "fr");
const Document english =
    test::lines_of(std::vector<std::string>{"The cat sleeps.", "The houses are empty."}, "en");

DictionaryUse use_of(const Dictionary& dictionary) {
  return count_dictionary_use(dictionary, french, {&english, 1});
}

TEST(DictionaryUse, CountsEntriesThatBothTextsHold) {
  const DictionaryUse use =
      use_of({{"chat", "cat", 1}, {"chien", "dog", 1}, {"chat", "dog", 1}, {"Dort", "sleeps", 1}});
  EXPECT_EQ(use.entries, 4U);
  EXPECT_EQ(use.matched, 2U);
  EXPECT_EQ(use.exchanged, 0U);
  EXPECT_EQ(use.too_long, 0U);
}

TEST(DictionaryUse, SeesExchangedColumns) {
  const DictionaryUse use = use_of({{"cat", "chat", 1}, {"empty", "vides", 1}});
  EXPECT_EQ(use.matched, 0U);
  EXPECT_EQ(use.exchanged, 2U);
}

TEST(DictionaryUse, KnowsOtherEndings) {
  EXPECT_EQ(use_of({{"maison", "house", 1}}).matched, 1U);
  EXPECT_EQ(use_of({{"chatte", "cats", 1}}).matched, 0U) << "short words have no stem";
}

TEST(DictionaryUse, CountsEntriesThatAreSentences) {
  const std::string eight = "le chat dort et la maison est vide";
  EXPECT_EQ(use_of({{eight, "the cat sleeps", 1}}).too_long, 0U);
  EXPECT_EQ(use_of({{eight + " aussi", "the cat sleeps", 1}}).too_long, 1U);
  EXPECT_EQ(use_of({{eight + " aussi", "the cat sleeps", 1}}).matched, 0U);
}

TEST(DictionaryUse, LooksIntoEveryTarget) {
  const std::vector<Document> targets = {
      test::lines_of(std::vector<std::string>{"Nothing here."}, "en"), english};
  EXPECT_EQ(count_dictionary_use({{"chat", "cat", 1}}, french, targets).matched, 1U);
  EXPECT_EQ(count_dictionary_use({{"chat", "cat", 1}}, french, {}).matched, 0U);
  EXPECT_EQ(use_of({}).entries, 0U);
}

}  // namespace
}  // namespace calque
