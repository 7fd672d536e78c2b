// Texts that are no texts and their translations: the aligner ends, covers every line once, and
// does not claim what it cannot know.
#include <algorithm>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "support.h"

namespace calque {
namespace {

std::vector<Link> align_lines(const std::vector<std::string>& source,
                              const std::vector<std::string>& target) {
  const Document a = test::lines_of(source);
  const Document b = test::lines_of(target);
  auto links = align(a, b);
  std::vector<int> source_seen(source.size());
  std::vector<int> target_seen(target.size());
  for (const Link& link : links) {
    for (const std::size_t i : link.source) ++source_seen[i];
    for (const std::size_t j : link.target) ++target_seen[j];
    for (const Evidence& evidence : link.evidence) {
      EXPECT_LE(evidence.source.end, a.text.size());
      EXPECT_LE(evidence.target.end, b.text.size());
    }
  }
  EXPECT_EQ(std::count(source_seen.begin(), source_seen.end(), 1), std::ssize(source));
  EXPECT_EQ(std::count(target_seen.begin(), target_seen.end(), 1), std::ssize(target));
  return links;
}

std::size_t diagonal(const std::vector<Link>& links) {
  return static_cast<std::size_t>(std::count_if(links.begin(), links.end(), [](const Link& link) {
    return link.source.size() == 1 && link.source == link.target;
  }));
}

TEST(AlignBadInput, AllLinesEqual) {
  const std::vector<std::string> lines(300, "The same line again.");
  EXPECT_EQ(diagonal(align_lines(lines, lines)), 300U);
}

TEST(AlignBadInput, EveryLineANumber) {
  std::vector<std::string> lines;
  for (int i = 0; i < 500; ++i) lines.push_back(std::to_string(i * 37 % 1000));
  EXPECT_GE(diagonal(align_lines(lines, lines)), 490U);
}

TEST(AlignBadInput, TheSameFileOnBothSides) {
  std::vector<std::string> lines;
  for (int i = 0; i < 200; ++i)
    lines.push_back("Line " + std::to_string(i) + " tells of ship number " +
                    std::to_string(i * i % 997) + ".");
  const auto links = align_lines(lines, lines);
  EXPECT_EQ(diagonal(links), 200U);
  for (const Link& link : links) EXPECT_FALSE(link.evidence.empty());
}

TEST(AlignBadInput, TenLinesAgainstTenThousand) {
  std::vector<std::string> many;
  for (int i = 0; i < 10000; ++i) many.push_back("Zeile " + std::to_string(i) + " von vielen.");
  std::vector<std::string> few;
  for (int i = 0; i < 10; ++i) few.push_back("Line " + std::to_string(4000 + i) + " of many.");
  const auto links = align_lines(few, many);
  std::size_t right = 0;
  for (const Link& link : links)
    right += link.source.size() == 1 && link.target.size() == 1 &&
             link.target[0] == 4000 + link.source[0];
  EXPECT_GE(right, 8U);
  align_lines(many, few);
}

TEST(AlignBadInput, UnrelatedTextsGetFewLinksAndLowScores) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  const char* const nouns[] = {"Nebel", "Ofen", "Kirsche", "Treppe", "Wolle", "Garten"};
  const char* const others[] = {"budget", "senate", "treaty", "harvest", "engine", "verdict"};
  for (int i = 0; i < 60; ++i) {
    std::string a = "Hinter";
    std::string b = "Despite";
    for (int k = 0; k < 2 + i * 7 % 9; ++k) a += std::string(" ") + nouns[(i * 5 + k * 3) % 6];
    for (int k = 0; k < 2 + i * 4 % 11; ++k) b += std::string(" ") + others[(i * 3 + k * 2) % 6];
    source.push_back(a + ".");
    target.push_back(b + ".");
  }
  std::size_t sure = 0;
  for (const Link& link : align_lines(source, target))
    sure += !link.source.empty() && !link.target.empty() && link.score > 0.9;
  EXPECT_LE(sure, 6U);
}

TEST(AlignBadInput, AThousandQuotationMarksThatNeverClose) {
  std::vector<std::string> lines;
  for (int i = 0; i < 1000; ++i)
    lines.push_back("« “ Pilot " + std::to_string(i * 17 % 1013) + " turned north");
  EXPECT_GE(diagonal(align_lines(lines, lines)), 990U);
}

TEST(AlignBadInput, ASentenceOfAHundredThousandWords) {
  std::string sentence;
  for (int i = 0; i < 100000; ++i) sentence += "mot" + std::to_string(i * 31 % 5003) + " ";
  EXPECT_EQ(diagonal(align_lines({"Berlin 1871", sentence, "Paris 1889"},
                                 {"Berlin 1871", sentence, "Paris 1889"})),
            3U);
}

TEST(AlignBadInput, BlankLinesOnly) {
  align_lines({"", "", ""}, {"", ""});
  align_lines({"", "Bonjour", ""}, {});
}

}  // namespace
}  // namespace calque
