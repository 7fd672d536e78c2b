// The index of a document's anchors, against the anchors as they were.
#include "align/anchor_index.h"

#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "align/tokens.h"
#include "support.h"

namespace calque {
namespace {

using Anchors = std::vector<std::vector<Anchor>>;

Anchors random_anchors(std::mt19937& random, std::size_t segments) {
  constexpr AnchorKind kinds[] = {AnchorKind::number, AnchorKind::cognate, AnchorKind::entity};
  Anchors anchors(segments);
  for (auto& segment : anchors) {
    for (auto count = random() % 5; count > 0; --count) {
      const std::size_t begin = random() % 100;
      const std::string key(1 + random() % 30, static_cast<char>('a' + random() % 3));
      segment.push_back({kinds[random() % 3],
                         {begin, begin + random() % 10},
                         key,
                         0.1 * static_cast<double>(random() % 3)});
    }
  }
  return anchors;
}

double slow_rarity(const Anchors& anchors, const Anchor& anchor) {
  std::size_t held = 0;
  for (const auto& segment : anchors) {
    bool here = false;
    for (const Anchor& other : segment)
      here |= other.kind == anchor.kind && other.key == anchor.key;
    held += here ? 1 : 0;
  }
  return 1.0 - std::log(static_cast<double>(held)) / std::log(static_cast<double>(anchors.size()));
}

TEST(AnchorIndex, HoldsEveryAnchorAsItWas) {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    const Anchors anchors = random_anchors(random, 2 + random() % 40);
    const AnchorIndex index(anchors);
    std::map<std::uint32_t, std::pair<AnchorKind, std::string>> of_type;
    std::set<std::pair<AnchorKind, std::string>> known;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const auto places = index.of(i);
      ASSERT_EQ(places.size(), anchors[i].size());
      for (std::size_t k = 0; k < places.size(); ++k) {
        const Anchor& anchor = anchors[i][k];
        ASSERT_EQ(ByteRange(places[k].range), anchor.range);
        ASSERT_EQ(index.anchor(places[k]).kind, anchor.kind);
        ASSERT_EQ(index.anchor(places[k]).key, anchor.key);
        ASSERT_EQ(index.anchor(places[k]).weight, anchor.weight);
        ASSERT_NEAR(index.rarity(places[k]), slow_rarity(anchors, anchor), 1e-12);
        const std::pair name(anchor.kind, anchor.key);
        ASSERT_EQ(of_type.emplace(index.type(places[k]), name).first->second, name);
        known.insert(name);
      }
    }
    EXPECT_EQ(of_type.size(), known.size());
  }
}

TEST(AnchorIndex, TokensAreThoseOfTheAnchorsThemselves) {
  const Document document = test::lines_of(
      "Am 14. März 2024 kamen 1.500 Gäste.\n\nSiehe https://example.org/a, sagte die NATO.\n"
      "1.500 Gäste aus Frankreich!\n",
      "de");
  const Anchors anchors = find_anchors(document);
  const TokenizedDocument direct = tokenize(document, anchors);
  const TokenizedDocument indexed = tokenize(document, AnchorIndex(anchors));
  ASSERT_EQ(indexed.segments.size(), direct.segments.size());
  ASSERT_EQ(indexed.types.size(), direct.types.size());
  EXPECT_EQ(indexed.tokens, direct.tokens);
  EXPECT_EQ(indexed.lengths, direct.lengths);
  for (std::size_t i = 0; i < direct.segments.size(); ++i) {
    ASSERT_EQ(indexed.segments[i].size(), direct.segments[i].size());
    for (std::size_t k = 0; k < direct.segments[i].size(); ++k) {
      EXPECT_EQ(indexed.segments[i][k].type, direct.segments[i][k].type);
      EXPECT_EQ(indexed.segments[i][k].range, direct.segments[i][k].range);
    }
  }
  for (std::size_t t = 0; t < direct.types.size(); ++t) {
    EXPECT_EQ(indexed.types[t].key, direct.types[t].key);
    EXPECT_EQ(indexed.types[t].count, direct.types[t].count);
  }
}

}  // namespace
}  // namespace calque
