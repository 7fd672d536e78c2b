#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

Strings quotes(const std::string& lang, const std::string& text) {
  Strings texts = test::found(AnchorKind::quote, lang, text);
  for (std::string& quote : texts) quote.erase(quote.find('='));
  return texts;
}

double alike(const std::string& lang_a, const std::string& a, const std::string& lang_b,
             const std::string& b) {
  return test::alike(AnchorKind::quote, lang_a, a, lang_b, b);
}

TEST(QuoteAnchors, KnowsTheMarksOfManyLanguages) {
  EXPECT_EQ(quotes("fr", "Il dit : « Pas du tout. »"), Strings{"Pas du tout."});
  EXPECT_EQ(quotes("en", "He said, “Not at all,” and left."), Strings{"Not at all,"});
  EXPECT_EQ(quotes("en", "He said, \"Not at all.\""), Strings{"Not at all."});
  EXPECT_EQ(quotes("en", "He said, ‘Not at all.’"), Strings{"Not at all."});
  EXPECT_EQ(quotes("de", "Er sagte: „Gar nicht.“"), Strings{"Gar nicht."});
  EXPECT_EQ(quotes("de", "Er sagte: »Gar nicht.«"), Strings{"Gar nicht."});
  EXPECT_EQ(quotes("sv", "Han sade: ”Inte alls.”"), Strings{"Inte alls."});
  EXPECT_EQ(quotes("fr", "Il dit : ‹ Pas du tout. ›"), Strings{"Pas du tout."});
  EXPECT_EQ(quotes("ja", "彼は「そうです」と言った"), Strings{"そうです"});
  EXPECT_EQ(quotes("ru", "Он сказал: «Нет, спасибо»."), Strings{"Нет, спасибо"});
}

TEST(QuoteAnchors, FindsNestedQuotations) {
  EXPECT_EQ(
      quotes("fr", "« Il a dit : “Vous nous prenez tout.” Et puis plus rien »"),
      (Strings{"Il a dit : “Vous nous prenez tout.” Et puis plus rien", "Vous nous prenez tout."}));
  EXPECT_EQ(quotes("en", "“He told me, ‘You take it all,’ and left”"),
            (Strings{"He told me, ‘You take it all,’ and left", "You take it all,"}));
}

TEST(QuoteAnchors, PassesOverApostrophesAndStrayMarks) {
  EXPECT_EQ(quotes("en", "The dogs' bowl isn't the cats' bowl; 'tis mine."), Strings{});
  EXPECT_EQ(quotes("en", "It’s the dogs’ bowl"), Strings{});
  EXPECT_EQ(quotes("en", "a 5\" pipe and a stray « mark"), Strings{});
  EXPECT_EQ(quotes("he", "צה\"ל הודיע"), Strings{});
  EXPECT_EQ(quotes("en", "A \"stray one. He said \"yes, please\" twice."), Strings{"yes, please"});
}

TEST(QuoteAnchors, GivesEachSegmentItsPart) {
  Document document;
  document.text = "« Le bateau s’arrête. J’ai cru à une roche », dit-il.";
  document.lang = "fr";
  const std::size_t cut = document.text.find(" J’ai");
  document.segments = {{{0, cut}, "fr", SegmentKind::sentence},
                       {{cut + 1, document.text.size()}, "fr", SegmentKind::sentence}};
  const auto anchors = find_anchors(document);
  ASSERT_EQ(anchors[0][0].kind, AnchorKind::quote);
  EXPECT_EQ(slice(document.text, anchors[0][0].range), "Le bateau s’arrête.");
  ASSERT_EQ(anchors[1][0].kind, AnchorKind::quote);
  EXPECT_EQ(slice(document.text, anchors[1][0].range), "J’ai cru à une roche");
}

TEST(QuoteAnchors, EndsWithItsParagraphUnlessThatIsTakenUpAgain) {
  const auto count = [](const std::string& text) {
    Document document;
    document.text = text;
    document.lang = "en";
    document.segments = {{{0, text.size()}, "en", SegmentKind::sentence}};
    const auto anchors = find_anchors(document);
    return std::count_if(anchors[0].begin(), anchors[0].end(),
                         [](const Anchor& a) { return a.kind == AnchorKind::quote; });
  };
  EXPECT_EQ(count("“A first part of it.\n\nAnd what follows.”"), 0);
  EXPECT_EQ(count("“A first part of it.\n\n“And what follows.”"), 2);
  EXPECT_EQ(count("“A quotation over\ntwo lines of it.”"), 1);
}

TEST(QuoteAnchors, LinesDoNotShareQuotations) {
  EXPECT_EQ(quotes("en", "He said “one\nand two” then."), Strings{});
}

TEST(QuoteAnchors, OneWordWeighsLittle) {
  const auto anchors =
      find_anchors(test::lines_of("an “anomaly”\nhe said “we have seen nothing of it”", "en"));
  EXPECT_LE(anchors[0][0].weight, 0.2);
  EXPECT_GE(anchors[1][0].weight, 0.7);
}

TEST(QuoteAnchors, NumbersAndCountriesStandInTheKeyByTheirOwn) {
  EXPECT_EQ(test::keys(AnchorKind::quote, "fr", "« Il nous manque 190 000 euros »")[0],
            test::keys(AnchorKind::quote, "fr", "« Il nous manque 190.000 € »")[0]);
  EXPECT_GT(alike("fr", "« La France paiera »", "en", "“France will pay”"), 0.5);
}

TEST(QuoteAnchors, ComparesAcrossLanguages) {
  const std::string fr = "« l’infrastructure est là où la recherche rencontre la réalité »";
  EXPECT_GT(alike("fr", fr, "en", "“Infrastructure is where research meets reality”"), 0.4);
  EXPECT_LT(alike("fr", fr, "en", "“We did not see anyone near the harbour that night”"), 0.1);
  EXPECT_GT(alike("fr", "« Pourquoi ici ? »", "en", "“Why here?”"), 0.25);
  EXPECT_GT(alike("de", "„Wir haben keine Angst vor der Zukunft“", "en",
                  "“We are not afraid of the future”"),
            0.25);
  EXPECT_GT(alike("es", "«Nunca hemos perdido la esperanza»", "en", "“We have never lost hope”"),
            0.25);
  EXPECT_GT(
      alike("ru", "«Мы никогда не забудем этот день»", "en", "“We will never forget this day”"),
      0.25);
  EXPECT_LT(alike("ru", "«Мы никогда не забудем этот день»", "en",
                  "“The price of bread has doubled since spring”"),
            0.1);
}

TEST(QuoteAnchors, LengthsMustBePlausible) {
  EXPECT_EQ(alike("fr", "« mission »", "en",
                  "“the mission that we were given was to go where nobody had ever gone before”"),
            0.0);
}

}  // namespace
}  // namespace calque
