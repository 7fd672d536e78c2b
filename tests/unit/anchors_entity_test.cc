#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

Strings names(const std::string& lang, const std::string& text) {
  return test::found(AnchorKind::entity, lang, text);
}

double compare(const std::string& a, const std::string& b) {
  return anchor_type(AnchorKind::entity)
      .compare({AnchorKind::entity, {}, a, 1.0}, {AnchorKind::entity, {}, b, 1.0});
}

TEST(EntityAnchors, FindsRunsOfCapitalisedWords) {
  EXPECT_EQ(names("en", "then David Lau left"), Strings{"David Lau=david lau"});
  EXPECT_EQ(names("en", "then Joost van Reenen left"),
            Strings{"Joost van Reenen=joost van reenen"});
  EXPECT_EQ(names("fr", "conduite par Gaspard Le Tellec hier"),
            Strings{"Gaspard Le Tellec=gaspard le tellec"});
  EXPECT_EQ(names("en", "said J. R. Duval, the captain"), Strings{"J. R. Duval=j r duval"});
  EXPECT_EQ(names("en", "said Conan O’Brien today"), Strings{"Conan O’Brien=conan o brien"});
  EXPECT_EQ(names("fr", "la Belle-Isaure coule"), Strings{"Belle-Isaure=belle isaure"});
  EXPECT_EQ(names("en", "at the Bank of Middelveen today"),
            Strings{"Bank of Middelveen=bank of middelveen"});
  EXPECT_EQ(names("ru", "вчера Владимир Зеленский сказал"),
            Strings{"Владимир Зеленский=vladimir zelenskii"});
}

TEST(EntityAnchors, LeavesTitlesElisionsAndPossessivesOut) {
  EXPECT_EQ(names("en", "and Mr. Lau said"), Strings{"Lau=lau"});
  EXPECT_EQ(names("en", "told Mayor Solange Abgrall that"),
            Strings{"Solange Abgrall=solange abgrall"});
  EXPECT_EQ(names("fr", "pour Mme Solange Abgrall, il"),
            Strings{"Solange Abgrall=solange abgrall"});
  EXPECT_EQ(names("fr", "celle d’OpenAI et l’Acadine"),
            (Strings{"OpenAI=openai", "Acadine=acadine"}));
  EXPECT_EQ(names("en", "at OpenAI's office"), Strings{"OpenAI=openai"});
  EXPECT_EQ(names("en", "when Veltra CEO Mark Holm spoke"),
            (Strings{"Veltra=veltra", "Mark Holm=mark holm"}));
}

TEST(EntityAnchors, TitlesAreNoPartOfANameInManyLanguages) {
  EXPECT_EQ(names("ru", "что Президент Владимир Зеленский"),
            Strings{"Владимир Зеленский=vladimir zelenskii"});
  EXPECT_EQ(names("ru", "о Премьер-министре Джонсоне")[0].substr(0, 16), "Джонсоне");
  EXPECT_EQ(names("uk", "а Президент Петров"), Strings{"Петров=petrov"});
  EXPECT_EQ(names("pl", "i Prezydentem Kowalskim"), Strings{"Kowalskim=kowalskim"});
  EXPECT_EQ(names("es", "con el Presidente Rajoy"), Strings{"Rajoy=rajoy"});
  EXPECT_EQ(names("tr", "ve Başkan Yılmaz"), Strings{"Yılmaz=yilmaz"});
  EXPECT_EQ(names("el", "και ο Πρόεδρος Μητσοτάκης")[0].substr(0, 20), "Μητσοτάκης");
  EXPECT_EQ(names("hu", "és Miniszterelnök Orbán"), Strings{"Orbán=orban"});
}

