#include "langid/line_languages.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(LineLanguages, ShortLinesFollowLongOnesSpeak) {
  const auto identifier = make_stopword_identifier();
  LineLanguages languages(*identifier);
  EXPECT_EQ(languages.next("Le chat est sur la table et il ne veut pas en descendre."), "fr");
  EXPECT_EQ(languages.next("Paris"), "fr");
  EXPECT_EQ(languages.next("12 345"), "fr");
  EXPECT_EQ(languages.next(""), "fr");
  EXPECT_EQ(languages.next("The dog was in the garden when we came home from the station."), "en");
  EXPECT_EQ(languages.next("London"), "en");
}

TEST(LineLanguages, NothingIsKnownBeforeTheFirstLetter) {
  const auto identifier = make_stopword_identifier();
  LineLanguages languages(*identifier);
  EXPECT_EQ(languages.next("1, 2, 3"), "und");
  EXPECT_EQ(languages.next(""), "und");
}

TEST(LineLanguages, TheFirstLineIsJudgedAlone) {
  const auto identifier = make_stopword_identifier();
  LineLanguages languages(*identifier);
  EXPECT_EQ(languages.next("Это большой дом, и он стоит на берегу."), "ru");
}

}  // namespace
}  // namespace calque
