// The quick look at a word's beginning, against a look at every word that is known.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "align/anchors/tables.h"

namespace calque {
namespace {

std::string random_word(std::mt19937& random) {
  std::string word(random() % 6, ' ');
  for (char& c : word) c = static_cast<char>('a' + random() % 4);
  return word;
}

TEST(Beginnings, NoWordThatBeginsWithAKnownOneIsMissed) {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    Beginnings beginnings;
    std::vector<std::string> known(1 + random() % 5);
    for (std::string& word : known) {
      word = random_word(random);
      beginnings.add(word);
    }
    for (int k = 0; k < 200; ++k) {
      const std::string word = random_word(random);
      const bool begins = std::any_of(known.begin(), known.end(), [&](const std::string& one) {
        return !one.empty() && word.starts_with(one);
      });
      if (begins) {
        ASSERT_TRUE(beginnings.may_begin(word)) << word;
      }
    }
  }
}

TEST(Beginnings, MostOtherWordsArePassedOver) {
  Beginnings beginnings;
  for (const char* word : {"januar", "mai", "märz", "montag"}) beginnings.add(word);
  for (const char* word : {"jahr", "und", "ja", "m", "mein", "", "straße"})
    EXPECT_FALSE(beginnings.may_begin(word)) << word;
  EXPECT_TRUE(beginnings.may_begin("mais"));
}

}  // namespace
}  // namespace calque
