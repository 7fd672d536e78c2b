#include "langid/srx.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "langid/router.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

using Sentences = std::vector<std::string>;
using Rules = std::vector<SrxRule>;

const SrxRule full_stop{true, R"([.?!])", R"(\s)", 9};

SrxDocument document(Rules rules, const std::string& pattern = ".*") {
  SrxDocument made;
  made.file = "rules.srx";
  made.rules = {{"English", std::move(rules)}};
  made.maps = {{pattern, 0, 20}};
  return made;
}

Sentences split(const SrxRules& rules, const std::string& text, const std::string& lang = "en") {
  Sentences sentences;
  for (const ByteRange range : rules.split(text, {0, text.size()}, lang)) {
    sentences.emplace_back(slice(text, range));
  }
  return sentences;
}

Sentences split(Rules rules, const std::string& text) {
  return split(SrxRules(document(std::move(rules))), text);
}

TEST(Srx, ABreakRuleBreaksBetweenItsTwoSides) {
  EXPECT_EQ(split({full_stop}, "One. Two? Three!Four"), (Sentences{"One.", "Two?", "Three!Four"}));
  EXPECT_EQ(split({{true, R"(\.\s)", ""}}, "One. Two."), (Sentences{"One.", "Two."}));
  EXPECT_EQ(split({{true, "", R"(\d\))"}}, "a 1) b 2) c"), (Sentences{"a", "1) b", "2) c"}));
}

TEST(Srx, TheFirstRuleThatMatchesAtAPlaceDecides) {
  const SrxRule title{false, R"(\bMr\.)", R"(\s)"};
  const SrxRule always{true, R"(Mr\.)", R"(\sX)"};
  const std::string text = "He saw Mr. X. It was Mr. Y.";
  EXPECT_EQ(split({title, full_stop}, text), (Sentences{"He saw Mr. X.", "It was Mr. Y."}));
  EXPECT_EQ(split({full_stop, title}, text).size(), 4U);
  EXPECT_EQ(split({always, title, full_stop}, text),
            (Sentences{"He saw Mr.", "X.", "It was Mr. Y."}));
}

TEST(Srx, ExceptionsLookBackOverRepetitionsWithoutALimit) {
  EXPECT_EQ(split({{false, R"(\b\d+\.)", R"(\s\p{Ll})"}, full_stop}, "Am 12345. tag. Ja."),
            (Sentences{"Am 12345. tag.", "Ja."}));
  EXPECT_EQ(split({{false, R"(¿[^?]+[.])", ""}, full_stop}, "¿No. Si? Ya. ¿A. B"),
            (Sentences{"¿No. Si?", "Ya.", "¿A. B"}));
  EXPECT_EQ(split({{false, R"(^[a-z]+\.)", ""}, full_stop}, "abc. def. ghi."),
            (Sentences{"abc. def.", "ghi."}));
  // also where the shortest way to match is not the one that ends at the place
  EXPECT_EQ(split({{false, R"(x\.\s*)", ""}, full_stop}, "x. y. z"), (Sentences{"x. y.", "z"}));
}

TEST(Srx, LookingBehindWithinAnExpressionMayRepeat) {
  EXPECT_EQ(split({{false, R"((?<!\d\s*)\bр\.)", ""}, full_stop}, "12 р. Ні. Нар. р. Так."),
            (Sentences{"12 р.", "Ні.", "Нар.", "р. Так."}));
}

TEST(Srx, ExpressionsMayReferToTheirGroups) {
  EXPECT_EQ(
      split({{false, R"((\w)\1\.)", ""}, {false, R"(x\.)", ""}, full_stop}, "aa. ab. x. (?) bb. c"),
      (Sentences{"aa. ab.", "x. (?) bb. c"}));
}

TEST(Srx, JavaSyntaxIsUnderstood) {
  EXPECT_EQ(split({{false, R"(\Qa.b.\E)", ""}, full_stop}, "a.b. c"), Sentences{"a.b. c"});
  EXPECT_EQ(split({{false, R"((?iu)ÉT\.)", ""}, full_stop}, "ét. c"), Sentences{"ét. c"});
  EXPECT_EQ(split({{false, R"((?U:\bé\.))", ""}, full_stop}, "é. c"), Sentences{"é. c"});
  EXPECT_EQ(split({{false, R"([\p{L}&&[^a]]\.)", ""}, full_stop}, "b. a. c"),
            (Sentences{"b. a.", "c"}));
  EXPECT_EQ(split({{false, R"(a{2,}\.)", ".*"}, full_stop}, "aaa. a. c"),
            (Sentences{"aaa. a.", "c"}));
  EXPECT_EQ(split({{false, ".*", R"(\.de)"}, {true, "k", R"(\.)"}}, "k.de k.x"),
            (Sentences{"k.de k", ".x"}));
}

