// The miner on texts that are made for one behaviour each; the articles are in tests/golden.
#include "align/miner.h"

#include <random>
#include <tuple>

#include <gtest/gtest.h>

#include "langid/router.h"
#include "support.h"
#include "support/processor_time.h"

namespace calque {
namespace {

Document article(std::string text, const std::string& lang) {
  Document document{"test", std::move(text), {}, {}};
  segment(document, *make_stopword_identifier(), {.lang = lang});
  return document;
}

Document own_article(const std::string& path) {
  return article(test::read_bytes(std::string(CALQUE_SOURCE_DIR) + "/" + path),
                 path.substr(path.find_last_of('/') + 1, 2));
}

std::vector<MinedLink> mine_one(const Document& source, const Document& target) {
  return mine(source, std::vector<Document>{target});
}

std::vector<std::string> repeated(const std::string& line, std::size_t times) {
  return std::vector<std::string>(times, line);
}

double seconds_of(const Document& source, const Document& target) {
  return processor_seconds([&] { mine_one(source, target); });
}

TEST(Miner, IsAllButSilentOnArticlesAboutOtherEvents) {
  std::size_t links = 0;
  std::size_t sure = 0;
  for (const char* target : {"strike/en-2.txt", "trucks/en-1.txt", "vaccine/en-2.txt"}) {
    for (const MinedLink& mined :
         mine_one(own_article("bench/comparable/trial/fr.txt"),
                  own_article("bench/comparable/" + std::string(target)))) {
      ++links;
      sure += mined.link.score > 0.6;
    }
  }
  EXPECT_LE(links, 4U);
  EXPECT_LE(sure, 1U);
}

TEST(Miner, EveryLinkHasEvidence) {
  const auto links = mine_one(own_article("bench/comparable/trial/fr.txt"),
                              own_article("bench/comparable/trial/en-2.txt"));
  EXPECT_GT(links.size(), 10U);
  for (const MinedLink& mined : links) EXPECT_FALSE(mined.link.evidence.empty());
}

TEST(Miner, AnEmptySideGivesNoLinks) {
  const Document text = test::lines_of("The harbour of Lorient opened in 1971.\n", "en");
  const Document nothing = test::lines_of(std::string(), "fr");
  const Document blank = test::lines_of("\n\n\n", "fr");
  EXPECT_TRUE(mine_one(text, nothing).empty());
  EXPECT_TRUE(mine_one(nothing, text).empty());
  EXPECT_TRUE(mine_one(text, blank).empty());
}

TEST(Miner, AFileMinedAgainstItselfLinksSegmentsToThemselves) {
  const Document text = own_article("bench/comparable/strike/en-1.txt");
  const auto links = mine_one(text, text);
  std::size_t same = 0;
  for (const MinedLink& mined : links) same += mined.link.source == mined.link.target;
  EXPECT_GT(links.size(), 8U);
  EXPECT_GE(same * 10, links.size() * 8);
}

TEST(Miner, EqualLinesKeepToTheLimitOfLinks) {
  const Document text = test::lines_of(repeated("Lorient paid 5,200 euros on 4 March.", 60), "en");
  std::vector<std::size_t> links(text.segments.size());
  for (const MinedLink& mined : mine_one(text, text)) {
    for (const std::size_t segment : mined.link.source) EXPECT_LE(++links[segment], 3U);
  }
}

TEST(Miner, LinesOfNumbersLinkEqualNumbers) {
  std::vector<std::string> numbers;
  for (int i = 0; i < 200; ++i) numbers.push_back(std::to_string(10007 + 613 * i));
  std::vector<std::string> backwards(numbers.rbegin(), numbers.rend());
  MineOptions options;
  options.largest_side = options.most_links = 1;
  for (const MinedLink& mined :
       mine(test::lines_of(numbers), std::vector<Document>{test::lines_of(backwards)}, options)) {
    EXPECT_EQ(mined.link.source.front() + mined.link.target.front(), 199U);
  }
}

// Two lists whose lines are alike in pairs, i with i; both sides lean another way.
std::pair<SentenceVectors, SentenceVectors> paired_vectors(std::size_t rows) {
  constexpr std::size_t dimension = 32;
  std::mt19937 random(5);
  std::normal_distribution<float> normal;
  SentenceVectors source{dimension, {}, std::vector<float>(rows, 1.0F)};
  SentenceVectors target = source;
  for (std::size_t k = 0; k < rows * dimension; ++k) {
    const float value = normal(random);
    const float lean = k % dimension == 0 ? 4.0F : 0.0F;
    source.values.push_back(value + 0.3F * normal(random) + lean);
    target.values.push_back(value + 0.3F * normal(random) - lean);
  }
  return {std::move(source), std::move(target)};
}

double score_with(const std::string& target_line) {
  std::vector<std::string> source(40, "The harbour sold boats and nets again.");
  std::vector<std::string> target = source;
  source[7] = "The harbour sold 5,200 boats and nets.";
  target[7] = target_line;
  MineOptions options;
  options.largest_side = options.most_links = 1;
  options.min_score = 0.0;
  SentenceVectors of_target;
  std::tie(options.source_vectors, of_target) = paired_vectors(source.size());
  options.target_vectors = {std::move(of_target)};
  for (const MinedLink& mined : mine(test::lines_of(source, "en"),
                                     std::vector<Document>{test::lines_of(target, "en")}, options))
    if (mined.link.source.front() == 7 && mined.link.target.front() == 7) return mined.link.score;
  return 0.0;
}

TEST(Miner, OtherNumbersLowerACandidatesScore) {
  const double same = score_with("The harbour sold 5,200 boats and nets.");
  const double other = score_with("The harbour sold 7,315 boats and nets.");
  EXPECT_GT(same, 0.8);
  EXPECT_LT(other, same - 0.002);
}

TEST(Miner, VectorsFindWhatWordsDoNot) {
  std::vector<std::string> source;
  std::vector<std::string> target;
  for (int i = 0; i < 40; ++i) {
    source.push_back(std::string(6, static_cast<char>('a' + i % 13)) + " bo ci du");
    target.push_back(std::string(6, static_cast<char>('n' + i % 13)) + " wo xi yu");
  }
  MineOptions options;
  options.largest_side = options.most_links = 1;
  EXPECT_TRUE(
      mine(test::lines_of(source), std::vector<Document>{test::lines_of(target)}, options).empty());
  SentenceVectors of_target;
  std::tie(options.source_vectors, of_target) = paired_vectors(source.size());
  options.target_vectors = {std::move(of_target)};
  const auto links =
      mine(test::lines_of(source), std::vector<Document>{test::lines_of(target)}, options);
  EXPECT_GT(links.size(), 35U);
  for (const MinedLink& mined : links)
    EXPECT_EQ(mined.link.source.front(), mined.link.target.front());
}

TEST(Miner, ALinkHoldsTheWholeOfAQuotation) {
  const Document source = article(
      "Le maire de Lorient a parlé mardi. « Le 14 mars 2019, nous avons perdu 5 200 bateaux et 380 "
      "maisons à Kerguelen. Plus jamais cela », a dit Yann Le Goff à la gare.\n",
      "fr");
  const Document target = article(
      "Nothing else was known. “On 14 March 2019 we lost 5,200 boats and 380 houses in Kerguelen. "
      "Never again, as long as I am here,” said Yann Le Goff at the station. It rained.\n",
      "en");
  const auto links = mine_one(source, target);
  ASSERT_FALSE(links.empty());
  EXPECT_EQ(links.front().link.source, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(links.front().link.target, (std::vector<std::size_t>{1, 2}));
}

TEST(Miner, QuotationMarksThatNeverCloseDoNoHarm) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "“Word" + std::to_string(i) + " « ";
  EXPECT_LT(seconds_of(article(text, "en"), article(text, "fr")), 20.0);
}

TEST(Miner, FewLinesAgainstManyAreQuick) {
  std::vector<std::string> many;
  for (int i = 0; i < 10000; ++i) {
    many.push_back("The council of Lorient met on day " + std::to_string(i) + " to vote.");
  }
  const std::vector<std::string> few(many.begin(), many.begin() + 10);
  EXPECT_LT(seconds_of(test::lines_of(few, "en"), test::lines_of(many, "en")), 20.0);
}

TEST(Miner, OneVeryLongLineAgainstManyIsBounded) {
  std::vector<std::string> many;
  std::string line;
  for (int i = 0; i < 3000; ++i) {
    many.push_back("Report " + std::to_string(i) + " of the port authority of Lorient.");
    for (int k = 0; k < 40; ++k) line += "word" + std::to_string((i * 40 + k) % 30000) + " ";
    line += many.back() + " ";
  }
  EXPECT_LT(seconds_of(test::lines_of(many, "en"), test::lines_of(line, "en")), 40.0);
}

}  // namespace
}  // namespace calque
