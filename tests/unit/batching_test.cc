// Sentences in batches, with a tokenizer and a network that are easy to follow.
#include "embed/batching.h"

#include <atomic>
#include <cmath>
#include <limits>
#include <mutex>
#include <random>

#include <gtest/gtest.h>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::size_t width = 4;

// A piece for each byte.
class Bytes : public Tokenizer {
 public:
  std::vector<std::int32_t> encode(std::string_view text) const override {
    return {text.begin(), text.end()};
  }
  std::size_t size() const override { return 256; }
};

// The mean over the tokens of (1, id, id squared, 0), so that padding would show.
class Moments : public BatchModel {
 public:
  std::size_t dimension() const override { return width; }
  std::size_t streams() const override { return 4; }
  void run(const TokenBatch& batch, std::span<float> vectors) const override {
    rows += batch.rows;
    {
      const std::lock_guard lock(mutex);
      largest = std::max(largest, batch.rows * batch.length);
      longest = std::max(longest, batch.length);
    }
    for (std::size_t row = 0; row < batch.rows; ++row) {
      double sums[width] = {};
      double count = 0;
      for (std::size_t t = row * batch.length; t < (row + 1) * batch.length; ++t) {
        if (batch.mask[t] == 0) continue;
        const auto id = static_cast<double>(batch.ids[t]) / 100;
        count += 1;
        sums[0] += 1;
        sums[1] += id;
        sums[2] += id * id;
      }
      for (std::size_t k = 0; k < width; ++k) {
        vectors[row * width + k] = static_cast<float>(sums[k] / count);
      }
    }
    if (spoilt) vectors[0] = value;
  }
  mutable std::mutex mutex;
  mutable std::atomic<std::size_t> rows = 0;
  mutable std::size_t largest = 0;
  mutable std::size_t longest = 0;
  bool spoilt = false;
  float value = 0;
};

const InputForm form{"q: ", {0, 2, 1}, 64};

SentenceVectors encode(const std::vector<std::string>& sentences, const Moments& model,
                       const EncodeOptions& options = {}) {
  const std::vector<std::string_view> views(sentences.begin(), sentences.end());
  return encode_in_batches(views, Bytes(), model, form, options, "model");
}

std::vector<std::string> random_sentences(std::size_t count, std::size_t longest) {
  std::mt19937 random(7);
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text(1 + random() % longest, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 26);
    sentences.push_back(text);
  }
  return sentences;
}

TEST(Batching, ASentenceHasTheSameRowAloneAndAmongOthers) {
  const auto sentences = random_sentences(300, 50);
  const SentenceVectors all = encode(sentences, Moments());
  ASSERT_EQ(all.rows(), sentences.size());
  for (std::size_t i = 0; i < sentences.size(); i += 17) {
    const SentenceVectors alone = encode({sentences[i]}, Moments());
    EXPECT_FLOAT_EQ(alone.weights[0], all.weights[i]);
    for (std::size_t k = 0; k < width; ++k) EXPECT_FLOAT_EQ(alone.row(0)[k], all.row(i)[k]);
  }
}

TEST(Batching, ThreadsDoNotChangeTheResult) {
  const auto sentences = random_sentences(500, 150);
  const SentenceVectors one = encode(sentences, Moments(), {1, {}});
  const SentenceVectors four = encode(sentences, Moments(), {4, {}});
  EXPECT_EQ(one.values, four.values);
  EXPECT_EQ(one.weights, four.weights);
}

TEST(Batching, IdenticalSentencesAreEncodedOnce) {
  const Moments model;
  const SentenceVectors vectors = encode({"abc", "x", "abc", "abc", "x"}, model);
  EXPECT_EQ(model.rows, 2U);
  EXPECT_EQ(vectors.rows(), 5U);
  EXPECT_TRUE(std::equal(vectors.row(0).begin(), vectors.row(0).end(), vectors.row(3).begin()));
  EXPECT_EQ(vectors.weights[1], vectors.weights[4]);
}

TEST(Batching, ABlankSentenceHasARowOfZeros) {
  const Moments model;
  const SentenceVectors vectors = encode({"", "abc", " \t"}, model);
  EXPECT_EQ(model.rows, 1U);
  EXPECT_EQ(vectors.weights[0], 0);
  EXPECT_EQ(vectors.weights[2], 0);
  EXPECT_GT(vectors.weights[1], 0);
  for (const float value : vectors.row(0)) EXPECT_EQ(value, 0);
}

TEST(Batching, RowsHaveLengthOneAndWeightsCountTokens) {
  const SentenceVectors vectors = encode({"aaaa", "aaaaaaaa"}, Moments());
  for (std::size_t i = 0; i < 2; ++i) {
    double square = 0;
    for (const float value : vectors.row(i)) square += static_cast<double>(value) * value;
    EXPECT_NEAR(square, 1, 1e-6);
  }
  EXPECT_GT(vectors.weights[1], 1.9F * vectors.weights[0]);
}

TEST(Batching, LongTextsAreCutIntoWindowsThatAreAveraged) {
  const Moments model;
  // 118 pieces: two windows of 59, which with 3 of the prefix and 2 around them are 64.
  const std::string text = std::string(59, 'a') + std::string(59, 'k');
  const SentenceVectors whole = encode({text}, model);
  EXPECT_EQ(model.rows, 2U);
  EXPECT_EQ(model.longest, form.max_tokens);
  const SentenceVectors halves = encode({std::string(59, 'a'), std::string(59, 'k')}, Moments());
  double square = 0;
  float sum[width] = {};
  for (std::size_t k = 0; k < width; ++k) {
    sum[k] = halves.weights[0] * halves.row(0)[k] + halves.weights[1] * halves.row(1)[k];
    square += static_cast<double>(sum[k]) * sum[k];
  }
  EXPECT_NEAR(whole.weights[0], std::sqrt(square), 1e-3);
  for (std::size_t k = 0; k < width; ++k) {
    EXPECT_NEAR(whole.row(0)[k], sum[k] / std::sqrt(square), 1e-6);
  }
}

TEST(Batching, AVeryLongTextIsEncodedInBoundedPieces) {
  const Moments model;
  const SentenceVectors vectors = encode({std::string(100000, 'z')}, model);
  EXPECT_EQ(vectors.rows(), 1U);
  EXPECT_LE(model.longest, form.max_tokens);
  EXPECT_LE(model.largest, 4096U);
}

TEST(Batching, ValuesThatAreNoNumbersAreAnError) {
  for (const float value :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    Moments model;
    model.spoilt = true;
    model.value = value;
    EXPECT_THROW(encode({"abc"}, model), ModelError);
    EXPECT_THROW(encode(random_sentences(400, 40), model, {4, {}}), ModelError);
  }
}

TEST(Batching, ProgressGrowsUpToTheNumberOfSentences) {
  auto sentences = random_sentences(400, 90);
  sentences.push_back(sentences.front());
  sentences.emplace_back();
  std::vector<std::size_t> told;
  encode(sentences, Moments(), {4, [&](std::size_t done) { told.push_back(done); }});
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(told.back(), sentences.size());
}

TEST(Batching, NoSentencesGiveNoRows) {
  const SentenceVectors vectors = encode({}, Moments());
  EXPECT_TRUE(vectors.empty());
  EXPECT_EQ(vectors.dimension, width);
}

}  // namespace
}  // namespace calque
