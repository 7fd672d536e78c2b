#include "langid/segmenter.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace calque {
namespace {

using Sentences = std::vector<std::string>;

Sentences split(const std::string& text, const std::string& lang = "en") {
  Sentences sentences;
  for (const ByteRange range : split_sentences(text, {0, text.size()}, lang)) {
    sentences.emplace_back(slice(text, range));
  }
  return sentences;
}

// The text is one sentence.
void expect_whole(const std::string& text, const std::string& lang = "en") {
  EXPECT_EQ(split(text, lang), Sentences{text});
}

TEST(Segmenter, EmptyAndBlankBlocksHaveNoSentences) {
  EXPECT_TRUE(split("").empty());
  EXPECT_TRUE(split(" \n\t ").empty());
}

TEST(Segmenter, RangesAreOffsetsIntoTheWholeText) {
  const std::string text = "Skip this. One. Two.  ";
  const auto ranges = split_sentences(text, {11, text.size()}, "en");
  ASSERT_EQ(ranges.size(), 2U);
  EXPECT_EQ(ranges[0], (ByteRange{11, 15}));
  EXPECT_EQ(ranges[1], (ByteRange{16, 20}));
}

TEST(Segmenter, TitlesNeverEndASentence) {
  expect_whole("Mr. Smith met Dr. Jones and Gen. Ames.");
  expect_whole("M. Dupont et Mme. Sorel ont vu MM. Lebrun et Castel.", "fr");
  expect_whole("El Sr. Prat y la Dra. Gil viven en EE. UU. desde 2010.", "es");
  EXPECT_EQ(split("MR. SMITH LEFT. IT RAINED."), (Sentences{"MR. SMITH LEFT.", "IT RAINED."}));
}

TEST(Segmenter, AbbreviationsCountOnlyAsWholeWords) {
  for (const char* word : {"NATO", "WTO", "UNESCO", "IMF", "NGO", "CEO", "VAT", "film"}) {
    const std::string first = std::string("He spoke of the ") + word + ".";
    EXPECT_EQ(split(first + " Nobody listened."), (Sentences{first, "Nobody listened."})) << word;
  }
  EXPECT_EQ(split("Es war ein gutes Jahr. Danach kam Regen.", "de").size(), 2U);
}

TEST(Segmenter, SomeAbbreviationsEndASentenceBeforeAWordThatBeginsOne) {
  expect_whole("He joined the U.S. Army in 1950.");
  EXPECT_EQ(split("He lives in the U.S. She does not.").size(), 2U);
  EXPECT_EQ(split("He came at 6 p.m. Everybody left.").size(), 2U);
  expect_whole("He came at 6 p.m. Monday.");
  expect_whole("It belongs to Larch Inc. of Dover.");
  EXPECT_EQ(split("They sell nuts, bolts, etc. The shop is shut.").size(), 2U);
  EXPECT_EQ(split("Il vend des vis, etc. La boutique est close.", "fr").size(), 2U);
}

TEST(Segmenter, SomeAbbreviationsBelongToANumber) {
  expect_whole("See No. 5, p. 12, and fig. 3.");
  expect_whole("On Jan. 3 and Sept. 12 it rained.");
  EXPECT_EQ(split("He said no. I love that.").size(), 2U);
  expect_whole("Voir art. 4, p. 12 et le 14 juill. 2021.", "fr");
  expect_whole("Er wohnt in der Gartenstr. 5 in Bremen.", "de");
}

TEST(Segmenter, InitialsDoNotEndASentence) {
  expect_whole("J. R. Duval wrote to Alfred E. Sloan.");
  expect_whole("Книгу написал А. И. Семенов.", "ru");
  EXPECT_EQ(split("He takes vitamin C. The rest is up to you.").size(), 2U);
  EXPECT_EQ(split("It was 37°C. Nobody moved.").size(), 2U);
}

TEST(Segmenter, OrdinalsDoNotEndASentenceWhereTheyAreWrittenWithAStop) {
  expect_whole("Am 3. Oktober begann das 19. Jahrhundert im 2. Stock.", "de");
  EXPECT_EQ(split("Es war 1950. Der Krieg war vorbei.", "de").size(), 2U);
  EXPECT_EQ(split("We counted to 3. October came.").size(), 2U);
  expect_whole("Yarış 125. Cadde'de başladı.", "tr");
}

TEST(Segmenter, ASentenceMayBeginWithANumber) {
  EXPECT_EQ(split("Twelve left. 14 people stayed.").size(), 2U);
  EXPECT_EQ(split("Il parla. 3 000 personnes écoutaient.", "fr").size(), 2U);
}

TEST(Segmenter, ClosingMarksBelongToTheSentenceTheyClose) {
  EXPECT_EQ(split("« Nous gagnerons. » Il est parti.", "fr"),
            (Sentences{"« Nous gagnerons. »", "Il est parti."}));
  EXPECT_EQ(split("“This is great.” She held it up."),
            (Sentences{"“This is great.”", "She held it up."}));
  EXPECT_EQ(split("„Das ist gut.“ Er ging. »Ja.« Nein.", "de"),
            (Sentences{"„Das ist gut.“", "Er ging.", "»Ja.«", "Nein."}));
  EXPECT_EQ(split("”Så är det.” Han gick.", "sv"), (Sentences{"”Så är det.”", "Han gick."}));
  EXPECT_EQ(split("(It rained. ) He left."), (Sentences{"(It rained. )", "He left."}));
}

TEST(Segmenter, AClosingMarkWithoutPartnerStillCloses) {
  EXPECT_EQ(split("Il est parti. » Elle reste.", "fr"),
            (Sentences{"Il est parti. »", "Elle reste."}));
}

TEST(Segmenter, AnOpeningMarkBeginsTheNextSentence) {
  EXPECT_EQ(split("He left. “Why?” She knew."), (Sentences{"He left.", "“Why?”", "She knew."}));
  EXPECT_EQ(split("Il part. « Pourquoi ? » Rien.", "fr"),
            (Sentences{"Il part.", "« Pourquoi ? »", "Rien."}));
  EXPECT_EQ(split("彼は言った。「行く。」雨だ。", "ja"),
            (Sentences{"彼は言った。", "「行く。」", "雨だ。"}));
}

TEST(Segmenter, ReportingClausesStayWithTheQuotation) {
  expect_whole("“Why?” he asked.");
  expect_whole("« Pourquoi ? » demanda-t-il.", "fr");
  expect_whole("“Why?” Anna Fenwick asked.");
  expect_whole("«Куда?» — спросил он.", "ru");
  expect_whole("„Warum?“, fragte sie.", "de");
  expect_whole("「もう帰る。」と彼は言った。", "ja");
  EXPECT_EQ(split("“Why?” Anna was tired.").size(), 2U);
}

TEST(Segmenter, MarksInsideASentenceDoNotEndIt) {
  expect_whole("He cried “Help! Help!” and fell.");
  expect_whole("She works at Yahoo! in the city.");
  expect_whole("The minutes (there were none. Nobody wrote any) were approved.");
  expect_whole("雨（朝から降っていた。やまない）はまだ続く。", "ja");
  expect_whole("“[...] one hears of it [...]” (Quill 55).");
}

TEST(Segmenter, EllipsesEndASentenceBeforeACapital) {
  EXPECT_EQ(split("He stopped... Nobody moved."), (Sentences{"He stopped...", "Nobody moved."}));
  expect_whole("He stopped… and went on.");
  expect_whole("そう…かもしれない。", "ja");
}

TEST(Segmenter, AddressesAndNumbersAreWhole) {
  EXPECT_EQ(split("See https://a.example/b.c?d=e!f. It cost $3.50. Write to a.b@c.example. Yes."),
            (Sentences{"See https://a.example/b.c?d=e!f.", "It cost $3.50.",
                       "Write to a.b@c.example.", "Yes."}));
  expect_whole("Open readme.txt with Node.js now.");
  EXPECT_EQ(split("We read bbc.com. Trump spoke.").size(), 2U);
}

TEST(Segmenter, AMissingSpaceIsSeenBeforeAWordThatBeginsSentences) {
  EXPECT_EQ(split("It runs well at present.The rest follows."),
            (Sentences{"It runs well at present.", "The rest follows."}));
  expect_whole("It uses System.Out for this.");
}

TEST(Segmenter, ListMarkersAreNoSentences) {
  EXPECT_EQ(split("1. The first 2. The second"), (Sentences{"1. The first", "2. The second"}));
  EXPECT_EQ(split("a) one b) two c) three"), (Sentences{"a) one", "b) two", "c) three"}));
  EXPECT_EQ(split("• 9. nine • 10. ten"), (Sentences{"• 9. nine", "• 10. ten"}));
  EXPECT_EQ(split("Q. Who? A. Nobody."), (Sentences{"Q. Who?", "A. Nobody."}));
  expect_whole("1. FC Köln schlug die 2. Mannschaft.", "de");
}

TEST(Segmenter, NoteSignsBelongToTheSentenceBefore) {
  EXPECT_EQ(split("He died.[1][2] She lived."), (Sentences{"He died.[1][2]", "She lived."}));
  EXPECT_EQ(split("It was an effect of efficiency.10 This is known."),
            (Sentences{"It was an effect of efficiency.10", "This is known."}));
}

TEST(Segmenter, LineEndsWithinABlockAreSpaces) {
  expect_whole("The water stood\nat the second step.");
  EXPECT_EQ(split("It rose.\nHe left.").size(), 2U);
}

TEST(Segmenter, ScriptsWithTheirOwnStops) {
  EXPECT_EQ(split("他走了。真的吗？好！", "zh").size(), 3U);
  EXPECT_EQ(split("यह सच है। वह गया।", "hi").size(), 2U);
  EXPECT_EQ(split("هل هذا صحيح؟ نعم.", "ar").size(), 2U);
  EXPECT_EQ(split("Πού είναι; Εδώ.", "el").size(), 2U);
  EXPECT_EQ(split("Բարև Ձեզ: Իմ անունն է:", "hy").size(), 2U);
  EXPECT_EQ(split("Test strange period．Does it work．").size(), 2U);
  EXPECT_EQ(split("እንደምን አለህ፧መልካም ቀን።", "am").size(), 2U);
}

TEST(Segmenter, UnknownLanguagesGetTheRulesForAll) {
  EXPECT_EQ(split("Dr. Oti namna. Kolo se!", "xx"), (Sentences{"Dr. Oti namna.", "Kolo se!"}));
  EXPECT_EQ(split("Dr. Oti namna. Kolo se!", "und").size(), 2U);
  EXPECT_EQ(split("Un dos. Tres.", "es-419").size(), 2U);
}

TEST(Segmenter, TextWithoutCapitalsEndsAtQuestionsAlone) {
  EXPECT_EQ(split("what? really! see p. 5 etc. and so on").size(), 3U);
}

TEST(Segmenter, MarksAloneAreNoSentence) {
  EXPECT_EQ(split("? ! ..."), Sentences{"? ! ..."});
  EXPECT_EQ(split("It ended. ***"), Sentences{"It ended. ***"});
}

// Each of these took time that grew with the square of the length in some version.
TEST(Segmenter, TimeIsLinear) {
  const auto repeated = [](const char* part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  EXPECT_EQ(split(repeated("! ", 200'000)).size(), 1U);
  EXPECT_EQ(split("a." + repeated("*", 200'000)).size(), 1U);
  EXPECT_EQ(split(repeated("(\"", 200'000)).size(), 1U);
  EXPECT_EQ(split("a." + repeated(" ", 1'000'000) + "b").size(), 1U);
  EXPECT_EQ(split("1. " + repeated("a 2 ", 300'000)).size(), 1U);
  EXPECT_EQ(split("a" + repeated("\r", 200'000) + "b").size(), 1U);
}

TEST(Segmenter, AWordThatIsAlwaysCapitalBeginsNothingBehindAnEllipsis) {
  expect_whole("The boat . . . I mean the ferry . . . sails at nine.");
  expect_whole("The boat... I'm afraid... has sailed.");
  EXPECT_EQ(split("The boat sailed... Nobody waved.").size(), 2U);
}

TEST(Segmenter, DirectionMarksAroundAFullStopAreNoClosingMarks) {
  expect_whole("حضر د\u202A.\u202C سامي الاجتماع.", "ar");
  EXPECT_EQ(split("حضر سامي\u202A.\u202C غاب الآخرون.", "ar").size(), 2U);
}

TEST(Segmenter, AnAbbreviationRightBehindAStopWithoutSpaceIsOne) {
  EXPECT_EQ(split("It rained on Monday.Mr. Holt stayed in."),
            (Sentences{"It rained on Monday.", "Mr. Holt stayed in."}));
}

TEST(Segmenter, ListsWithinAParagraphMayBeginLateAndBeginAgain) {
  EXPECT_EQ(split("Bring all of it. p) ropes q) tins r) lamps"),
            (Sentences{"Bring all of it.", "p) ropes", "q) tins", "r) lamps"}));
  EXPECT_EQ(split("1) bread 2) salt 1) rope 2) tar a) lamp b) oil"),
            (Sentences{"1) bread", "2) salt", "1) rope", "2) tar", "a) lamp", "b) oil"}));
  expect_whole("She came (as a) guest b) of honour.");
}

TEST(Segmenter, AQuotationWithItsSourceIsWhole) {
  expect_whole("\"He is gone. The sea is calm.\" (Holt 12).");
  EXPECT_EQ(split("\"He is gone. The sea is calm.\" (She wept.)").size(), 3U);
}

TEST(Segmenter, ShortWordsOfManyAlphabetsAreNoAbbreviations) {
  EXPECT_EQ(split("Това е нашият път. Вървим бавно.", "bg").size(), 2U);
  EXPECT_EQ(split("Бүгін жақсы күн. Біз барамыз.", "kk").size(), 2U);
  EXPECT_EQ(split("Tôi viết một lá thư. Trời mưa.", "vi").size(), 2U);
  EXPECT_EQ(split("Přišla smrt. Nikdo neplakal.", "cs").size(), 2U);
  EXPECT_EQ(split("Текла је крв. Сви су ћутали.", "sr").size(), 2U);
  EXPECT_EQ(split("यह अच्छा है. वह घर गया.", "hi").size(), 2U);
  EXPECT_EQ(split("הוא עבד באו\"ם. אחר כך חזר.", "he").size(), 2U);
}

TEST(Segmenter, StartersMatchInEveryCase) {
  EXPECT_EQ(split("Er wohnt in den U.S.A. Außerdem reist er.", "de").size(), 2U);
}

TEST(Segmenter, ALetterBehindAYearBeginsNoList) {
  expect_whole("Ta sündis 1950. a. Tallinnas.", "et");
}

TEST(Segmenter, MarkersThatLeadNowhereCostNoMoreThanOthers) {
  std::string text = "Begin here. 1) start ";
  while (text.size() < 2'000'000) text += "a) zoo; ";
  EXPECT_EQ(split(text).size(), 2U);  // quadratic time would show as a test that never ends
}

}  // namespace
}  // namespace calque
