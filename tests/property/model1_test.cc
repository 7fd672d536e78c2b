// IBM Model 1 as the lexicon runs it against the textbook's loops over maps.
#include <cmath>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "align/lexicon.h"
#include "support.h"

namespace calque {
namespace {

constexpr int iterations = 4;
constexpr double null_share = 0.5;
constexpr double discount = 0.8;

using Pair = std::pair<std::uint32_t, std::uint32_t>;
using Table = std::map<Pair, double>;

TokenizedDocument random_text(std::mt19937& random, std::size_t lines, const char* prefix) {
  std::vector<std::string> text(lines);
  for (std::string& line : text) {
    const std::size_t words = 2 + random() % 5;
    // Digits keep the two vocabularies from looking alike.
    for (std::size_t k = 0; k < words; ++k)
      line += std::string(prefix) + std::string(1, static_cast<char>('a' + random() % 9)) + " ";
  }
  const Document document = test::lines_of(text);
  return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
}

std::vector<std::uint32_t> types_of(const std::vector<Token>& segment) {
  std::set<std::uint32_t> types;
  for (const Token& token : segment) types.insert(token.type);
  return {types.begin(), types.end()};
}

// Expected joint counts of the pairs that stand together at least twice.
Table textbook(const std::vector<WeightedBead>& beads, const TokenizedDocument& source,
               const TokenizedDocument& target) {
  std::map<Pair, int> together;
  for (const WeightedBead& bead : beads) {
    for (const auto s : bead.source)
      for (const auto t : bead.target) ++together[{s, t}];
  }
  Table forward;
  Table backward;
  for (const auto& [pair, count] : together) {
    if (count < 2 || source.types[pair.first].segments < 2 ||
        target.types[pair.second].segments < 2)
      continue;
    forward[pair] = backward[pair] = 1.0;
  }
  Table forward_count;
  Table backward_count;
  const double n = static_cast<double>(beads.size());
  for (int round = 0; round < iterations; ++round) {
    forward_count.clear();
    backward_count.clear();
    for (const WeightedBead& bead : beads) {
      for (const auto t : bead.target) {
        double sum = null_share;
        for (const auto s : bead.source) sum += forward.contains({s, t}) ? forward[{s, t}] : 0.0;
        for (const auto s : bead.source) {
          if (forward.contains({s, t}))
            forward_count[{s, t}] += bead.weight * forward[{s, t}] / sum;
        }
      }
      for (const auto s : bead.source) {
        double sum = null_share;
        for (const auto t : bead.target) sum += backward.contains({s, t}) ? backward[{s, t}] : 0.0;
        for (const auto t : bead.target) {
          if (backward.contains({s, t}))
            backward_count[{s, t}] += bead.weight * backward[{s, t}] / sum;
        }
      }
    }
    std::map<std::uint32_t, double> per_source;
    std::map<std::uint32_t, double> per_target;
    for (const auto& [pair, count] : forward_count) per_source[pair.first] += count;
    for (const auto& [pair, count] : backward_count) per_target[pair.second] += count;
    const auto share = [&](std::uint32_t segments) {
      return std::min(1.0, (segments + 1.0) / (n + 1.0));
    };
    for (auto& [pair, ratio] : forward)
      ratio = forward_count[pair] / (per_source[pair.first] + 1.0) /
              share(target.types[pair.second].segments);
    for (auto& [pair, ratio] : backward)
      ratio = backward_count[pair] / (per_target[pair.second] + 1.0) /
              share(source.types[pair.first].segments);
  }
  Table joint;
  for (const auto& [pair, count] : forward_count)
    joint[pair] = std::sqrt(count * backward_count[pair]);
  return joint;
}

TEST(Model1, LearnsWhatTheTextbookLoopsLearn) {
  std::mt19937 random(5);
  for (int round = 0; round < 10; ++round) {
    const std::size_t lines = 20 + random() % 30;
    const TokenizedDocument source = random_text(random, lines, "zz");
    const TokenizedDocument target = random_text(random, lines, "oo");
    std::vector<WeightedBead> beads;
    for (std::size_t i = 0; i < lines; ++i)
      beads.push_back({types_of(source.segments[i]), types_of(target.segments[i]),
                       0.2 + 0.1 * static_cast<double>(random() % 8)});
    const Lexicon lexicon =
        Lexicon::from_spelling(source, target).learned_from(beads, source, target);
    const double tokens =
        std::sqrt(static_cast<double>(source.tokens) * static_cast<double>(target.tokens));
    for (const auto& [pair, joint] : textbook(beads, source, target)) {
      const double count_s = source.types[pair.first].count;
      const double count_t = target.types[pair.second].count;
      const double kept = std::min(joint - discount, 0.9 * std::min(count_s, count_t));
      const double ratio = kept * tokens / (count_s * count_t);
      if (ratio < 1.6) continue;  // what is weaker may fall to the lexicon's limits
      EXPECT_NEAR(lexicon.ratio(pair.first, pair.second), ratio, 0.01 * ratio);
    }
  }
}

}  // namespace
}  // namespace calque
