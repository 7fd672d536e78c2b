#include "langid/rules.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "langid/patterns.h"
#include "langid/segmenter.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

TEST(Rules, WordsAreSeparatedByWhiteSpace) {
  const RuleFile file = parse_rules("# note\n[never]\nMr. Mrs. # more\n\tDr.\n", "test");
  EXPECT_TRUE(file.segmentation.never.contains("Mr."));
  EXPECT_TRUE(file.segmentation.never.contains("Dr."));
  EXPECT_FALSE(file.segmentation.never.contains("more"));
}

TEST(Rules, AbbreviationsMatchInCapitals) {
  const RuleFile file = parse_rules("[often]\netc. p.m.\n", "test");
  for (const char* form : {"etc.", "Etc.", "ETC.", "P.M."}) {
    EXPECT_TRUE(file.segmentation.often.contains(form)) << form;
  }
}

TEST(Rules, PatternsAreWholeLines) {
  const RuleFile file = parse_rules("[boilerplate lines]\nleave a reply*\n", "test");
  EXPECT_TRUE(file.boilerplate.lines.matches("leave a reply to ann"));
}

TEST(Rules, MistakesAreReportedWithTheirLine) {
  for (const char* content : {"[never]\nMr.\n[nowhere]\n", "\n\nMr.\n", "[flags]\n\nordinal\n"}) {
    try {
      parse_rules(content, "xx.rules");
      ADD_FAILURE() << content;
    } catch (const InputError& error) {
      EXPECT_EQ(error.place().file, "xx.rules");
      EXPECT_EQ(error.place().line, 3U);
      EXPECT_FALSE(error.remedy().empty());
    }
  }
}

TEST(Rules, EntriesThatCouldNeverMatchAreMistakes) {
  for (const char* content :
       {"[never]\nMr. Dr\n", "[rarely]\nU.S. US\n", "[often]\netc\n", "[starters]\nthe He\n",
        "[ordinal nouns]\nStock\n", "[after often]\nMonday\n", "[reporting]\nSaid\n"}) {
    try {
      parse_rules(content, "xx.rules");
      ADD_FAILURE() << content;
    } catch (const InputError& error) {
      EXPECT_EQ(error.place().line, 2U) << content;
      EXPECT_FALSE(error.remedy().empty());
    }
  }
  EXPECT_NO_THROW(parse_rules("[rarely]\nYahoo! क्र।\n[before number]\n§ no.\n", "xx.rules"));
}

TEST(Rules, AddedListsComeOnTopOfTheBuiltInOnes) {
  RuleBook book = built_in_rules();
  add_rules(book, "en", parse_rules("[never]\netc. insp.\n", "en.rules"));
  EXPECT_TRUE(find_rules(book, "en-GB").never.contains("insp."));
  EXPECT_TRUE(find_rules(book, "en").never.contains("Mr."));
  EXPECT_TRUE(find_rules(book, "en").never.contains("etc."));
  EXPECT_FALSE(find_rules(book, "en").often.contains("etc."));
  EXPECT_FALSE(find_rules(book, "fr").never.contains("insp."));
  EXPECT_FALSE(segmentation_rules("en").never.contains("insp."));
}

TEST(Rules, AListForANewLanguageHasTheRulesForAllToo) {
  RuleBook book = built_in_rules();
  ASSERT_FALSE(find_rules(book, "xx").own);
  add_rules(book, "xx", parse_rules("[often]\nzzz.\n", "xx.rules"));
  EXPECT_TRUE(find_rules(book, "xx").own);
  EXPECT_TRUE(find_rules(book, "xx").often.contains("zzz."));
  EXPECT_TRUE(find_rules(book, "xx").never.contains("Dr."));
  EXPECT_FALSE(find_rules(book, "yy").own);
}

TEST(Rules, AListForEveryLanguageReachesThemAll) {
  RuleBook book = built_in_rules();
  add_rules(book, "root", parse_rules("[never]\nzzz.\n", "root.rules"));
  for (const char* lang : {"en", "fr", "xx", "lt"}) {
    EXPECT_TRUE(find_rules(book, lang).never.contains("zzz.")) << lang;
  }
}

TEST(Rules, ExamplesThatDoNotComeOutAreFound) {
  const RuleFile file = parse_rules(
      "[never]\nzq.\n# > A zq. Dog left. | He ran.\n# > A zq. | Dog left.\n# > One. Two.\n", "x");
  ASSERT_EQ(file.examples.size(), 3U);
  RuleBook book = built_in_rules();
  add_rules(book, "xx", file);
  const std::vector<RuleExample> failing = failing_examples(file, book, "xx");
  ASSERT_EQ(failing.size(), 2U);
  EXPECT_EQ(failing[0].line, 4U);
  EXPECT_EQ(failing[1].line, 5U);
}

