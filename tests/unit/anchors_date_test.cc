#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

Strings dates(const std::string& lang, const std::string& text) {
  return test::keys(AnchorKind::date, lang, text);
}

TEST(DateAnchors, ReadsDatesInWords) {
  EXPECT_EQ(dates("fr", "le 14 mars 2024 à midi"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("fr", "le 1er juin 2025"), Strings{"2025-06-01"});
  EXPECT_EQ(dates("en", "on March 14, 2024, at noon"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("en", "on 14 March 2024"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("en", "the 4th of July"), Strings{"--07-04"});
  EXPECT_EQ(dates("de", "am 14. März 2024"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("es", "el 14 de marzo de 2024"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("ru", "14 марта 2024 года"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("hu", "2024. március 14."), Strings{"2024-03-14"});
  EXPECT_EQ(dates("fi", "14. maaliskuuta 2024"), Strings{"2024-03-14"});
}

TEST(DateAnchors, ReadsMonthAndYear) {
  EXPECT_EQ(dates("fr", "en novembre 1671"), Strings{"1671-11"});
  EXPECT_EQ(dates("en", "In November 1671 the priest"), Strings{"1671-11"});
  EXPECT_EQ(dates("pl", "w marcu 2024"), Strings{"2024-03"});
  EXPECT_EQ(dates("ru", "в марте 2024"), Strings{"2024-03"});
}

TEST(DateAnchors, ReadsDatesInDigits) {
  EXPECT_EQ(dates("fr", "daté du 14/03/2024, signé"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("en", "03/14/2024"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("en", "03/04/2024"), Strings{"2024-03-04"});
  EXPECT_EQ(dates("fr", "03/04/2024"), Strings{"2024-04-03"});
  EXPECT_EQ(dates("de", "14.03.2024"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("en", "2024-03-14"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("ja", "2024年3月14日に"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("ko", "2024년 3월 14일"), Strings{"2024-03-14"});
  EXPECT_EQ(dates("de", "am 14.3. um elf"), Strings{"--03-14"});
}

TEST(DateAnchors, ADecimalIsNoDate) {
  EXPECT_EQ(dates("de", "im Juli 2,7 Prozent"), Strings{"--07"});
  EXPECT_EQ(dates("en", "a score of 12.6. Then"), Strings{});
  EXPECT_EQ(dates("en", "31/42/2024"), Strings{});
}

TEST(DateAnchors, AMonthAloneMustBeWrittenAsOne) {
  EXPECT_EQ(dates("fr", "en mai et en juin"), (Strings{"--05", "--06"}));
  EXPECT_EQ(dates("en", "you may like it"), Strings{});
  EXPECT_EQ(dates("en", "May you like it"), Strings{});
  EXPECT_EQ(dates("fr", "la planète Mars"), Strings{});
  EXPECT_EQ(dates("es", "el mar"), Strings{});
}

TEST(DateAnchors, ReadsWeekdaysAndTimes) {
  EXPECT_EQ(dates("fr", "depuis lundi"), Strings{"-W-1"});
  EXPECT_EQ(dates("en", "on Sunday"), Strings{"-W-7"});
  EXPECT_EQ(dates("fr", "à 6 h 40 ou 18h30"), (Strings{"T06:40", "T18:30"}));
  EXPECT_EQ(dates("en", "at 6:40 p.m. or 7.55am"), (Strings{"T18:40", "T07:55"}));
}

TEST(DateAnchors, TheNumbersOfADateAreNoNumbersAgain) {
  EXPECT_EQ(test::keys(AnchorKind::number, "en", "March 14, 2024 and 2015"), Strings{"2015"});
}

TEST(DateAnchors, ComparesWhatIsKnown) {
  const auto compare = [](const std::string& a, const std::string& b) {
    return anchor_type(AnchorKind::date)
        .compare({AnchorKind::date, {}, a, 1.0}, {AnchorKind::date, {}, b, 1.0});
  };
  EXPECT_EQ(compare("2024-03-14", "2024-03-14"), 1.0);
  EXPECT_EQ(compare("2024-03-14", "--03-14"), 0.8);
  EXPECT_EQ(compare("2024-03", "2024-03-14"), 0.5);
  EXPECT_EQ(compare("2024-03-14", "2024-03-15"), 0.0);
  EXPECT_EQ(compare("2024-03-14", "2023-03-14"), 0.0);
  EXPECT_EQ(compare("-W-4", "-W-4"), 1.0);
  EXPECT_EQ(compare("-W-4", "2024-03-14"), 0.0);
  EXPECT_EQ(compare("T06:40", "--03"), 0.0);
}

}  // namespace
}  // namespace calque
