// Distances against slow and obvious twins on random words; symmetry of all comparisons.
#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "align/anchors/decimal.h"
#include "align/anchors/similarity.h"
#include "support/anchors.h"

namespace calque {
namespace {

std::string random_word(std::mt19937& random, std::size_t most, std::string_view letters) {
  std::string word(random() % (most + 1), ' ');
  for (char& c : word) c = letters[random() % letters.size()];
  return word;
}

std::size_t slow_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
      } else {
        d[i][j] =
            std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(Similarity, EditDistanceEqualsTheTableOfDistances) {
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    const std::string a = random_word(random, i % 50 == 0 ? 64 : 12, "abcd");
    const std::string b = random_word(random, i % 50 == 0 ? 64 : 12, "abcd");
    ASSERT_EQ(edit_distance(a, b), slow_distance(a, b)) << a << " " << b;
  }
}

TEST(Similarity, IsSymmetricAndInRange) {
  std::mt19937 random(11);
  for (int i = 0; i < 5000; ++i) {
    const std::string a = random_word(random, 12, "abcdehijkorstxyz'");
    const std::string b = random_word(random, 12, "abcdehijkorstxyz'");
    for (const auto similarity : {cognate_strength, name_similarity}) {
      ASSERT_EQ(similarity(a, b), similarity(b, a)) << a << " " << b;
      ASSERT_GE(similarity(a, b), 0.0);
      ASSERT_LE(similarity(a, b), 1.0);
      ASSERT_EQ(similarity(a, a), 1.0);
    }
  }
}

TEST(Similarity, ComparisonsOfKeysAreSymmetric) {
  std::mt19937 random(13);
  for (int i = 0; i < 3000; ++i) {
    std::string a;
    std::string b;
    for (int words = 0; words < 5; ++words) {
      a += random_word(random, 8, "abdeinrst") + (random() % 3 == 0 ? " " : "");
      b += random_word(random, 8, "abdeinrst") + (random() % 3 == 0 ? " " : "");
    }
    for (const AnchorType& type : anchor_types()) {
      const Anchor one{type.kind, {}, a, 1.0};
      const Anchor other{type.kind, {}, b, 1.0};
      ASSERT_EQ(type.compare(one, other), type.compare(other, one))
          << name(type.kind) << a << "|" << b;
    }
  }
}

TEST(Decimals, SumAndShiftAgreeWithIntegers) {
  std::mt19937 random(17);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t a = random() % 1000000;
    const std::uint64_t b = random() % 1000000;
    const Decimal x = normalized({a, 0});
    const Decimal y = normalized({b, 0});
    ASSERT_EQ(to_string(sum(x, y)), std::to_string(a + b));
    ASSERT_EQ(to_string(shifted(x, 3)), std::to_string(a * 1000));
    ASSERT_EQ(less(x, y), a < b);
  }
  EXPECT_EQ(to_string(normalized({1250, -4})), "0.125");
  EXPECT_EQ(to_string(shifted({846, -1}, 6)), "84600000");
  EXPECT_EQ(to_string({0, 0}), "0");
}

TEST(Buckets, AnchorsThatCompareWellMostlyShareOne) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"zelenskij", "zelensky"}, {"selenskyj", "zelensky"}, {"dzonson", "johnson"},
      {"lau", "david lau"},      {"poutine", "putin"},      {"country:fr", "lang:fr"}};
  for (const auto& [a, b] : names) {
    const auto one = buckets({AnchorKind::entity, {}, a, 1.0});
    const auto other = buckets({AnchorKind::entity, {}, b, 1.0});
    EXPECT_TRUE(std::any_of(one.begin(), one.end(),
                            [&](const std::string& bucket) {
                              return std::find(other.begin(), other.end(), bucket) != other.end();
                            }))
        << a << " " << b;
  }
}

}  // namespace
}  // namespace calque
