// What the scorer remembers and adds up, against the same from scratch.
#include "align/bead_scorer.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

constexpr std::size_t largest = BeadScorer::largest_side;

TokenizedDocument random_text(std::mt19937& random, std::size_t lines) {
  static const char* words[] = {"alpha", "bravo", "carbon", "delta", "ember", "fjord"};
  std::vector<std::string> text(lines);
  for (std::string& line : text) {
    for (auto count = 1 + random() % 6; count > 0; --count)
      line += std::string(words[random() % 6]) + ' ';
  }
  const Document document = test::lines_of(text);
  return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
}

SentenceVectors random_vectors(std::mt19937& random, std::size_t rows) {
  constexpr std::size_t dimension = 24;
  std::normal_distribution<float> normal;
  SentenceVectors vectors{dimension, {}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    float square = 0.0F;
    for (std::size_t d = 0; d < dimension; ++d) {
      vectors.values.push_back(normal(random));
      square += vectors.values.back() * vectors.values.back();
    }
    for (std::size_t d = 0; d < dimension; ++d)
      vectors.values[i * dimension + d] /= std::sqrt(square);
    vectors.weights.push_back(1.0F + static_cast<float>(random() % 50));
  }
  return vectors;
}

struct Texts {
  TokenizedDocument source;
  TokenizedDocument target;

  explicit Texts(std::mt19937& random)
      : source(random_text(random, 12)), target(random_text(random, 14)) {
    std::tie(source.vectors, target.vectors) =
        prepare_vectors(random_vectors(random, 12), random_vectors(random, 14));
  }

  TextModel model() const {
    return {Lexicon::from_spelling(source, target), LengthModel(source.lengths, target.lengths),
            SimilarityModel(source.vectors, target.vectors)};
  }
};

// Calls `judge` with every bead that ends in a prepared row.
template <typename Judge>
void for_each_bead(BeadScorer& scorer, const Texts& texts, Judge&& judge) {
  const std::size_t columns = texts.target.segments.size();
  for (std::size_t row = 0; row < texts.source.segments.size(); ++row) {
    scorer.prepare(row, 0, columns);
    for (std::size_t column = 0; column < columns; ++column) {
      for (std::size_t a = 1; a <= std::min(largest, row + 1); ++a) {
        for (std::size_t b = 1; b <= std::min(largest, column + 1); ++b) judge(row, a, column, b);
      }
    }
  }
}

TEST(BeadScorer, CosinesAreThoseOfSummedVectors) {
  std::mt19937 random(3);
  for (int round = 0; round < 3; ++round) {
    const Texts texts(random);
    const TextModel model = texts.model();
    const AlignWeights weights;
    BeadScorer scorer(texts.source, texts.target, model, weights, weights.path, largest);
    for_each_bead(
        scorer, texts, [&](std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
          EXPECT_NEAR(scorer.cosine(row, a, column, b),
                      bead_cosine(texts.source.vectors, row, a, texts.target.vectors, column, b),
                      1e-4);
        });
  }
}

TEST(BeadScorer, AScoreDoesNotDependOnWhatWasAskedBefore) {
  std::mt19937 random(4);
  const Texts texts(random);
  const TextModel model = texts.model();
  const AlignWeights& weights = default_align_weights_vectors();
  BeadScorer scorer(texts.source, texts.target, model, weights, weights.path, largest);
  for_each_bead(
      scorer, texts, [&](std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
        BeadScorer fresh(texts.source, texts.target, model, weights, weights.path, largest);
        for (std::size_t i = row + 1 - a; i <= row; ++i)
          fresh.prepare(i, 0, texts.target.segments.size());
        EXPECT_NEAR(fresh.score(row, a, column, b), scorer.score(row, a, column, b), 1e-4);
      });
}

TEST(BeadScorer, AScoreIsTheWeightedSumOfTheFeatures) {
  std::mt19937 random(5);
  const Texts texts(random);
  const TextModel model = texts.model();
  AlignWeights weights;
  for (std::size_t k = 0; k < bead_features; ++k) {
    weights.path.features.fill(0.0);
    weights.path.features[k] = 2.0;
    BeadScorer scorer(texts.source, texts.target, model, weights, weights.path, largest);
    scorer.prepare(0, 0, texts.target.segments.size());
    scorer.prepare(1, 0, texts.target.segments.size());
    EXPECT_NEAR(scorer.score(1, 2, 3, 2), 2.0 * scorer.features(1, 2, 3, 2)[k], 1e-9)
        << bead_feature_names()[k];
  }
}

TEST(BeadScorer, TheFittedWeightsNameFeaturesThatThereAre) {
  for (const AlignWeights* weights : {&default_align_weights(), &default_align_weights_vectors(),
                                      &default_align_weights_static()}) {
    EXPECT_NE(weights->path.features[bead::tokens], 0.0);
    EXPECT_NE(weights->learning.features[bead::tokens], 0.0);
    EXPECT_NE(weights->path.features[bead::length], 0.0);
  }
  EXPECT_EQ(bead_feature_names().size(), bead_features);
  EXPECT_EQ(bead_feature_names()[bead::corners_in_order], "corners_in_order");
  EXPECT_EQ(bead_feature_names()[bead::ratio], "ratio");
}

}  // namespace
}  // namespace calque