TEST(EntityAnchors, KnowsCitiesInTheirLanguages) {
  EXPECT_EQ(test::found(AnchorKind::entity, "zh", "他住在纽约"), Strings{"纽约=city:new york"});
  EXPECT_EQ(test::found(AnchorKind::entity, "ru", "в Нью-Йорке и Москве"),
            (Strings{"Нью-Йорке=city:new york", "Москве=city:moscow"}));
  EXPECT_EQ(test::found(AnchorKind::entity, "ar", "من باريس وموسكو"),
            (Strings{"باريس=city:paris", "وموسكو=city:moscow"}));
  EXPECT_GT(compare("city:new york", "new york times"), 0.6);
  EXPECT_EQ(compare("city:paris", "paris"), 1.0);
  EXPECT_EQ(compare("city:paris", "city:london"), 0.0);
}

TEST(EntityAnchors, KnowsCurrenciesInTheirLanguages) {
  EXPECT_EQ(test::keys(AnchorKind::entity, "en", "the Japanese yen fell"), Strings{"currency:jpy"});
  EXPECT_EQ(test::keys(AnchorKind::entity, "de", "und der Schweizer Franken stieg"),
            Strings{"currency:chf"});
  EXPECT_EQ(test::keys(AnchorKind::entity, "ru", "что японская иена упала"),
            Strings{"currency:jpy"});
  EXPECT_EQ(compare("currency:jpy", "currency:chf"), 0.0);
}

TEST(EntityAnchors, KnowsCountriesBehindPrefixes) {
  EXPECT_EQ(test::keys(AnchorKind::entity, "ar", "وفرنسا ثم بألمانيا"),
            (Strings{"country:fr", "country:de"}));
  EXPECT_EQ(test::keys(AnchorKind::entity, "he", "גר בצרפת"), Strings{"country:fr"});
  EXPECT_EQ(test::keys(AnchorKind::entity, "ko", "프랑스에서 살았다"), Strings{"country:fr"});
}

TEST(EntityAnchors, DistrustsTheFirstWordOfASentence) {
  EXPECT_EQ(names("en", "Engineers came. Nobody saw them."), Strings{});
  EXPECT_EQ(names("en", "Lumeria grew.\nThe people of Lumeria left."),
            (Strings{"Lumeria=lumeria", "Lumeria=lumeria"}));
  EXPECT_EQ(names("en", "xAI grew. iPhone sales fell."), (Strings{"xAI=xai", "iPhone=iphone"}));
}

TEST(EntityAnchors, AWordThatIsSmallElsewhereIsNoName) {
  EXPECT_EQ(names("en", "of the Harbour\nin a harbour and the harbour\nharbour works"), Strings{});
}

TEST(EntityAnchors, TitleCaseHeadingsCountOnlyWithEvidence) {
  const std::string text =
      "The Growing Talent War at Lumeria\nThe talent war is growing at Lumeria these days";
  EXPECT_EQ(names("en", text), (Strings{"Lumeria=lumeria", "Lumeria=lumeria"}));
}

TEST(EntityAnchors, KnowsCountriesInTheirLanguages) {
  const auto country = [](const std::string& lang, const std::string& text) {
    return test::keys(AnchorKind::entity, lang, text);
  };
  EXPECT_EQ(country("fr", "aux États-Unis hier"), Strings{"country:us"});
  EXPECT_EQ(country("en", "in the United States today"), Strings{"country:us"});
  EXPECT_EQ(country("en", "a U.S. company"), Strings{"country:us"});
  EXPECT_EQ(country("es", "en los EE. UU. hoy"), Strings{"country:us"});
  EXPECT_EQ(country("de", "aus Frankreich und Südkorea"), (Strings{"country:fr", "country:kr"}));
  EXPECT_EQ(country("ru", "из России во Францию"), (Strings{"country:ru", "country:fr"}));
  EXPECT_EQ(country("ja", "彼は韓国へ行った"), Strings{"country:kr"});
  EXPECT_EQ(country("fi", "matka Ranskassa"), Strings{"country:fr"});
}

