// The miner on data/comparable/harbour, against its gold links and evidence.
#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "align/miner.h"
#include "langid/router.h"
#include "support.h"
#include "text/normalize.h"

namespace calque {
namespace {

const std::string folder = test::data_path("comparable/harbour/");

Document article(const std::string& file, const std::string& lang) {
  Document document{file, test::read_bytes(folder + file), {}, {}};
  segment(document, *make_stopword_identifier(), {.lang = lang});
  return document;
}

std::vector<std::vector<std::string>> rows_of(const std::string& file) {
  std::vector<std::vector<std::string>> rows;
  std::stringstream lines(test::read_bytes(folder + file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    rows.emplace_back();
    std::stringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) rows.back().push_back(cell);
  }
  return rows;
}

std::string passage(const Document& document, const std::vector<std::size_t>& segments) {
  const ByteRange range{document.segments[segments.front()].range.begin,
                        document.segments[segments.back()].range.end};
  return document.text.substr(range.begin, range.size());
}

class MineHarbour : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    source = new Document(article("fr.txt", "fr"));
    targets = new std::vector<Document>{article("en-1.txt", "en"), article("en-2.txt", "en"),
                                        article("en-3.txt", "en")};
    links = new std::vector<MinedLink>(mine(*source, *targets));
  }
  static void TearDownTestSuite() {
    delete source;
    delete targets;
    delete links;
  }
  static Document* source;
  static std::vector<Document>* targets;
  static std::vector<MinedLink>* links;
};
Document* MineHarbour::source = nullptr;
std::vector<Document>* MineHarbour::targets = nullptr;
std::vector<MinedLink>* MineHarbour::links = nullptr;

TEST_F(MineHarbour, FindsMostOfTheGoldAndLittleElse) {
  const auto gold = rows_of("gold.tsv");
  std::vector<bool> found(gold.size());
  std::size_t right = 0;
  for (const auto& [target, link] : *links) {
    const std::string from = passage(*source, link.source);
    const std::string to = passage((*targets)[target], link.target);
    bool any = false;
    for (std::size_t k = 0; k < gold.size(); ++k) {
      if (gold[k][1] != (*targets)[target].id) continue;
      if (from.find(gold[k][0]) == std::string::npos || to.find(gold[k][2]) == std::string::npos)
        continue;
      any = found[k] = true;
    }
    right += any;
  }
  const double precision = static_cast<double>(right) / static_cast<double>(links->size());
  const double recall = static_cast<double>(std::count(found.begin(), found.end(), true)) /
                        static_cast<double>(found.size());
  EXPECT_GT(precision, 0.6);
  EXPECT_GT(recall, 0.45);
}

TEST_F(MineHarbour, ShowsTheAnchorsThatProveALink) {
  const auto wanted = rows_of("evidence.tsv");
  std::size_t shown = 0;
  for (const auto& row : wanted) {
    shown += std::any_of(links->begin(), links->end(), [&](const MinedLink& mined) {
      const Document& target = (*targets)[mined.target_document];
      return target.id == row[3] &&
             std::any_of(
                 mined.link.evidence.begin(), mined.link.evidence.end(), [&](const Evidence& item) {
                   return name(item.kind) == row[0] &&
                          slice(source->text, item.source).find(row[1]) != std::string::npos &&
                          slice(target.text, item.target).find(row[2]) != std::string::npos;
                 });
    });
  }
  EXPECT_GT(static_cast<double>(shown), 0.5 * static_cast<double>(wanted.size()));
}

TEST_F(MineHarbour, IsOrderedAndKeepsToItsLimits) {
  std::map<std::pair<std::size_t, std::size_t>, int> per_segment;
  double before = 1.0;
  for (const auto& [target, link] : *links) {
    EXPECT_LE(link.score, before);
    before = link.score;
    EXPECT_LE(link.source.size(), 3U);
    EXPECT_LE(link.target.size(), 3U);
    EXPECT_FALSE(link.evidence.empty());
    for (const std::size_t segment : link.source) {
      const int count = ++per_segment[std::pair(target, segment)];
      EXPECT_LE(count, 3);
    }
    for (const std::size_t segment : link.target) {
      EXPECT_NE((*targets)[target].segments[segment].kind, SegmentKind::boilerplate);
    }
  }
}

TEST_F(MineHarbour, IsSilentOnTextsThatShareNothing) {
  Document other{
      "other",
      "The recipe is simple. Melt the butter slowly, then stir in the flour. Season and serve.",
      {},
      {}};
  segment(other, *make_stopword_identifier(), {.lang = "en"});
  EXPECT_TRUE(mine(*source, std::vector<Document>{other}).empty());
}

TEST(Mine, EmptyDocumentsGiveNoLinks) {
  const Document empty{"empty", "", "fr", {}};
  EXPECT_TRUE(mine(empty, std::vector<Document>{empty}).empty());
  EXPECT_TRUE(mine(empty, {}).empty());
}

}  // namespace
}  // namespace calque
