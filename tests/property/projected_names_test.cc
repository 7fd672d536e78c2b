// Projected names on random texts: ranges are whole code points within their segments, sorted, and
// the same on every run and in every order of the segments.
#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "align/anchors/name_projection.h"
#include "support/anchors.h"

namespace calque {
namespace {

constexpr std::array<std::string_view, 24> pieces = {
    "Merkel ",     "Johnson ", "met ",      "Chicago. ",  "Старридж ", "получил ",
    "Μητσοτάκης ", "メルケル", "・",        "ジョンソン", "は",        "默克尔",
    "的",          "约翰逊",   "메르켈은 ", "존슨 ",      "وميركل ",   "جونسون ",
    "מרקל ",       "जॉनसन ",   "แมร์เคิล",    "e\u0301 ",   "12 ",       "\u200D"};

std::vector<std::string> random_lines(std::mt19937& random) {
  std::vector<std::string> lines(random() % 6);
  for (std::string& line : lines) {
    for (std::size_t i = random() % 12; i > 0; --i) line += pieces[random() % pieces.size()];
  }
  return lines;
}

using Found = std::vector<std::vector<Anchor>>;

std::pair<Found, Found> project(const Document& source, const Document& target) {
  Found from = find_anchors(source);
  Found to = find_anchors(target);
  project_names(source, from, target, to);
  return {from, to};
}

std::multiset<std::string> entities(const Document& document, const Found& found) {
  std::multiset<std::string> all;
  for (const auto& segment : found) {
    for (const Anchor& anchor : segment) {
      if (anchor.kind != AnchorKind::entity) continue;
      all.insert(std::string(slice(document.text, anchor.range)) + "=" + anchor.key);
    }
  }
  return all;
}

void expect_sound(const Document& document, const Found& found) {
  ASSERT_EQ(found.size(), document.segments.size());
  for (std::size_t s = 0; s < found.size(); ++s) {
    const ByteRange segment = document.segments[s].range;
    std::size_t last = segment.begin;
    for (const Anchor& anchor : found[s]) {
      ASSERT_LE(last, anchor.range.begin);
      ASSERT_LT(anchor.range.begin, anchor.range.end);
      ASSERT_LE(anchor.range.end, segment.end);
      ASSERT_FALSE(find_invalid_utf8(slice(document.text, anchor.range)));
      ASSERT_GT(anchor.weight, 0.0);
      ASSERT_LE(anchor.weight, 1.0);
      last = anchor.range.begin;
    }
  }
}

TEST(NameProjectionProperties, RangesAreWholeAndRunsAgree) {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    const Document source = test::lines_of(random_lines(random), "en");
    const Document target = test::lines_of(random_lines(random), "und");
    const auto [from, to] = project(source, target);
    expect_sound(source, from);
    expect_sound(target, to);
    const auto [again_from, again_to] = project(source, target);
    EXPECT_EQ(entities(source, from), entities(source, again_from));
    EXPECT_EQ(entities(target, to), entities(target, again_to));
  }
}

TEST(NameProjectionProperties, TheOrderOfTheOtherSidesSegmentsDoesNotMatter) {
  std::mt19937 random(12);
  const std::vector<std::string> english = {"Then Angela Merkel met Johnson", "he left Chicago",
                                            "and Sturridge saw Washington"};
  std::vector<std::string> japanese = {"アンゲラ・メルケルはジョンソンに会った", "シカゴを去った",
                                       "スタリッジはワシントンを見た", "天気が良かった"};
  const Document source = test::lines_of(english, "en");
  const Document first = test::lines_of(japanese, "ja");
  const auto expected = entities(first, project(source, first).second);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(japanese.begin(), japanese.end(), random);
    const Document shuffled = test::lines_of(japanese, "ja");
    EXPECT_EQ(entities(shuffled, project(source, shuffled).second), expected);
  }
}

}  // namespace
}  // namespace calque
