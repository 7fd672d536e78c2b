#include "align/document_matcher.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "align/document_names.h"
#include "support.h"

namespace calque {
namespace {

Document document(const std::string& id, const std::vector<std::string>& sentences,
                  const std::string& lang) {
  Document made = test::lines_of(sentences, lang);
  for (Segment& segment : made.segments) segment.kind = SegmentKind::sentence;
  made.id = id;
  return made;
}

std::vector<Document> french() {
  return {document("f1", {"Jeanne Le Goff a donné 400 000 euros.", "Le phare porte à 22 milles."},
                   "fr"),
          document("f2", {"Paul Mercier emploie 14 personnes.", "Il a 212 concurrents."}, "fr"),
          document("f3", {"Il pleuvra demain.", "Le vent restera fort."}, "fr")};
}

std::vector<Document> english() {
  return {document("e1", {"Paul Mercier employs 14 people.", "He has 212 competitors."}, "en"),
          document("e2", {"The loaf costs 3 pounds.", "Martha Hughes bakes it."}, "en"),
          document("e3", {"Jeanne Le Goff gave 400,000 euros.", "The lamp is seen from 22 miles."},
                   "en")};
}

using Pair = std::pair<std::size_t, std::size_t>;

std::vector<Pair> pairs(const std::vector<DocumentMatch>& matches) {
  std::vector<Pair> made;
  for (const DocumentMatch& match : matches) made.emplace_back(match.source, match.target);
  std::sort(made.begin(), made.end());
  return made;
}

// Sentences as random unit vectors.
SentenceVectors random_vectors(std::size_t rows, std::mt19937& random) {
  std::normal_distribution<float> normal;
  SentenceVectors vectors{24, {}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0.0F;
    std::vector<float> row(vectors.dimension);
    for (float& value : row) {
      value = normal(random);
      square += value * value;
    }
    for (const float value : row) vectors.values.push_back(value / std::sqrt(square));
    vectors.weights.push_back(10.0F);
  }
  return vectors;
}

TEST(DocumentMatcher, FindsPairsByNamesAndNumbersAndLeavesTheOthersAlone) {
  const auto matches = match_documents(french(), english());
  EXPECT_EQ(pairs(matches), (std::vector<Pair>{{0, 2}, {1, 0}}));
  for (const DocumentMatch& match : matches) {
    EXPECT_GT(match.score, 0.5);
    EXPECT_LE(match.score, 1.0);
    EXPECT_GT(match.links, 0U);
    ASSERT_FALSE(match.evidence.empty());
    EXPECT_GT(match.evidence.front().weight, 0.0);
  }
}

TEST(DocumentMatcher, MatchesOneDocumentWithOne) {
  const auto sources = french();
  const auto targets = english();
  const auto one = [&](std::size_t s, std::size_t t) {
    return match_documents(std::span(sources).subspan(s, 1), std::span(targets).subspan(t, 1));
  };
  EXPECT_EQ(one(1, 0).size(), 1U);
  EXPECT_TRUE(one(2, 1).empty());
}

TEST(DocumentMatcher, HasNothingToSayOfNoDocuments) {
  EXPECT_TRUE(match_documents({}, english()).empty());
  EXPECT_TRUE(match_documents(french(), {}).empty());
  const std::vector<Document> blank = {document("blank", {""}, "und")};
  EXPECT_TRUE(match_documents(blank, blank).empty());
}

TEST(DocumentMatcher, KeepsDocumentsToOnePairUnlessManyAreWanted) {
  const auto sources = french();
  auto targets = english();
  targets.push_back(targets[0]);
  MatchOptions options;
  options.min_score = 0.0;
  const auto matches = match_documents(sources, targets, options);
  for (const auto side : {&DocumentMatch::source, &DocumentMatch::target}) {
    std::vector<std::size_t> seen;
    for (const DocumentMatch& match : matches) seen.push_back(match.*side);
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
  }
  options.one_to_one = false;
  EXPECT_GT(match_documents(sources, targets, options).size(), matches.size());
}

TEST(DocumentMatcher, DoesNotDependOnTheOrderOfTheDocuments) {
  auto sources = french();
  auto targets = english();
  const auto before = match_documents(sources, targets);
  std::reverse(targets.begin(), targets.end());
  auto after = match_documents(sources, targets);
  ASSERT_EQ(before.size(), after.size());
  for (DocumentMatch& match : after) match.target = targets.size() - 1 - match.target;
  EXPECT_EQ(pairs(before), pairs(after));
  for (std::size_t k = 0; k < before.size(); ++k) EXPECT_DOUBLE_EQ(before[k].score, after[k].score);
}

TEST(DocumentMatcher, FindsPairsByVectorsWhereTheWordsSayNothing) {
  std::mt19937 random(5);
  constexpr std::size_t count = 12;
  std::vector<Document> sources;
  std::vector<Document> targets;
  MatchOptions options;
  for (std::size_t d = 0; d < count; ++d) {
    const std::string number = std::string(1, static_cast<char>('a' + d));
    sources.push_back(document("s", {"pa" + number, "pe", "pi", "po", "pu", "py"}, "und"));
    targets.push_back(document("t", {"ka" + number, "ke", "ki", "ko", "ku", "ky"}, "und"));
    options.source_vectors.push_back(random_vectors(6, random));
    options.target_vectors.push_back(options.source_vectors.back());
  }
  // The last has no counterpart, the others stand in the other order.
  options.target_vectors.back() = random_vectors(6, random);
  std::reverse(options.target_vectors.begin(), options.target_vectors.end());
  std::vector<Pair> expected;
  for (std::size_t d = 0; d + 1 < count; ++d) expected.emplace_back(d, count - 1 - d);
  EXPECT_EQ(pairs(match_documents(sources, targets, options)), expected);
}

TEST(DocumentNames, AreBareOfLanguagesExtensionsAndHosts) {
  EXPECT_EQ(bare_name("news-12.fr.txt"), "news-12");
  EXPECT_EQ(bare_name("en/News_12.html"), "news-12");
  EXPECT_EQ(bare_name("https://example.org/en-GB/milk/2024.html"), "gb-milk-2024");
  EXPECT_EQ(bare_name("fr.txt"), "");
  EXPECT_EQ(bare_name(""), "");
}

TEST(DocumentNames, AreAlikeByTheirParts) {
  EXPECT_EQ(name_likeness("news-12", "news-12"), 1.0);
  EXPECT_EQ(name_likeness("", ""), 0.0);
  EXPECT_GT(name_likeness("news-12-milk", "milk-12"), name_likeness("news-12-milk", "news-13"));
  EXPECT_LE(name_likeness("news-12-milk", "12-news-milk"), 0.5);
}

TEST(DocumentMatcher, TakesNamesAsEvidenceIfAskedTo) {
  const std::vector<Document> sources = {document("rain.fr.txt", {"Il pleuvra demain."}, "fr"),
                                         document("other.fr.txt", {"Le vent est fort."}, "fr")};
  const std::vector<Document> targets = {document("x.en.txt", {"The loaf is good."}, "en"),
                                         document("rain.en.txt", {"We expect showers."}, "en")};
  const auto score = [&](bool names) {
    MatchOptions options;
    options.names = names;
    for (const ScoredDocuments& pair : score_documents(sources, targets, options))
      if (pair.source == 0 && pair.target == 1) return pair.score;
    return -1.0;
  };
  EXPECT_GE(score(false), 0.0);
  EXPECT_GT(score(true), 2.0 * score(false));
}

}  // namespace
}  // namespace calque
