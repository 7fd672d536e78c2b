// SentencePiece models that were written here, read by the library.
#include <gtest/gtest.h>

#include "embed/sentencepiece_writer.h"
#include "embed/tokenizer.h"
#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

class SentencePiece : public testing::Test {
 protected:
  // Numbers in the model: <unk> 0, <s> 1, </s> 2, then these; as in XLM-R one more each.
  std::unique_ptr<Tokenizer> tokenizer() const {
    return load_sentencepiece(folder_.write(
        "model",
        sentencepiece_model({{"▁the", -1}, {"▁cat", -2}, {"▁", -3}, {"s", -4}, {"1", -5}})));
  }
  TemporaryFolder folder_;
};

using Numbers = std::vector<std::int32_t>;

TEST_F(SentencePiece, PiecesHaveTheNumbersOfXlmR) {
  const auto made = tokenizer();
  EXPECT_EQ(made->encode("the cats"), (Numbers{4, 5, 7}));
  EXPECT_EQ(made->size(), 9U);
  EXPECT_TRUE(made->encode("").empty());
}

TEST_F(SentencePiece, WhatIsNotKnownIsThree) {
  EXPECT_EQ(tokenizer()->encode("the ж"), (Numbers{4, 6, 3}));
}

TEST_F(SentencePiece, TextIsNormalised) {
  const auto made = tokenizer();
  EXPECT_EQ(made->encode("  the\u3000 ｃａｔ "), (Numbers{4, 5}));  // wide letters and spaces
  EXPECT_EQ(made->encode("①"), (Numbers{6, 8}));
}

TEST_F(SentencePiece, OtherNumbersCanBeAskedFor) {
  folder_.write("plain", sentencepiece_model({{"▁the", -1}}));
  EXPECT_EQ(load_sentencepiece(folder_.path("plain"), {0, 0})->encode("the ж"), (Numbers{3, 0}));
}

TEST_F(SentencePiece, AMissingOrDamagedModelIsAModelError) {
  EXPECT_THROW(load_sentencepiece(folder_.path("none")), ModelError);
  EXPECT_THROW(load_sentencepiece(folder_.write("bad", "no model")), ModelError);
  const std::string model = sentencepiece_model({{"▁the", -1}});
  EXPECT_THROW(load_sentencepiece(folder_.write("cut", model.substr(0, model.size() / 2))),
               ModelError);
}

}  // namespace
}  // namespace calque
