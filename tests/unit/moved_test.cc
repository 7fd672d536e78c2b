// Passages that stand elsewhere in the other text, and bands that lead through given points.
#include <cmath>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "support.h"

namespace calque {
namespace {

std::string number(std::size_t i) { return std::to_string(1009 * (i + 3) % 9973); }

// A line about one name and number, worded by language.
std::string line(std::size_t i, bool french) {
  static const char* const names[] = {
      "Anselm Ritter", "Berta Kranz",  "Konrad Vogt", "Dorothea Lind", "Emil Sander", "Frieda Holm",
      "Gustav Behn",   "Hanna Lorenz", "Ivo Tamm",    "Jutta Brandt",  "Klaus Merten"};
  const std::string name = names[i % 11];
  return french ? name + " a vu le bateau numéro " + number(i) + " au port."
                : name + " saw the boat number " + number(i) + " in the harbour.";
}

TEST(Moved, AParagraphThatStandsLaterIsLinkedOutOfOrder) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < 60; ++i) source.push_back(line(i, true));
  for (std::size_t i = 0; i < 60; ++i) {
    if (i < 10 || i >= 18) order.push_back(i);
    if (i == 49) {
      for (std::size_t k = 10; k < 18; ++k) order.push_back(k);
    }
  }
  for (const std::size_t i : order) target.push_back(line(i, false));
  std::size_t right = 0;
  std::size_t crossing = 0;
  std::set<std::size_t> seen;
  for (const Link& link : align(test::lines_of(source, "fr"), test::lines_of(target, "en"))) {
    for (const std::size_t j : link.target) EXPECT_TRUE(seen.insert(j).second);
    if (link.source.size() != 1 || link.target.size() != 1) continue;
    const bool is_moved = link.source[0] >= 10 && link.source[0] < 18;
    right += order[link.target[0]] == link.source[0];
    EXPECT_EQ(link.crossing, is_moved) << link.source[0];
    crossing += link.crossing;
  }
  EXPECT_EQ(seen.size(), 60U);
  EXPECT_GE(right, 58U);
  EXPECT_EQ(crossing, 8U);
}

TEST(Moved, TwoSentencesThatStandElsewhereAreLinkedOutOfOrder) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (std::size_t i = 0; i < 60; ++i) source.push_back(line(i, true));
  for (std::size_t i = 0; i < 60; ++i) {
    if (i != 20 && i != 21) target.push_back(line(i, false));
    if (i == 40) {
      target.push_back(line(20, false));
      target.push_back(line(21, false));
    }
  }
  std::set<std::size_t> crossing;
  for (const Link& link : align(test::lines_of(source, "fr"), test::lines_of(target, "en"))) {
    if (link.crossing) crossing.insert(link.source.begin(), link.source.end());
  }
  EXPECT_EQ(crossing, (std::set<std::size_t>{20, 21}));
}

// Words by chance, the frequent ones in nearly every line; a sixth of them looks the same in both.
Document babble(unsigned seed, std::size_t lines) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) {
    for (std::size_t words = 5 + random() % 14; words > 0; --words) {
      const auto rank = static_cast<unsigned>(
          std::pow(1500.0, static_cast<double>(random() % 100'000) / 100'000.0));
      text += rank % 6 == 0 ? "w" : seed % 2 == 0 ? "v" : "x";
      for (unsigned rest = rank * 2654435761U, k = 0; k < 5; ++k, rest /= 20)
        text += static_cast<char>('a' + rest % 20);
      text += words == 1 ? ".\n" : " ";
    }
  }
  return test::lines_of(text);
}

TEST(Moved, ChanceAmongUnrelatedTextsIsNoMovedPassage) {
  std::size_t crossing = 0;
  for (const Link& link : align(babble(1, 700), babble(2, 700))) crossing += link.crossing;
  EXPECT_LE(crossing, 3U);
}

TEST(Moved, UnrelatedGapsAreNotLinked) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (std::size_t i = 0; i < 40; ++i) {
    source.push_back(line(i, true));
    target.push_back(line(i, false));
    if (i == 10) {
      for (const char* extra : {"Il pleut depuis hier soir.", "La mer monte lentement.",
                                "On ferme les volets avant la nuit."})
        source.emplace_back(extra);
    }
    if (i == 30) {
      for (const char* extra : {"Bread is sold at seven.", "Nobody remembers his aunt.",
                                "Two dogs sleep under a cart."})
        target.emplace_back(extra);
    }
  }
  for (const Link& link : align(test::lines_of(source, "fr"), test::lines_of(target, "en")))
    EXPECT_FALSE(link.crossing);
}

}  // namespace
}  // namespace calque