TEST(Srx, ARuleWithoutExpressionsSaysNothing) {
  EXPECT_EQ(split({{true, "", ""}, {false, "", ""}, full_stop}, "One. Two."),
            (Sentences{"One.", "Two."}));
}

TEST(Srx, LineEndsWithinABlockAreOneSpace) {
  EXPECT_EQ(split({{false, "Mr[.] ", ""}, {true, "[.] ", ""}, {true, R"(\n)", ""}},
                  "The tall\r\n  Mr.\n  X. Two"),
            (Sentences{"The tall\r\n  Mr.\n  X.", "Two"}));
}

TEST(Srx, RangesAreBytesAndNeverEmpty) {
  const SrxRules rules(document({full_stop}));
  const std::string text = "##😀é. \u00A0. Été.  ";
  const auto ranges = rules.split(text, {2, text.size()}, "fr");
  ASSERT_EQ(ranges.size(), 3U);
  EXPECT_EQ(slice(text, ranges[0]), "😀é.");
  EXPECT_EQ(slice(text, ranges[1]), ".");
  EXPECT_EQ(slice(text, ranges[2]), "Été.");
  EXPECT_TRUE(rules.split(" \n ", {0, 3}, "fr").empty());
}

TEST(Srx, MapsAreMatchedAsAWholeWhateverTheCase) {
  const SrxRules rules(document({full_stop}, "(EN|fr_CA|x-.*)"));
  EXPECT_TRUE(rules.covers("en"));
  EXPECT_TRUE(rules.covers("fr-CA"));
  EXPECT_FALSE(rules.covers("en-US"));
  EXPECT_FALSE(rules.covers("fr"));
  EXPECT_FALSE(rules.covers("und"));
}

TEST(Srx, CascadeJoinsTheRulesOfAllMapsThatMatch) {
  SrxDocument made = document({{false, R"(Mr\.)", ""}}, "en.*");
  made.rules.push_back({"Default", {full_stop}});
  made.maps.push_back({".*", 1, 21});
  made.maps.push_back({"e.*", 0, 22});  // doubled: no change
  made.maps.push_back({"klingon", 1, 23});
  EXPECT_EQ(split(SrxRules(made), "Mr. X. Y"), (Sentences{"Mr. X.", "Y"}));
  EXPECT_EQ(split(SrxRules(made), "Mr. X. Y", "de").size(), 3U);
  made.cascade = false;
  EXPECT_EQ(split(SrxRules(made), "Mr. X. Y"), Sentences{"Mr. X. Y"});
}

TEST(Srx, IcuBreaksWhereNoRuleDoesIfTheFileSaysSo) {
  SrxDocument made = document({{false, R"(\bMr\.)", R"(\s)"}});
  made.unicode_breaks = true;
  EXPECT_EQ(split(SrxRules(made), "Mr. X\nis 😀 here. Who?"),
            (Sentences{"Mr. X\nis 😀 here.", "Who?"}));
}

// Checks that `rules` fail on `text`, in line 7.
void expect_failure(const Rules& rules, const std::string& text, const std::string& words) {
  const SrxRules made(document(rules));
  try {
    made.split(text, {0, text.size()}, "en");
    ADD_FAILURE() << rules.front().before;
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, "rules.srx");
    EXPECT_EQ(error.place().line, 7U);
    EXPECT_NE(error.problem().english().find(words), std::string::npos) << error.what();
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST(Srx, AnExpressionThatIsNoneIsNamedWithItsPlace) {
  const std::string words = "rule 2 of \"English\" is no regular expression: character ";
  for (const char* wrong : {"(a", "a)(b", "[a", "a)", "*a", R"(\p{Nonsense})", R"(a\)", "a{3,1}"}) {
    for (const bool breaks : {true, false}) {
      expect_failure({full_stop, {breaks, wrong, "", 7}}, "a", words);
      expect_failure({full_stop, {breaks, "a", wrong, 7}}, "a", words);
    }
  }
  expect_failure({{false, "ab(", "", 7}}, "a", "character 3 of ab(");
}

TEST(Srx, OtherLanguagesDoNotSufferFromAWrongExpression) {
  SrxDocument made = document({full_stop}, "en");
  made.rules.push_back({"French", {{true, "(", "", 30}}});
  made.maps.push_back({"fr", 1, 31});
  const SrxRules rules(made);
  EXPECT_EQ(split(rules, "One. Two.").size(), 2U);
  EXPECT_THROW(static_cast<void>(rules.covers("fr")), InputError);
}

TEST(Srx, ALanguagePatternThatIsNoneIsNamedWithItsPlace) {
  try {
    const SrxRules rules(document({full_stop}, "[en"));
    ADD_FAILURE();
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().line, 20U);
  }
}

