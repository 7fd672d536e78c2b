#include "align/spelling.h"

#include <gtest/gtest.h>

#include "text/normalize.h"

namespace calque {
namespace {

double alike(const char* a, const char* b) {
  return spelling_similarity(spelling_form(fold_to_latin(a)), spelling_form(fold_to_latin(b)));
}

TEST(Spelling, CognatesOfManyLanguagesAreAlike) {
  EXPECT_GT(alike("infrastructure", "infraestructura"), 0.75);
  EXPECT_GT(alike("Philosophie", "filozofia"), 0.7);
  EXPECT_GT(alike("université", "university"), 0.75);
  EXPECT_GT(alike("Kommission", "commission"), 0.95);
  EXPECT_GT(alike("президент", "president"), 0.8);
  EXPECT_GT(alike("Зеленский", "Zelensky"), 0.7);
}

TEST(Spelling, DifferentWordsAreNot) {
  EXPECT_EQ(alike("maison", "house"), 0.0);
  EXPECT_EQ(alike("recherche", "reality"), 0.0);
  EXPECT_EQ(alike("", "word"), 0.0);
}

TEST(Spelling, IsSymmetricAndOneForEqualWords) {
  EXPECT_EQ(spelling_similarity("infrastruktura", "infrastruktura"), 1.0);
  EXPECT_EQ(spelling_similarity("kolosus", "kolosal"), spelling_similarity("kolosal", "kolosus"));
}

TEST(Spelling, VeryLongWordsAreCutAndDoNotOverrun) {
  const std::string word(5000, 'a');
  EXPECT_EQ(spelling_similarity(spelling_form(word + "b"), spelling_form(word)), 0.0);
  const std::string varied = "abcdefghiklmnoprstuvabcdefghiklmnoprstuvabcdefghiklmnoprstuv";
  EXPECT_EQ(spelling_similarity(varied, varied + "x"), 1.0);
}

}  // namespace
}  // namespace calque
