// Every entry of every rule list does what its section says, and words that only look like one do
// not.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "langid/rules.h"
#include "langid/segmenter.h"
#include "support/rule_lists.h"

namespace calque {
namespace {

namespace fs = std::filesystem;
const fs::path negatives = CALQUE_SOURCE_DIR "/data/segment/negatives";

std::vector<std::string> split(const std::string& text, const std::string& lang) {
  std::vector<std::string> sentences;
  for (const ByteRange range : split_sentences(text, {0, text.size()}, lang)) {
    sentences.emplace_back(slice(text, range));
  }
  return sentences;
}

std::string capitalized(const std::string& word) {
  const auto text = icu::UnicodeString::fromUTF8(word);
  const std::int32_t rest = text.moveIndex32(0, 1);
  std::string out;
  icu::UnicodeString(text, 0, rest).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  text.tempSubString(rest).toUTF8String(out);
  return out;
}

// Whether the first sentence ends right behind `entry`, with `next` behind it.
bool is_cut(const std::string& entry, const std::string& next, const std::string& lang) {
  const SampleWords sample = sample_words(entry);
  const std::string whole = entry.front() == '~' ? sample.name + entry.substr(1) : entry;
  const std::string head = sample.word + ' ' + whole;
  const auto sentences = split(head + ' ' + next + ' ' + sample.word + '.', lang);
  EXPECT_LE(sentences.size(), 2U) << lang << ' ' << entry;
  return sentences.front() == head;
}

// The entries that a test is run with: as written, and in the other forms that count.
const WordSet& entries(const RuleFile& file, const std::string& section) {
  if (section == "never") return file.segmentation.never;
  if (section == "rarely") return file.segmentation.rarely;
  return section == "often" ? file.segmentation.often : file.segmentation.before_number;
}

// The capital form of an entry may stand in a stronger section: "st." and "St.".
bool is_stronger_elsewhere(const SegmentationRules& rules, const std::string& entry,
                           const std::string& section) {
  return (section != "never" && rules.never.contains(entry)) ||
         (section == "rarely" && rules.often.contains(entry));
}

// Calls check(language, entry) for every entry of the section in every language's list.
template <typename Check>
void for_each_entry(const std::string& section, Check check) {
  for (const RuleList& list : rule_lists()) {
    if (list.lang == "root") continue;
    const fs::path path = fs::path(CALQUE_SOURCE_DIR "/models/rules") / (list.lang + ".rules");
    const RuleFile file = parse_rules(file_content(path), path.string());
    for (const std::string& entry : entries(file, section)) {
      if (!is_stronger_elsewhere(file.segmentation, entry, section)) check(list, entry);
    }
  }
}

// A word that begins sentences, in the script of `entry`; empty if the language lists none.
std::string starter(const RuleList& list, const std::string& entry) {
  for (const ListedWord& word : list.words("starters")) {
    const bool short_word = count_code_points(word.text) < 2;
    if (!short_word && sample_words(word.text).name == sample_words(entry).name) {
      return capitalized(word.text);
    }
  }
  return {};
}

TEST(RuleEntries, NoSentenceEndsAfterNever) {
  for_each_entry("never", [](const RuleList& list, const std::string& entry) {
    const std::string opening = starter(list, entry);
    for (const std::string& next : {sample_words(entry).name, std::string("5"), opening}) {
      if (next.empty()) continue;
      EXPECT_FALSE(is_cut(entry, next, list.lang)) << list.lang << ' ' << entry << ' ' << next;
    }
  });
}

TEST(RuleEntries, OnlyAWordThatOpensSentencesEndsOneAfterRarely) {
  for_each_entry("rarely", [](const RuleList& list, const std::string& entry) {
    for (const std::string& next : {sample_words(entry).name, std::string("5")}) {
      EXPECT_FALSE(is_cut(entry, next, list.lang)) << list.lang << ' ' << entry << ' ' << next;
    }
    const std::string opening = starter(list, entry);
    if (opening.empty()) return;
    EXPECT_TRUE(is_cut(entry, opening, list.lang)) << list.lang << ' ' << entry << ' ' << opening;
  });
}

TEST(RuleEntries, ACapitalEndsASentenceAfterOften) {
  for_each_entry("often", [](const RuleList& list, const std::string& entry) {
    const SampleWords sample = sample_words(entry);
    EXPECT_TRUE(is_cut(entry, sample.name, list.lang)) << list.lang << ' ' << entry;
    EXPECT_FALSE(is_cut(entry, "5", list.lang)) << list.lang << ' ' << entry;
    std::size_t at = 0;
    if (is_lower(next_code_point(sample.word, at))) {
      EXPECT_FALSE(is_cut(entry, sample.word, list.lang)) << list.lang << ' ' << entry;
    }
    for (const ListedWord& word : list.words("after often")) {
      EXPECT_FALSE(is_cut(entry, capitalized(word.text), list.lang))
          << list.lang << ' ' << entry << ' ' << word.text;
    }
  });
}

TEST(RuleEntries, NoSentenceEndsBetweenAWordOfBeforeNumberAndItsNumber) {
  for_each_entry("before number", [](const RuleList& list, const std::string& entry) {
    for (const char* next : {"5", "120"}) {
      EXPECT_FALSE(is_cut(entry, next, list.lang)) << list.lang << ' ' << entry << ' ' << next;
    }
  });
}

// How many of the words end in the letters of an abbreviation.
std::size_t look_alikes(const std::vector<ListedWord>& words, const RuleList& list) {
  std::vector<std::string> letters;
  for (const ListedWord& entry : list.abbreviations()) {
    letters.push_back(fold_case(entry.text.substr(0, entry.text.size() - 1)));
  }
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](const ListedWord& word) {
        const std::string folded = fold_case(word.text);
        return std::any_of(letters.begin(), letters.end(), [&](const std::string& end) {
          return folded.size() > end.size() && folded.ends_with(end);
        });
      }));
}

