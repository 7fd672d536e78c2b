// The fast cut into pieces against trying every cut.
#include "embed/unigram.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace calque {
namespace {

std::string random_text(std::mt19937& random, std::size_t longest) {
  static const std::vector<std::string> letters = {"a", "b", "é", "字", "▁", "c"};
  std::string text;
  for (std::size_t left = 1 + random() % longest; left > 0; --left) {
    text += letters[random() % letters.size()];
  }
  return text;
}

// The best sum of scores over all cuts of text[at...], a character without a piece counting as
// `unknown`.
double best_score(const std::map<std::string, float>& scores, const std::string& text,
                  std::size_t at, double unknown) {
  if (at == text.size()) return 0;
  std::size_t character = 1;
  while (at + character < text.size() && (text[at + character] & 0xC0) == 0x80) ++character;
  double best = -1e9;
  for (std::size_t length = 1; at + length <= text.size(); ++length) {
    const auto found = scores.find(text.substr(at, length));
    if (found != scores.end()) {
      best = std::max(best, found->second + best_score(scores, text, at + length, unknown));
    }
  }
  if (!scores.contains(text.substr(at, character))) {
    best = std::max(best, unknown + best_score(scores, text, at + character, unknown));
  }
  return best;
}

TEST(Unigram, FindsTheBestCut) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::map<std::string, float> vocabulary;
    for (std::size_t i = 0; i < 3 + random() % 12; ++i) {
      vocabulary[random_text(random, 3)] = -static_cast<float>(random() % 1000) / 100;
    }
    std::vector<std::string_view> pieces;
    std::vector<float> scores;
    float lowest = 0;
    for (const auto& [piece, score] : vocabulary) {
      pieces.push_back(piece);
      scores.push_back(score);
      lowest = std::min(lowest, score);
    }
    lowest = *std::min_element(scores.begin(), scores.end());
    const Unigram unigram(pieces, scores);
    const std::string text = random_text(random, 9);
    // Every piece of the cut stands in the text in this order; what is left are unknown characters.
    double sum = 0;
    std::size_t at = 0;
    std::size_t unknown = 0;
    for (const std::uint32_t piece : unigram.cut(text)) {
      const std::size_t found = text.find(pieces[piece], at);
      ASSERT_NE(found, std::string::npos);
      for (std::size_t i = at; i < found; ++i) unknown += (text[i] & 0xC0) != 0x80 ? 1 : 0;
      sum += scores[piece];
      at = found + pieces[piece].size();
    }
    for (std::size_t i = at; i < text.size(); ++i) unknown += (text[i] & 0xC0) != 0x80 ? 1 : 0;
    EXPECT_NEAR(sum + static_cast<double>(unknown) * (lowest - 10),
                best_score(vocabulary, text, 0, lowest - 10), 1e-3)
        << text;
  }
}

TEST(WordCutter, CutsAsTheWholeTextIsCut) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::map<std::string, float> vocabulary;
    for (std::size_t i = 0; i < 3 + random() % 12; ++i) {
      // Scores that sums tell apart, so that there is one best cut.
      vocabulary[random_text(random, 3)] = -1.0F - static_cast<float>(random() % 100000) / 8192;
    }
    std::vector<std::string_view> pieces;
    std::vector<float> scores;
    bool across = false;
    for (const auto& [piece, score] : vocabulary) {
      pieces.push_back(piece);
      scores.push_back(score);
      across = across || piece.find("▁", 1) != std::string::npos;
    }
    const Unigram unigram(pieces, scores);
    EXPECT_EQ(unigram.keeps_to_words(), !across);
    WordCutter cutter(unigram);
    for (int text = 0; text < 10; ++text) {
      const std::string some = random_text(random, 12);
      EXPECT_EQ(cutter.cut(some), unigram.cut(some)) << some;
    }
  }
}

TEST(UnigramForm, HasOneMarkForEveryGapAndCompatibleCharacters) {
  EXPECT_EQ(unigram_form("  Hello \t\n world "), "▁Hello▁world");
  EXPECT_EQ(unigram_form("ｆｕｌｌ　ﬁne e\xCC\x81"), "▁full▁fine▁é");
  EXPECT_EQ(unigram_form("a\x01"
                         "b\xE2\x80\x8B"
                         "c"),
            "▁ab▁c");
  EXPECT_EQ(unigram_form("a\xFF"), "▁a\xEF\xBF\xBD");
  EXPECT_EQ(unigram_form(" \t"), "");
  EXPECT_EQ(unigram_form(""), "");
}

}  // namespace
}  // namespace calque
