// The rule lists are written as models/rules/README.md says.
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "support/rule_lists.h"

namespace calque {
namespace {

std::string place(const RuleList& list, const ListedWord& word) {
  return list.lang + ".rules:" + std::to_string(word.line) + ' ' + word.text;
}

std::string lower_case(const std::string& word) {
  std::string out;
  icu::UnicodeString::fromUTF8(word).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

bool is_composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(text, status) != 0;
}

TEST(RuleStructure, AbbreviationsEndWithTheirMark) {
  for (const RuleList& list : rule_lists()) {
    for (const ListedWord& word : list.abbreviations()) {
      const bool name = word.text.ends_with('!');  // "Yahoo!"
      EXPECT_TRUE(name || word.text.ends_with('.')) << place(list, word);
      EXPECT_FALSE(word.text.ends_with("..")) << place(list, word);
      EXPECT_GE(word.text.size(), 2U) << place(list, word);
    }
    for (const char* section : {"never", "often", "before number"}) {
      for (const ListedWord& word : list.words(section)) {
        EXPECT_TRUE(word.text.ends_with('.')) << place(list, word);
      }
    }
  }
}

TEST(RuleStructure, NoAbbreviationIsListedTwice) {
  for (const RuleList& list : rule_lists()) {
    std::map<std::string, std::size_t> seen;
    for (const ListedWord& word : list.abbreviations()) {
      const auto [first, added] = seen.emplace(word.text, word.line);
      EXPECT_TRUE(added) << place(list, word) << ", also in line " << first->second;
    }
  }
}

TEST(RuleStructure, NoWordIsTwiceInItsSection) {
  for (const RuleList& list : rule_lists()) {
    for (const auto& [section, words] : list.sections) {
      std::map<std::string, std::size_t> seen;
      for (const ListedWord& word : words) {
        const auto [first, added] = seen.emplace(word.text, word.line);
        EXPECT_TRUE(added) << place(list, word) << ", also in line " << first->second;
      }
    }
  }
}

TEST(RuleStructure, WordsThatAreComparedInLowerCaseAreWrittenSo) {
  for (const RuleList& list : rule_lists()) {
    for (const char* section : {"starters", "after often", "ordinal nouns", "reporting"}) {
      for (const ListedWord& word : list.words(section)) {
        EXPECT_EQ(word.text, lower_case(word.text)) << place(list, word);
        EXPECT_FALSE(word.text.ends_with('.')) << place(list, word);
      }
    }
  }
}

TEST(RuleStructure, FilesAreComposedUnicodeInShortLines) {
  for (const RuleList& list : rule_lists()) {
    const std::string content =
        file_content(CALQUE_SOURCE_DIR "/models/rules/" + list.lang + ".rules");
    EXPECT_TRUE(is_composed(content)) << list.lang;
    EXPECT_TRUE(content.starts_with("# ")) << list.lang << ": say which language";
    EXPECT_TRUE(content.ends_with('\n') && !content.ends_with("\n\n")) << list.lang;
    for (const ByteRange range : split_lines(content)) {
      EXPECT_LE(count_code_points(slice(content, range)), 150U)
          << list.lang << ": " << slice(content, range);
    }
  }
}

// Languages that abbreviate with a full stop; the others have none, or mark ends otherwise.
TEST(RuleStructure, ListsAreLongEnough) {
  for (const RuleList& list : rule_lists()) {
    if (list.abbreviations().empty()) {
      EXPECT_TRUE(!list.words("sentence ends").empty() || !list.words("after quote").empty())
          << list.lang << ": nothing in it";
    } else {
      EXPECT_GE(list.abbreviations().size(), 40U) << list.lang;
    }
  }
}

}  // namespace
}  // namespace calque