TEST(Srx, ARuleThatDoesNotComeToAnEndIsNamed) {
  const std::string many_a = std::string(60, 'a') + "b. c. d";
  for (const bool breaks : {true, false}) {
    for (const char* endless : {"(a+)+\\.", "(a|aa)+\\.", "((a*)*)*c", "(.*.*.*.*)+c"}) {
      const Rules rules = breaks ? Rules{full_stop, {true, endless, "", 7}}
                                 : Rules{{false, "b", "", 1}, {false, endless, "", 7}, full_stop};
      expect_failure(rules, many_a, "rule 2 of \"English\" takes too long or too much memory");
    }
  }
  expect_failure({full_stop, {true, R"((?:\w|\s)*\.)", "", 7}}, std::string(500'000, 'a') + ".",
                 "too much memory");
}

TEST(Srx, ALanguagePatternThatDoesNotComeToAnEndIsNamed) {
  const SrxRules rules(document({full_stop}, "(a+)+c"));
  try {
    static_cast<void>(rules.covers(std::string(40, 'a')));
    ADD_FAILURE();
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().line, 20U);
  }
}

// As many rules as the largest files that are about; a mistake in how they are asked costs minutes.
TEST(Srx, ThousandsOfRulesTakeSeconds) {
  SrxDocument made;
  for (int lang = 0; lang < 20; ++lang) {
    Rules rules;
    for (int i = 0; i < 100; ++i) {
      const std::string word = "ab" + std::to_string(i);
      rules.push_back({false, R"(\b()" + word + "|[Xx]" + word + R"()\.)", R"(\s)"});
    }
    for (int i = 0; i < 20; ++i) {
      rules.push_back({false, R"(\b\d+)" + std::to_string(i) + R"(\.\s*)", R"(\s*\p{Ll})"});
    }
    const auto index = static_cast<std::size_t>(lang);
    made.rules.push_back({"Language " + std::to_string(lang), std::move(rules)});
    made.maps.push_back({"a" + std::string(1, static_cast<char>('a' + lang)) + ".*", index});
  }
  made.rules.push_back({"All", {full_stop}});
  made.maps.push_back({".*", 20});
  std::string text;
  for (std::size_t i = 0; i < 8000; ++i) {
    text += "He wrote of Xab" + std::to_string(i % 200) + ". and then went on to the others. ";
  }
  const auto sentences = SrxRules(made).split(text, {0, text.size()}, "ac-US");
  EXPECT_EQ(sentences.size(), 12000U);
}

TEST(Srx, ThreadsShareTheRules) {
  const SrxRules rules(document({{false, R"(Mr\.)", R"(\s)"}, full_stop}));
  std::vector<Sentences> found(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < found.size(); ++t) {
    threads.emplace_back([&rules, &found, t] {
      for (int i = 0; i < 50; ++i) found[t] = split(rules, "Mr. X. Y", t % 2 == 0 ? "en" : "fr");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Sentences& sentences : found) EXPECT_EQ(sentences, (Sentences{"Mr. X.", "Y"}));
}

TEST(Srx, TheRouterUsesThemForTheLanguagesTheyCoverAndKeepsItsBlocks) {
  const SrxRules rules(document({{true, ",", R"(\s)"}}, "EN.*"));
  SegmentOptions options;
  options.srx = &rules;
  options.lang = "en";
  Document text;
  text.text = "The rain\n\nIt fell, it stopped. Mr. X left.\n\n- one, two\n";
  segment(text, *make_stopword_identifier(), options);
  Sentences found;
  for (const Segment& part : text.segments) found.emplace_back(slice(text.text, part.range));
  EXPECT_EQ(found, (Sentences{"The rain", "It fell,", "it stopped. Mr. X left.", "one,", "two"}));
  options.lang = "fr";
  segment(text, *make_stopword_identifier(), options);
  EXPECT_EQ(text.segments.size(), 4U);
}

}  // namespace
}  // namespace calque
