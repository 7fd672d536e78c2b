// The banded search against an exhaustive one, on random token bags.
#include "align/bead_search.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "align/anchors/anchor.h"
#include "align/tokens.h"
#include "support.h"

namespace calque {
namespace {

struct Case {
  TokenizedDocument source;
  TokenizedDocument target;
};

std::string random_line(std::mt19937& random) {
  static const char* words[] = {"alpha", "bravo", "carbon", "delta",
                                "ember", "fjord", "garden", "harbor"};
  std::string line;
  const auto count = 1 + random() % 5;
  for (std::size_t k = 0; k < count; ++k) line += std::string(words[random() % 8]) + ' ';
  return line;
}

TokenizedDocument tokens_of(const std::vector<std::string>& lines) {
  const Document document = test::lines_of(lines);
  return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
}

Case random_case(std::mt19937& random) {
  std::vector<std::string> source(1 + random() % 5);
  std::vector<std::string> target(1 + random() % 5);
  for (auto& line : source) line = random_line(random);
  for (auto& line : target)
    line = random() % 2 ? source[random() % source.size()] : random_line(random);
  return {tokens_of(source), tokens_of(target)};
}

double step_score(const Bead* before, const Bead& bead, const BeadPriors& priors) {
  const auto side = [](const Bead& gap) { return gap.source_begin == gap.source_end; };
  const double leave =
      before != nullptr && before->is_gap() ? std::log(1.0 - std::exp(priors.gap_continue)) : 0.0;
  if (!bead.is_gap()) {
    return leave + std::log(1.0 - 2.0 * std::exp(priors.gap_open)) + bead.score +
           priors.match[bead.source_end - bead.source_begin - 1]
                       [bead.target_end - bead.target_begin - 1];
  }
  if (before != nullptr && before->is_gap() && side(*before) == side(bead))
    return priors.gap_continue;
  return leave + priors.gap_open;
}

double path_score(const std::vector<Bead>& beads, const BeadPriors& priors) {
  double sum = 0.0;
  for (std::size_t k = 0; k < beads.size(); ++k)
    sum += step_score(k ? &beads[k - 1] : nullptr, beads[k], priors);
  return sum;
}

double content_score(BeadScorer& scorer, const Bead& bead, std::size_t columns) {
  for (std::size_t i = bead.source_begin; i < bead.source_end; ++i) scorer.prepare(i, 0, columns);
  return scorer.score(bead.source_end - 1, bead.source_end - bead.source_begin, bead.target_end - 1,
                      bead.target_end - bead.target_begin);
}

// The best of all ways from (i, j) on, by trying every one.
double exhaustive(BeadScorer& scorer, const BeadPriors& priors, std::size_t n, std::size_t m,
                  std::size_t i, std::size_t j, const Bead* before, std::size_t largest) {
  if (i == n && j == m) return 0.0;
  double best = -1e30;
  for (std::size_t a = 0; a <= std::min(largest, n - i); ++a) {
    for (std::size_t b = 0; b <= std::min(largest, m - j); ++b) {
      if (a + b == 0 || (std::min(a, b) == 0 && a + b > 1)) continue;
      if (a > 0 && b > 0 && !BeadPriors::allowed(a, b, largest)) continue;
      Bead bead{i, i + a, j, j + b, 0.0};
      if (!bead.is_gap()) bead.score = content_score(scorer, bead, m);
      best = std::max(best, step_score(before, bead, priors) +
                                exhaustive(scorer, priors, n, m, i + a, j + b, &bead, largest));
    }
  }
  return best;
}

TEST(BeadSearch, FindsTheBestOfAllPathsOnRandomTexts) {
  std::mt19937 random(5);
  AlignWeights weights;
  for (int round = 0; round < 60; ++round) {
    const Case texts = random_case(random);
    const std::size_t n = texts.source.segments.size();
    const std::size_t m = texts.target.segments.size();
    const TextModel model{Lexicon::from_spelling(texts.source, texts.target),
                          LengthModel(texts.source.lengths, texts.target.lengths)};
    const BeadPriors priors(weights);
    BeadScorer scorer(texts.source, texts.target, model, weights, weights.path, largest_bead_side);
    const double best = exhaustive(scorer, priors, n, m, 0, 0, nullptr, 3);
    std::vector<Bead> beads = find_best_beads(scorer, full_band(n, m), priors, 3);
    for (Bead& bead : beads) {
      if (!bead.is_gap()) bead.score = content_score(scorer, bead, m);
    }
    // Beads of several segments none of which match are not tried, so a path may be a little worse
    // than the best, never better.
    const double found = path_score(beads, priors);
    EXPECT_LE(found, best + 1e-3) << "round " << round;
    EXPECT_GE(found, best - 2.0) << "round " << round;
  }
}

TEST(BeadSearch, BeadsCoverBothTextsInOrder) {
  std::mt19937 random(6);
  AlignWeights weights;
  for (int round = 0; round < 40; ++round) {
    const Case texts = random_case(random);
    const std::size_t n = texts.source.segments.size();
    const std::size_t m = texts.target.segments.size();
    const TextModel model{Lexicon::from_spelling(texts.source, texts.target),
                          LengthModel(texts.source.lengths, texts.target.lengths)};
    BeadScorer scorer(texts.source, texts.target, model, weights, weights.path, largest_bead_side);
    std::size_t i = 0;
    std::size_t j = 0;
    for (const Bead& bead : find_best_beads(scorer, full_band(n, m), BeadPriors(weights), 4)) {
      EXPECT_EQ(bead.source_begin, i);
      EXPECT_EQ(bead.target_begin, j);
      if (bead.is_gap()) {
        EXPECT_EQ(bead.source_end - bead.source_begin + bead.target_end - bead.target_begin, 1U);
      }
      i = bead.source_end;
      j = bead.target_end;
    }
    EXPECT_EQ(i, n);
    EXPECT_EQ(j, m);
  }
}

TEST(BeadSearch, ABandThatHoldsTheBestPathGivesTheSamePath) {
  std::mt19937 random(7);
  AlignWeights weights;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> lines(30);
    for (auto& line : lines) line = random_line(random);
    const TokenizedDocument source = tokens_of(lines);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(random() % 25));
    const TokenizedDocument target = tokens_of(lines);
    const TextModel model{Lexicon::from_spelling(source, target),
                          LengthModel(source.lengths, target.lengths)};
    const BeadPriors priors(weights);
    BeadScorer scorer(source, target, model, weights, weights.path, largest_bead_side);
    const auto whole = find_best_beads(scorer, full_band(30, 29), priors, 3);
    std::vector<GridPoint> path{{0, 0}};
    for (const Bead& bead : whole) path.push_back({bead.source_end, bead.target_end});
    const auto banded = find_best_beads(scorer, band_around(path, 6), priors, 3);
    ASSERT_EQ(banded.size(), whole.size());
    for (std::size_t k = 0; k < whole.size(); ++k) {
      EXPECT_EQ(banded[k].source_end, whole[k].source_end);
      EXPECT_EQ(banded[k].target_end, whole[k].target_end);
    }
  }
}

}  // namespace
}  // namespace calque