// The words are in data/segment/negatives.
TEST(RuleEntries, WordsThatAreNoAbbreviationsEndSentences) {
  const auto acronyms = listed_words(file_content(negatives / "root.txt"));
  ASSERT_GE(acronyms.size(), 10U);
  for (const RuleList& list : rule_lists()) {
    if (list.lang == "root" || list.abbreviations().empty()) continue;
    const auto own = listed_words(file_content(negatives / (list.lang + ".txt")));
    EXPECT_GE(own.size(), 10U) << list.lang;
    EXPECT_GE(look_alikes(own, list), 3U) << list.lang;
    for (const auto* words : {&own, &acronyms}) {
      for (const ListedWord& word : *words) {
        for (const std::string& next : {sample_words(word.text).name, starter(list, word.text)}) {
          if (next.empty()) continue;
          EXPECT_TRUE(is_cut(word.text + '.', next, list.lang))
              << list.lang << ' ' << word.text << ' ' << next;
        }
      }
    }
  }
}

TEST(RuleEntries, EachScriptsOwnMarksEndSentences) {
  struct Case {
    const char* lang;
    std::vector<std::string> sentences;
    const char* between;
  };
  const std::vector<Case> cases = {
      {"hy", {"Սա տուն է։", "Նա եկավ։", "Ո՞վ է։"}, " "},
      {"hi", {"यह घर है।", "वह कहाँ है?", "वह आया।"}, " "},
      {"ne", {"यो घर हो।", "उ आयो।"}, " "},
      {"bn", {"এটা বাড়ি।", "সে এসেছে।"}, " "},
      {"pa", {"ਇਹ ਘਰ ਹੈ।", "ਉਹ ਆਇਆ।"}, " "},
      {"or", {"ଏହା ଘର।", "ସେ ଆସିଲା।"}, " "},
      {"sa", {"रामः वनं गच्छति।", "सः पठति॥", "अहं गच्छामि।"}, " "},
      {"ur", {"یہ گھر ہے۔", "وہ کہاں ہے؟", "وہ آیا۔"}, " "},
      {"ar", {"أين البيت؟", "هذا بيت.", "جاء!"}, " "},
      {"fa", {"خانه کجاست؟", "این خانه است."}, " "},
      {"km", {"នេះជាផ្ទះ។", "គាត់មក។", "ចប់៕"}, " "},
      {"my", {"ဒါအိမ်ပါ။", "သူလာတယ်။"}, " "},
      {"my", {"ဒါအိမ်ပါ။", "သူလာတယ်။"}, ""},
      {"am", {"ይህ ቤት ነው።", "እሱ መጣ።", "የት ነው፧"}, " "},
      {"ti", {"እዚ ገዛ እዩ።", "መጺኡ።"}, " "},
      {"bo", {"འདི་ཁང་པ་རེད།", "ཁོ་ཡོང་སོང་།"}, " "},
      {"dz", {"འདི་ཁྱིམ་ཨིན།", "ཁོ་འོངས་ཡི།"}, " "},
      {"ka", {"ეს სახლია.", "ის მოვიდა.", "სად არის?"}, " "},
      {"el", {"Πού είναι;", "Εδώ είναι."}, " "},
      {"zh", {"这是房子。", "他在哪里？", "他来了！"}, ""},
      {"ja", {"これは家です。", "彼はどこ？", "来た！"}, ""},
      {"mn", {"ᠡᠨᠡ ᠭᠡᠷ᠃", "ᠲᠡᠷᠡ ᠢᠷᠡᠪᠡ᠃"}, " "},
  };
  for (const Case& c : cases) {
    std::string text;
    for (const std::string& sentence : c.sentences) {
      text += (text.empty() ? "" : c.between) + sentence;
    }
    EXPECT_EQ(split(text, c.lang), c.sentences) << c.lang;
  }
}

}  // namespace
}  // namespace calque
