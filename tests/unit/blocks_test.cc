#include "langid/blocks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace calque {
namespace {

using Blocks = std::vector<std::string>;

const char* letter(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph: return "P ";
    case BlockKind::heading: return "H ";
    case BlockKind::item: return "I ";
    case BlockKind::quotation: return "Q ";
    case BlockKind::boilerplate: return "B ";
  }
  return "? ";
}

// Every block as its kind's first letter and its text.
Blocks blocks(const std::string& text, Newlines newlines = Newlines::automatic) {
  Blocks found;
  for (const Block& block : find_blocks(text, newlines)) {
    found.push_back(letter(block.kind) + std::string(slice(text, block.range)));
  }
  return found;
}

TEST(Blocks, EmptyLinesBelongToNone) {
  EXPECT_TRUE(blocks("").empty());
  EXPECT_TRUE(blocks("\n \n\t\r\n").empty());
  EXPECT_EQ(blocks("\n\n  One two.  \r\n\n"), Blocks{"P One two."});
}

TEST(Blocks, ALineIsABlockWhereNothingIsWrapped) {
  EXPECT_EQ(blocks("It rained all day in the town.\nNobody went out.\n"),
            (Blocks{"P It rained all day in the town.", "P Nobody went out."}));
}

TEST(Blocks, ShortLinesWithoutAStopAreHeadings) {
  EXPECT_EQ(blocks("The long rain\nIt rained all day.\n\nAnd then?\n\nThen it stopped, and the "
                   "people of the town came out.\n"),
            (Blocks{"H The long rain", "P It rained all day.", "H And then?",
                    "P Then it stopped, and the people of the town came out."}));
  EXPECT_EQ(blocks("A lone line heads nothing"), Blocks{"P A lone line heads nothing"});
  EXPECT_EQ(blocks("He named three things:\n\nRain.\n"),
            (Blocks{"P He named three things:", "P Rain."}));
}

TEST(Blocks, MarkdownHeadingsLoseTheirSigns) {
  EXPECT_EQ(blocks("## The rain ##\nIt fell.\n"), (Blocks{"H The rain", "P It fell."}));
  EXPECT_EQ(blocks("The rain\n========\nIt fell.\n"), (Blocks{"H The rain", "P It fell."}));
}

TEST(Blocks, ItemsLoseTheirBulletsButKeepTheirNumbers) {
  EXPECT_EQ(blocks("Bring:\n- a torch;\n* a rope\n• a map.\n"),
            (Blocks{"P Bring:", "I a torch;", "I a rope", "I a map."}));
  EXPECT_EQ(blocks("1. Lock it.\n2. Leave.\n"), (Blocks{"I 1. Lock it.", "I 2. Leave."}));
  EXPECT_EQ(blocks("(a) red\n(b) blue\n"), (Blocks{"I (a) red", "I (b) blue"}));
  EXPECT_EQ(blocks("- **Fuel:** half a tank.\n"), Blocks{"I **Fuel:** half a tank."});
}

TEST(Blocks, ALoneNumberMakesNoList) {
  EXPECT_EQ(blocks("25. dakikada gol geldi.\nSonra bitti.\n")[0], "P 25. dakikada gol geldi.");
}

TEST(Blocks, SpeechWithADashIsNoList) {
  EXPECT_EQ(blocks("– Tu viens ?\n– Non, je reste.\n"),
            (Blocks{"P – Tu viens ?", "P – Non, je reste."}));
  EXPECT_EQ(blocks("Il faut :\n– une corde ;\n– une lampe.\n"),
            (Blocks{"P Il faut :", "I une corde ;", "I une lampe."}));
}

TEST(Blocks, QuotationsLoseTheirSigns) {
  EXPECT_EQ(blocks("> Nobody was there.\nSo he wrote.\n"),
            (Blocks{"Q Nobody was there.", "P So he wrote."}));
}

constexpr const char* wrapped =
    "Nobody in the village could say how long old Treadgold had kept the\n"
    "weir, but everybody agreed that it was longer than the weir had kept\n"
    "itself. He rose at five, looked at the water, and went back to bed. He\n"
    "never missed a day.\n"
    "\n"
    "In the spring of the great flood he rose at four, put on his boots and\n"
    "went down to look.\n";

TEST(Blocks, HardWrappedParagraphsAreRejoined) {
  const Blocks found = blocks(wrapped);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(found[0].ends_with("never missed a day."));
  EXPECT_TRUE(found[1].ends_with("went down to look."));
}

TEST(Blocks, TheCallerMayKeepOrJoinLines) {
  EXPECT_EQ(blocks(wrapped, Newlines::keep).size(), 6U);
  EXPECT_EQ(blocks("one\ntwo\n- three\nfour\n\nfive", Newlines::join),
            (Blocks{"P one\ntwo", "I three\nfour", "H five"}));
}

