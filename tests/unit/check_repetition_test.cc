#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("repetition", texts); }

TEST(Repetition, of_a_word_is_told) {
  const auto found = test::findings("repetition", {"the cold wind", "der kalte kalte Wind"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].suggestion, "kalte");
  EXPECT_EQ(found[0].target, (ByteRange{4, 15}));
  EXPECT_EQ(told({"The wind", "Der der Wind"}), "warning: Der is there twice");
}

TEST(Repetition, of_two_words_is_told) {
  EXPECT_EQ(told({"at the harbour now", "jetzt am Hafen am Hafen"}),
            "warning: am Hafen is there twice");
  EXPECT_EQ(told({"ever more", "mehr und mehr und mehr"}), "");
}

TEST(Repetition, that_the_source_has_too_is_none) {
  EXPECT_EQ(told({"very very cold", "sehr sehr kalt"}), "");
}

TEST(Repetition, that_is_usual_is_an_info) {
  EXPECT_EQ(told({"the ones who sing", "die Leute, die die Lieder singen"}), "");
  EXPECT_EQ(told({"we wash", "nous nous lavons", "en", "fr"}), "");
  EXPECT_EQ(told({"slowly", "yavaş yavaş", "en", "tr"}), "");
  EXPECT_EQ(told({"slowly", "धीरे धीरे", "en", "hi"}), "");
  EXPECT_EQ(told({"children", "anak-anak", "en", "id"}), "");
}

TEST(Repetition, across_punctuation_columns_and_numbers_is_none) {
  EXPECT_EQ(told({"no", "nein, nein"}), "");
  EXPECT_EQ(told({"file", "DATEI  DATEI lesen"}), "");
  EXPECT_EQ(told({"twenty", "20 20"}), "");
}

}  // namespace
}  // namespace calque
