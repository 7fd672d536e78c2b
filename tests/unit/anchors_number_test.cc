#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

Strings numbers(const std::string& lang, const std::string& text) {
  return test::keys(AnchorKind::number, lang, text);
}

TEST(NumberAnchors, ReadsThousandsInTheLanguagesOwnWay) {
  EXPECT_EQ(numbers("fr", "plus de 200 000 puces"), Strings{"200000"});
  EXPECT_EQ(numbers("fr", "plus de 200\u202F000 puces"), Strings{"200000"});
  EXPECT_EQ(numbers("fr", "plus de 200\u00A0000 puces"), Strings{"200000"});
  EXPECT_EQ(numbers("en", "over 200,000 chips"), Strings{"200000"});
  EXPECT_EQ(numbers("de", "mehr als 200.000 Chips"), Strings{"200000"});
  EXPECT_EQ(numbers("de", "mehr als 200'000 Chips"), Strings{"200000"});
  EXPECT_EQ(numbers("en", "12,34,567 people"), Strings{"1234567"});
  EXPECT_EQ(numbers("ar", "٢٠٠٬٠٠٠"), Strings{"200000"});
  EXPECT_EQ(numbers("hi", "२०,००० लोग"), Strings{"20000"});
}

TEST(NumberAnchors, JudgesAnAmbiguousSeparatorByTheLanguage) {
  EXPECT_EQ(numbers("en", "1.234"), Strings{"1.234"});
  EXPECT_EQ(numbers("de", "1.234"), Strings{"1234"});
  EXPECT_EQ(numbers("en", "1,234"), Strings{"1234"});
  EXPECT_EQ(numbers("de", "1,234"), Strings{"1.234"});
}

TEST(NumberAnchors, JudgesClearSeparatorsByTheirPattern) {
  EXPECT_EQ(numbers("en", "1.234.567,89"), Strings{"1234567.89"});
  EXPECT_EQ(numbers("de", "1,234,567.89"), Strings{"1234567.89"});
  EXPECT_EQ(numbers("fr", "3.5 points"), Strings{"3.5"});
  EXPECT_EQ(numbers("en", "0.125 of it"), Strings{"0.125"});
}

TEST(NumberAnchors, KeepsVersionsAsTheyAre) {
  EXPECT_EQ(numbers("en", "version 1.2.3 is out"), Strings{"1.2.3"});
}

TEST(NumberAnchors, DoesNotJoinAYearToWhatFollows) {
  EXPECT_EQ(numbers("fr", "en 2019 300 personnes"), (Strings{"2019", "300"}));
  EXPECT_EQ(numbers("en", "in 2015, 300 people"), (Strings{"2015", "300"}));
}

TEST(NumberAnchors, MultipliesByWordsAndLetters) {
  EXPECT_EQ(numbers("fr", "1,5 milliard"), Strings{"1500000000"});
  EXPECT_EQ(numbers("en", "1.5 billion"), Strings{"1500000000"});
  EXPECT_EQ(numbers("de", "1,5 Milliarden"), Strings{"1500000000"});
  EXPECT_EQ(numbers("es", "3 mil millones"), Strings{"3000000000"});
  EXPECT_EQ(numbers("ru", "5 миллионов"), Strings{"5000000"});
  EXPECT_EQ(numbers("ru", "2,5 млрд"), Strings{"2500000000"});
  EXPECT_EQ(numbers("pl", "2 miliony"), Strings{"2000000"});
  EXPECT_EQ(numbers("fi", "125 miljoonan"), Strings{"125000000"});
  EXPECT_EQ(numbers("en", "200K users"), Strings{"200000"});
  EXPECT_EQ(numbers("hi", "2 लाख"), Strings{"200000"});
  EXPECT_EQ(numbers("ja", "1億2000万人"), Strings{"120000000"});
  EXPECT_EQ(numbers("zh", "3.5亿"), Strings{"350000000"});
  EXPECT_EQ(numbers("ko", "20만 명"), Strings{"200000"});
}

TEST(NumberAnchors, ReadsSpelledNumbers) {
  EXPECT_EQ(numbers("fr", "quatre chats"), Strings{"4"});
  EXPECT_EQ(numbers("fr", "quatre-vingt-dix-neuf chats"), Strings{"99"});
  EXPECT_EQ(numbers("fr", "trois cent cinquante chats"), Strings{"350"});
  EXPECT_EQ(numbers("en", "three hundred and fifty cats"), Strings{"350"});
  EXPECT_EQ(numbers("en", "twenty-two cats"), Strings{"22"});
  EXPECT_EQ(numbers("de", "zweihundertfünfzig Katzen"), Strings{"250"});
  EXPECT_EQ(numbers("es", "veintidós gatos"), Strings{"22"});
  EXPECT_EQ(numbers("ru", "двадцать пять кошек"), Strings{"25"});
  EXPECT_EQ(numbers("en", "nine million euros"), Strings{"9000000 eur"});
  EXPECT_EQ(numbers("en", "two thousand three hundred cats"), Strings{"2300"});
}

