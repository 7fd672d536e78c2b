#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("quotes", texts); }

TEST(Quotes, of_all_conventions_are_the_same) {
  const std::string source = "She said \"the wind is cold\" and left.";
  for (const auto& [target, lang] : std::vector<std::pair<std::string, std::string>>{
           {"Sie sagte „der Wind ist kalt“ und ging.", "de"},
           {"Sie sagte »der Wind ist kalt« und ging.", "de"},
           {"Elle dit « le vent est froid » et partit.", "fr"},
           {"Hon sa ”vinden är kall” och gick.", "sv"},
           {"彼女は「風が冷たい」と言って去った。", "ja"},
           {"그녀는 ‘바람이 차갑다’고 말하고 떠났다.", "ko"},
           {"Она сказала «ветер холодный» и ушла.", "ru"},
           {"She said 'the wind is cold' and left.", "en"}}) {
    EXPECT_EQ(told({source, target, "en", lang}), "") << target;
  }
}

TEST(Quotes, that_are_lost_are_told) {
  EXPECT_EQ(told({"She said \"the wind is cold\".", "Sie sagte, der Wind ist kalt."}),
            "warning: what the source has in quotation marks has none");
  EXPECT_EQ(told({"“The wind is cold today”, he said, and she: “No”.",
                  "Der Wind ist heute kalt, sagte er, und sie: „Nein“."}),
            "warning: quotation marks: 4 in the source, 2 in the translation");
}

TEST(Quotes, that_are_joined_into_one_are_not_lost) {
  EXPECT_EQ(told({"“The wind is cold,” he said, “and the sea is rough.”",
                  "Er sagte: „Der Wind ist kalt, und die See ist rau.“"}),
            "");
}

TEST(Quotes, are_not_apostrophes_measures_and_abbreviations) {
  EXPECT_EQ(told({"the dog's 5\" collar and it's 6' 2\"", "das 5 Zoll breite Halsband"}), "");
  EXPECT_EQ(told({"the army", "צה\"ל", "en", "he"}), "");
}

TEST(Quotes, around_names_are_a_habit_of_some_languages) {
  EXPECT_EQ(told({"Тренер «Зари» доволен.", "The coach of Zarya is happy.", "ru", "en"}), "");
  EXPECT_EQ(told({"Im Film „Blue Harbour“ spielt er mit.", "He is in the film Blue Harbour.", "de",
                  "en"}),
            "");
}

}  // namespace
}  // namespace calque