TEST(Rules, LanguagesAddToTheRulesForAllAndOverrideThem) {
  EXPECT_TRUE(segmentation_rules("fr").never.contains("MM."));
  EXPECT_TRUE(segmentation_rules("fr").never.contains("Dr."));
  EXPECT_TRUE(segmentation_rules("fr-CA").own);
  EXPECT_FALSE(segmentation_rules("xx").own);
  EXPECT_TRUE(segmentation_rules("xx").never.contains("Dr."));
  EXPECT_TRUE(segmentation_rules("tr").often.contains("vs."));  // "ve saire": etc.
  EXPECT_FALSE(segmentation_rules("tr").never.contains("vs."));
}

TEST(Rules, MonthNamesComeFromIcu) {
  EXPECT_TRUE(segmentation_rules("de").ordinal_nouns.contains("oktober"));
  EXPECT_TRUE(segmentation_rules("fi").ordinal_nouns.contains("lokakuu"));
}

TEST(Rules, EnglishAndFrenchAreComplete) {
  for (const char* lang : {"en", "fr"}) {
    const SegmentationRules& rules = segmentation_rules(lang);
    EXPECT_GE(rules.never.size() + rules.rarely.size() + rules.often.size(), 60U) << lang;
    EXPECT_GE(rules.starters.size(), 100U) << lang;
  }
}

TEST(Rules, EveryRuleFileIsRead) {
  for (const auto& entry : fs::directory_iterator(CALQUE_SOURCE_DIR "/models/rules")) {
    if (entry.path().extension() != ".rules") continue;
    std::ifstream in(entry.path());
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    RuleFile file;
    EXPECT_NO_THROW(file = parse_rules(content, entry.path().filename().string()));
    for (const RuleExample& example :
         failing_examples(file, built_in_rules(), entry.path().stem().string())) {
      ADD_FAILURE() << entry.path().filename() << ":" << example.line << ": "
                    << example.sentences.front() << " ...";
    }
    if (entry.path().stem() != "root") {
      EXPECT_TRUE(segmentation_rules(entry.path().stem().string()).own) << entry.path();
    }
  }
}

// Each abbreviation does what its list says, in a sentence of its own.
TEST(Rules, NoListedAbbreviationEndsASentenceBeforeAName) {
  for (const char* lang : {"en", "fr", "de", "es", "it", "pt", "nl", "lt"}) {
    const SegmentationRules& rules = segmentation_rules(lang);
    for (const WordSet* set : {&rules.never, &rules.rarely}) {
      for (const std::string& word : *set) {
        if (word.front() == '~') continue;
        const std::string text = "Xa " + word + " Quillard xo.";
        EXPECT_EQ(split_sentences(text, {0, text.size()}, lang).size(), 1U) << lang << ' ' << word;
      }
    }
  }
}

// Each block of the page is a list of its own, on top of ICU and the rules for every language.
TEST(Rules, TheExamplesOfTheManualComeOut) {
  std::ifstream in(CALQUE_SOURCE_DIR "/docs/rules.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const std::string fence = "```rules\n";
  std::size_t blocks = 0;
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at)) {
    at += fence.size();
    const RuleFile file = parse_rules(page.substr(at, page.find("```", at) - at), "rules.md");
    RuleBook book = built_in_rules();
    add_rules(book, "xx", file);
    EXPECT_FALSE(file.examples.empty()) << page.substr(at, 40);
    for (const RuleExample& example : failing_examples(file, book, "xx")) {
      ADD_FAILURE() << example.sentences.front() << " ...";
    }
    ++blocks;
  }
  EXPECT_GE(blocks, 10U);
}

TEST(Rules, LithuanianIsComplete) {
  const SegmentationRules& rules = segmentation_rules("lt");
  EXPECT_GE(rules.never.size() + rules.rarely.size() + rules.often.size(), 120U);
  EXPECT_GE(rules.starters.size(), 80U);
}

TEST(Patterns, StarsStandForAnyText) {
  PatternSet set;
  for (const char* pattern : {"tags", "follow us*", "*all rights reserved", "get *inbox*"}) {
    set.add(pattern);
  }
  for (const char* line : {"tags", "follow us", "follow us on x", "all rights reserved",
                           "(c) x all rights reserved", "get it in your inbox now"}) {
    EXPECT_TRUE(set.matches(line)) << line;
  }
  for (const char* line : {"", "tag", "tags x", "we follow us", "all rights reserved by x"}) {
    EXPECT_FALSE(set.matches(line)) << line;
  }
}

}  // namespace
}  // namespace calque
