// The aligner on a real translation, data/parallel/story, against its gold beads.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "support.h"

namespace calque {
namespace {

using Beads = std::vector<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>>;

std::vector<std::size_t> numbers_in(const std::string& list) {
  std::vector<std::size_t> numbers;
  std::stringstream stream(list);
  for (std::string item; std::getline(stream, item, ',');) numbers.push_back(std::stoul(item));
  return numbers;
}

Beads gold_beads() {
  Beads beads;
  std::stringstream rows(test::read_bytes(test::data_path("parallel/story.fr-en.beads")));
  for (std::string row; std::getline(rows, row);) {
    const std::size_t middle = row.find("]:[");
    beads.emplace_back(numbers_in(row.substr(1, middle - 1)),
                       numbers_in(row.substr(middle + 3, row.size() - middle - 4)));
  }
  return beads;
}

Document story(const std::string& lang) {
  return test::lines_of(test::read_bytes(test::data_path("parallel/story." + lang + ".txt")), lang);
}

double share_found(const Beads& beads, const Beads& among) {
  const std::set<Beads::value_type> known(among.begin(), among.end());
  const auto found = std::count_if(beads.begin(), beads.end(),
                                   [&](const auto& bead) { return known.contains(bead); });
  return static_cast<double>(found) / static_cast<double>(beads.size());
}

TEST(AlignStory, MostBeadsAreExactlyRight) {
  const Beads gold = gold_beads();
  ASSERT_GT(gold.size(), 100U);
  Beads found;
  for (const Link& link : align(story("fr"), story("en")))
    found.emplace_back(link.source, link.target);
  EXPECT_GT(share_found(gold, found), 0.8);
  EXPECT_GT(share_found(found, gold), 0.8);
}

TEST(AlignStory, EveryLineIsInExactlyOneBead) {
  const Document source = story("fr");
  const Document target = story("en");
  std::vector<int> source_seen(source.segments.size());
  std::vector<int> target_seen(target.segments.size());
  for (const Link& link : align(source, target)) {
    for (const std::size_t i : link.source) ++source_seen[i];
    for (const std::size_t j : link.target) ++target_seen[j];
    if (link.source.empty() || link.target.empty()) {
      EXPECT_EQ(link.source.size() + link.target.size(), 1U);
      EXPECT_TRUE(link.evidence.empty());
    }
    EXPECT_GE(link.score, 0.0);
    EXPECT_LE(link.score, 1.0);
  }
  EXPECT_EQ(std::count(source_seen.begin(), source_seen.end(), 1),
            static_cast<long>(source_seen.size()));
  EXPECT_EQ(std::count(target_seen.begin(), target_seen.end(), 1),
            static_cast<long>(target_seen.size()));
}

TEST(AlignStory, EvidenceLiesInsideTheLinkedLines) {
  const Document source = story("fr");
  const Document target = story("en");
  std::size_t items = 0;
  for (const Link& link : align(source, target)) {
    for (const Evidence& evidence : link.evidence) {
      ++items;
      const ByteRange from{source.segments[link.source.front()].range.begin,
                           source.segments[link.source.back()].range.end};
      const ByteRange to{target.segments[link.target.front()].range.begin,
                         target.segments[link.target.back()].range.end};
      EXPECT_TRUE(from.contains(evidence.source));
      EXPECT_TRUE(to.contains(evidence.target));
      EXPECT_FALSE(evidence.source.empty());
      EXPECT_FALSE(evidence.target.empty());
      EXPECT_FALSE(find_invalid_utf8(slice(source.text, evidence.source)));
      EXPECT_FALSE(find_invalid_utf8(slice(target.text, evidence.target)));
    }
  }
  EXPECT_GT(items, 40U);
}

TEST(AlignStory, AMissingPassageDoesNotDerailTheRest) {
  const Document source = story("fr");
  Document target = story("en");
  target.segments.erase(target.segments.begin() + 50, target.segments.begin() + 65);
  std::size_t same = 0;
  std::size_t kept = 0;
  const Beads gold = gold_beads();
  Beads found;
  for (const Link& link : align(source, target)) {
    auto back = link.target;
    for (std::size_t& j : back) j += j >= 50 ? 15 : 0;
    found.emplace_back(link.source, back);
  }
  for (const auto& bead : gold) {
    const bool lost = std::any_of(bead.second.begin(), bead.second.end(),
                                  [](std::size_t j) { return j >= 49 && j < 66; });
    if (lost || bead.first.empty() || bead.second.empty()) continue;
    ++kept;
    same += static_cast<std::size_t>(std::count(found.begin(), found.end(), bead));
  }
  EXPECT_GT(static_cast<double>(same), 0.75 * static_cast<double>(kept));
}

TEST(AlignStory, IsTheSameEveryTime) {
  const auto once = align(story("fr"), story("en"));
  const auto twice = align(story("fr"), story("en"));
  ASSERT_EQ(once.size(), twice.size());
  for (std::size_t k = 0; k < once.size(); ++k) {
    EXPECT_EQ(once[k].source, twice[k].source);
    EXPECT_EQ(once[k].score, twice[k].score);
  }
}

}  // namespace
}  // namespace calque