TEST(EntityAnchors, KnowsNationalitiesAlsoInSmallLetters) {
  const auto nationality = [](const std::string& lang, const std::string& text) {
    return test::keys(AnchorKind::entity, lang, text);
  };
  EXPECT_EQ(nationality("fr", "un historien néerlandais"), Strings{"country:nl"});
  EXPECT_EQ(nationality("en", "a Dutch historian"), Strings{"country:nl"});
  EXPECT_EQ(nationality("de", "ein niederländischer Historiker")[0], "country:nl");
  EXPECT_EQ(nationality("ru", "французский историк"), Strings{"country:fr"});
  EXPECT_EQ(nationality("es", "un historiador francés"), Strings{"country:fr"});
}

TEST(EntityAnchors, DaysMonthsAndLanguagesAreNoNames) {
  EXPECT_EQ(names("en", "on Monday in March they left"), Strings{});
}

TEST(EntityAnchors, FindsNamesInScriptsWithoutCapitals) {
  EXPECT_EQ(names("ja", "イーロン・マスク氏は言った")[0].substr(0, 24), "イーロン・マスク");
  EXPECT_EQ(names("zh", "他在 OpenAI 工作"), Strings{"OpenAI=openai"});
}

TEST(EntityAnchors, ASurnameTakesTheFullNamesKey) {
  EXPECT_EQ(test::keys(AnchorKind::entity, "en", "then David Lau left\nand Lau was gone"),
            (Strings{"david lau", "david lau"}));
  EXPECT_EQ(test::keys(AnchorKind::entity, "en", "and so Lau was gone\nthen David Lau left"),
            (Strings{"david lau", "david lau"}));
  EXPECT_EQ(test::keys(AnchorKind::entity, "en",
                       "first Elon Musk left\nso Musk left\nthen Kimbal Musk left\nso Musk left"),
            (Strings{"elon musk", "elon musk", "kimbal musk", "kimbal musk"}));
  EXPECT_EQ(test::keys(AnchorKind::entity, "en", "the Bank of Lumeria fell\nand so Lumeria fell"),
            (Strings{"bank of lumeria", "lumeria"}));
}

TEST(EntityAnchors, ComparesPartsOfNames) {
  EXPECT_EQ(compare("david lau", "david lau"), 1.0);
  EXPECT_GT(compare("lau", "david lau"), 0.7);
  EXPECT_GT(compare("tidewater survey", "tidewater survey inc"), 0.7);
  EXPECT_LT(compare("david lau", "david beckham"), 0.4);
  EXPECT_LT(compare("david", "david lau"), compare("lau", "david lau"));
  EXPECT_EQ(compare("paris", "london"), 0.0);
  EXPECT_EQ(compare("country:us", "country:fr"), 0.0);
  EXPECT_GT(compare("lang:fr", "country:fr"), 0.5);
  EXPECT_GT(compare("country:kr", "lang:ko"), 0.5);
}

TEST(EntityAnchors, ComparesTransliterations) {
  const auto alike = [](const std::string& lang, const std::string& name,
                        const std::string& english) {
    return test::alike(AnchorKind::entity, lang, "x " + name, "en", "x " + english);
  };
  EXPECT_GT(alike("ru", "Владимир Зеленский", "Volodymyr Zelensky"), 0.6);
  EXPECT_GT(alike("de", "Wolodymyr Selenskyj", "Volodymyr Zelensky"), 0.7);
  EXPECT_GT(alike("ru", "Борис Джонсон", "Boris Johnson"), 0.8);
  EXPECT_GT(alike("ru", "Брета Кавано", "Brett Kavanaugh"), 0.7);
  EXPECT_GT(alike("fr", "Vladimir Poutine", "Vladimir Putin"), 0.8);
  EXPECT_GT(alike("ja", "x ゼレンスキー", "Zelensky"), 0.7);
  EXPECT_LT(alike("ru", "Иван Петров", "Boris Johnson"), 0.3);
}

}  // namespace
}  // namespace calque