TEST(NumberAnchors, PassesOverOneAndWordsThatAreMostlySomethingElse) {
  EXPECT_EQ(numbers("en", "one cat and another one"), Strings{});
  EXPECT_EQ(numbers("fr", "un chat et une souris"), Strings{});
  EXPECT_EQ(numbers("it", "sei qui"), Strings{});
  EXPECT_EQ(numbers("en", "a million cats"), Strings{"1000000"});
}

TEST(NumberAnchors, ReadsUnits) {
  EXPECT_EQ(numbers("fr", "12,5 % de la coque"), Strings{"12.5 %"});
  EXPECT_EQ(numbers("fr", "40 pour cent"), Strings{"40 %"});
  EXPECT_EQ(numbers("en", "40 percent"), Strings{"40 %"});
  EXPECT_EQ(numbers("fr", "84,6 millions d’euros"), Strings{"84600000 eur"});
  EXPECT_EQ(numbers("en", "€84.6 million"), Strings{"84600000 eur"});
  EXPECT_EQ(numbers("en", "US$5 and USD 5"), (Strings{"5 usd", "5 usd"}));
  EXPECT_EQ(numbers("ru", "300 долларов"), Strings{"300 usd"});
  EXPECT_EQ(numbers("fr", "quatre mois"), Strings{"4 month"});
  EXPECT_EQ(numbers("de", "nach vier Monaten"), Strings{"4 month"});
  EXPECT_EQ(numbers("ru", "через 5 лет"), Strings{"5 year"});
}

TEST(NumberAnchors, DoesNotGiveOneSignToTwoNumbers) {
  EXPECT_EQ(numbers("fr", "5 € 10"), (Strings{"5 eur", "10"}));
}

TEST(NumberAnchors, CoversNumberPowerAndUnit) {
  EXPECT_EQ(test::found(AnchorKind::number, "en", "It cost €84.6 million in all."),
            Strings{"€84.6 million=84600000 eur"});
  EXPECT_EQ(test::found(AnchorKind::number, "fr", "soit 84,6 millions d’euros environ"),
            Strings{"84,6 millions d’euros=84600000 eur"});
}

TEST(NumberAnchors, ReadsOrdinalsAndRomanCenturies) {
  EXPECT_EQ(numbers("en", "the 17th century"), Strings{"17"});
  EXPECT_EQ(numbers("fr", "au XVIIe siècle"), Strings{"17"});
  EXPECT_EQ(numbers("es", "el siglo XVII"), Strings{"17"});
  EXPECT_EQ(numbers("en", "King Louis XIV"), Strings{});
}

TEST(NumberAnchors, LeavesNamesWithDigitsAlone) {
  EXPECT_EQ(numbers("en", "GPT-4, H100, 5G and Covid-19"), Strings{});
}

TEST(NumberAnchors, CompletesTheSecondYearOfASpan) {
  EXPECT_EQ(numbers("en", "the war of 1950-53"), (Strings{"1950", "1953"}));
}

TEST(NumberAnchors, ABareYearIsANumber) {
  EXPECT_EQ(numbers("fr", "fondée en 2015"), Strings{"2015"});
  EXPECT_EQ(numbers("ru", "в 2017 году"), Strings{"2017"});
}

TEST(NumberAnchors, LongDigitStringsStayWhole) {
  EXPECT_EQ(numbers("en", "id 12345678901234567890123"), Strings{"12345678901234567890123"});
}

TEST(NumberAnchors, WeighsLargeNumbersMoreThanSmallOnes) {
  const auto weight = [](const std::string& text) {
    return find_anchors(test::lines_of(text, "en"))[0][0].weight;
  };
  EXPECT_LT(weight("4"), weight("2015"));
  EXPECT_LT(weight("2015"), weight("190,000"));
  EXPECT_LT(weight("four"), weight("four months"));
}

TEST(NumberAnchors, ComparesByValueAndUnit) {
  const auto compare = [](const std::string& a, const std::string& b) {
    return anchor_type(AnchorKind::number)
        .compare({AnchorKind::number, {}, a, 1.0}, {AnchorKind::number, {}, b, 1.0});
  };
  EXPECT_EQ(compare("200000", "200000"), 1.0);
  EXPECT_EQ(compare("9000000 eur", "9000000"), 0.8);
  EXPECT_EQ(compare("4 month", "4 year"), 0.0);
  EXPECT_EQ(compare("200000", "200001"), 0.0);
  EXPECT_EQ(compare("2", "2000"), 0.0);
}

}  // namespace
}  // namespace calque
