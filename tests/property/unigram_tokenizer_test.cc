// Our own cut of SentencePiece's unigram models against libsentencepiece.
#include "embed/unigram_tokenizer.h"

#include <map>
#include <random>

#include <gtest/gtest.h>
#include <sentencepiece_processor.h>

#include "embed/sentencepiece_writer.h"

namespace calque {
namespace {

// Characters that the map of nmt_nfkc changes, drops or makes spaces of, others, and broken bytes.
std::string random_text(std::mt19937& random, std::size_t longest) {
  static const std::vector<std::string> letters = {
      "a",      "b", "c",    "é",    "e\u0301", "字",     "▁",      "ｆ",
      "①",      "ﬁ", " ",    " ",    "\u3000",  "\u200B", "\u00AD", "\t",
      "\u0651", "़",  "\x01", "\xFF", "～",      "ж",      "\uFFFD", "\xE5\xAD"};
  std::string text;
  for (std::size_t left = random() % (longest + 1); left > 0; --left) {
    text += letters[random() % letters.size()];
  }
  return text;
}

std::string random_model(std::mt19937& random) {
  static const std::vector<std::string> parts = {"a", "b", "c", "é", "字", "▁", "f", "1", "ж", "ّ"};
  std::map<std::string, float> vocabulary;
  for (std::size_t i = 0; i < 3 + random() % 20; ++i) {
    std::string piece;
    for (std::size_t left = 1 + random() % 3; left > 0; --left) {
      piece += parts[random() % parts.size()];
    }
    // Few values, so that many cuts are equally good.
    vocabulary[piece] = -0.1F * static_cast<float>(1 + random() % 7);
  }
  std::vector<ScoredPiece> pieces;
  for (const auto& [piece, score] : vocabulary) pieces.push_back({piece, score});
  std::shuffle(pieces.begin(), pieces.end(), random);
  return sentencepiece_model(pieces);
}

TEST(UnigramTokenizer, CutsAsTheLibraryDoes) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const std::string model = random_model(random);
    sentencepiece::SentencePieceProcessor library;
    ASSERT_TRUE(library.LoadFromSerializedProto(model).ok());
    const auto own = read_unigram_tokenizer(model, {0, 0});
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->size(), static_cast<std::size_t>(library.GetPieceSize()));
    for (int i = 0; i < 500; ++i) {
      const std::string text = random_text(random, 12);
      std::vector<int> wanted;
      ASSERT_TRUE(library.Encode(text, &wanted).ok());
      EXPECT_EQ(own->encode(text), std::vector<std::int32_t>(wanted.begin(), wanted.end()))
          << testing::PrintToString(text);
    }
  }
}

TEST(UnigramTokenizer, ADamagedModelIsNone) {
  const std::string model = sentencepiece_model({{"▁the", -1}, {"s", -2}});
  ASSERT_NE(read_unigram_tokenizer(model, {}), nullptr);
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {  // never a crash, whatever the bytes are
    std::string damaged = model;
    for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (const auto made = read_unigram_tokenizer(damaged, {})) {
      EXPECT_LE(made->encode("the ①ﬁ～ s").size(), 40U);
    }
  }
  EXPECT_EQ(read_unigram_tokenizer("", {}), nullptr);
  EXPECT_EQ(read_unigram_tokenizer(model.substr(0, model.size() / 2), {}), nullptr);
}

}  // namespace
}  // namespace calque
