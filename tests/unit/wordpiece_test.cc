#include <gtest/gtest.h>

#include "embed/tokenizer.h"
#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

using Numbers = std::vector<std::int32_t>;

class WordPiece : public testing::Test {
 protected:
  std::unique_ptr<Tokenizer> tokenizer(bool lowercase = false) const {
    return load_wordpiece(folder_.write("vocab.txt",
                                        "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##able\n##a\nUn\ncafé\n"
                                        "cafe\n,\n港\n口\n##b\n"),
                          lowercase);
  }
  TemporaryFolder folder_;
};

TEST_F(WordPiece, TakesTheLongestPieceEachTime) {
  EXPECT_EQ(tokenizer()->encode("unable una"), (Numbers{4, 5, 4, 6}));
}

TEST_F(WordPiece, AWordThatCannotBePutTogetherIsUnknown) {
  EXPECT_EQ(tokenizer()->encode("un unx una"), (Numbers{4, 1, 4, 6}));
  EXPECT_EQ(tokenizer()->encode("un" + std::string(200, 'a')), (Numbers{1}));
}

TEST_F(WordPiece, PunctuationAndHanCharactersStandAlone) {
  EXPECT_EQ(tokenizer()->encode("un,una港口un"), (Numbers{4, 10, 4, 6, 11, 12, 4}));
}

TEST_F(WordPiece, SpacesAndControlCharactersAreNoPieces) {
  EXPECT_EQ(tokenizer()->encode("\u00A0un\u200B\tuna\n"), (Numbers{4, 4, 6}));
  EXPECT_TRUE(tokenizer()->encode(" ").empty());
}

TEST_F(WordPiece, CaseAndAccentsGoIfAskedFor) {
  EXPECT_EQ(tokenizer()->encode("Un café"), (Numbers{7, 8}));
  EXPECT_EQ(tokenizer(true)->encode("Un CAFÉ"), (Numbers{4, 9}));
}

TEST_F(WordPiece, SpecialPiecesAreFoundInTheVocabulary) {
  const auto special = tokenizer()->special_numbers();
  ASSERT_TRUE(special);
  EXPECT_EQ(special->begin, 2);
  EXPECT_EQ(special->end, 3);
  EXPECT_EQ(special->padding, 0);
  EXPECT_EQ(tokenizer()->size(), 14U);
}

TEST_F(WordPiece, AFileThatIsNoVocabularyIsAModelError) {
  EXPECT_THROW(load_wordpiece(folder_.path("none")), ModelError);
  EXPECT_THROW(load_wordpiece(folder_.write("words", "a\nb\n")), ModelError);
}

}  // namespace
}  // namespace calque