TEST(Blocks, ListsOfTitlesAreNotTakenForWrappedText) {
  EXPECT_EQ(blocks("Tomato growers brace for a second dry spring in a row\n"
                   "Mountain railway reopens after the great October rockfall\n"
                   "Five soups for the end of winter and the start of spring\n"
                   "Why the herring came back to the bay after so many years\n")
                .size(),
            4U);
}

TEST(Blocks, ALongLineThatGoesOnInSmallLettersIsRejoined) {
  EXPECT_EQ(
      blocks("When the trigger is pulled the sear slips out of the notches of the hammer and\n"
             "a shot is fired.\nThe end came.\n")
          .size(),
      2U);
}

TEST(Blocks, ItemsGoOnInIndentedLines) {
  EXPECT_EQ(blocks("- the clock, which had not gone\n  since then;\n- the ham\n"),
            (Blocks{"I the clock, which had not gone\n  since then;", "I the ham"}));
}

TEST(Blocks, HeadlinesBelowRelatedStoriesAreBoilerplate) {
  EXPECT_EQ(
      blocks("It rained all day.\n\nArticles You May Like\n\nWhy it rains\nWho likes rain?\n"),
      (Blocks{"P It rained all day.", "B Articles You May Like", "B Why it rains",
              "B Who likes rain?"}));
  EXPECT_EQ(blocks("Il pleut depuis hier.\n\nÀ lire aussi\n\nPourquoi il pleut\n")[2],
            "B Pourquoi il pleut");
}

TEST(Blocks, RunningTextAfterRelatedStoriesIsKept) {
  EXPECT_EQ(
      blocks("It rained.\n\nRelated stories\n\nWhy it rains\nWho likes rain?\n\nThe day after\n\n"
             "It was dry, and everybody went to the river.\n"),
      (Blocks{"P It rained.", "B Related stories", "B Why it rains", "B Who likes rain?",
              "H The day after", "P It was dry, and everybody went to the river."}));
}

TEST(Blocks, FormsSignUpsAndNoticesAreBoilerplate) {
  for (const char* line :
       {"Leave a Reply", "Your email address will not be published. Required fields are marked *",
        "Sign up for our weekly newsletter", "© 2024 The Slape Echo", "All rights reserved.",
        "We use cookies to improve your experience.", "Share this article: Email | Print | Link",
        "Home > News > County", "Laisser un commentaire", "Partager cet article",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Inscrivez-vous à notre newsletter", "Nous utilisons des cookies.", "Tous droits réservés",
        "À lire aussi : Dix ponts", "Facebook Twitter WhatsApp", "Publié le 3 mai 2024"}) {
    const Blocks found = blocks(std::string("It rained all day.\n\n") + line + "\n");
    ASSERT_EQ(found.size(), 2U) << line;
    EXPECT_EQ(found[1], std::string("B ") + line);
  }
}

TEST(Blocks, SentencesThatLookLikeNoticesAreKept) {
  for (const char* line :
       {"Copyright law is older than the cinema.", "He wanted to share this article with us.",
        "The newsletter was printed in Dover.", "Победа «Волны» над «Бурей» в гостях",
        "Published in 2019, the book sold well."}) {
    const Blocks found = blocks(std::string("It rained all day.\n\n") + line + "\n\nIt was dry.\n");
    EXPECT_NE(found[1][0], 'B') << line;
  }
}

TEST(Blocks, LoneTagsAtTheEndAreBoilerplate) {
  const std::string article = "By Ann Low\n\nIt rained.\n\nThen it was dry.\n\nSo they left.\n\n";
  const Blocks found = blocks(article + "Weather\n\nLeave a Reply\n");
  EXPECT_EQ(found.front(), "H By Ann Low");
  EXPECT_EQ(found[4], "B Weather");
}

TEST(Blocks, AMillionEmptyLinesAreNoBlocks) {
  EXPECT_TRUE(blocks(std::string(1'000'000, '\n')).empty());
}

TEST(Blocks, LinesOfJapaneseThatCannotEndThereGoOn) {
  EXPECT_EQ(blocks("港の\n船です。"), Blocks{"P 港の\n船です。"});
  EXPECT_EQ(blocks("風が強く、\n船は出ない。"), Blocks{"P 風が強く、\n船は出ない。"});
  EXPECT_EQ(blocks("港と船\n風が強い。").size(), 2U);
}

TEST(Blocks, ABulletBeforeANumberIsPartOfTheItem) {
  EXPECT_EQ(blocks("• 1. Rope\n• 2. Tar"), (Blocks{"I • 1. Rope", "I • 2. Tar"}));
  EXPECT_EQ(blocks("• Rope\n• Tar"), (Blocks{"I Rope", "I Tar"}));
}

}  // namespace
}  // namespace calque
