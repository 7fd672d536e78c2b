#include "langid/spans.h"

#include <gtest/gtest.h>

#include "langid/blocks.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Paragraphs by blank lines only, so that these tests do not depend on how blocks are found.
std::vector<Block> paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    const ByteRange range = trim(text, {begin, end});
    if (!range.empty()) blocks.push_back({range, BlockKind::paragraph});
    begin = end + 2;
  }
  return blocks;
}

DocumentLanguages find(std::string_view text) {
  static const std::unique_ptr<Identifier> identifier = make_stopword_identifier();
  return find_languages(text, paragraphs(text), *identifier);
}

const std::string english =
    "They said that the bridge would be closed for two weeks because of the flood. It is not "
    "known when the trains will run again.";
const std::string french =
    "Le maire a annoncé que les écoles de la ville seront fermées jusqu’à lundi. On ne sait pas "
    "encore quand les trains vont rouler.";
const std::string russian =
    "Мост закрыт со вчерашнего дня, потому что после дождей река вышла из берегов. Когда его "
    "откроют, ещё не известно.";

TEST(FindLanguages, OneLanguageIsOneSpan) {
  const std::string text = french + "\n\n" + french + "\n";
  const DocumentLanguages found = find(text);
  EXPECT_EQ(found.lang, "fr");
  ASSERT_EQ(found.spans.size(), 1U);
  EXPECT_EQ(found.spans[0].range, (ByteRange{0, text.size() - 1}));
  EXPECT_GT(found.spans[0].prob, 0.5);
  EXPECT_LE(found.spans[0].prob, 1.0);
}

TEST(FindLanguages, ParagraphsSpeakForThemselves) {
  const std::string text =
      french + "\n\n" + english + "\n\n" + french + "\n\n" + russian + "\n\n" + french;
  const DocumentLanguages found = find(text);
  EXPECT_EQ(found.lang, "fr");
  EXPECT_EQ(found.block_lang, (std::vector<std::string>{"fr", "en", "fr", "ru", "fr"}));
  ASSERT_EQ(found.spans.size(), 5U);
  EXPECT_EQ(slice(text, found.spans[1].range), english);
  EXPECT_EQ(slice(text, found.spans[3].range), russian);
}

TEST(FindLanguages, HeadingsFollowTheirDocument) {
  EXPECT_EQ(find("Transport urbain\n\n" + french).block_lang[0], "fr");
  EXPECT_EQ(find("Conclusion\n\n" + english).block_lang[0], "en");
  EXPECT_EQ(find("The end\n\n" + french + "\n\n" + french).block_lang[0], "fr");
}

TEST(FindLanguages, HeadingsInAnotherScriptDoNot) {
  const std::string lang = find("Новости\n\n" + french).block_lang[0];
  EXPECT_NE(lang, "fr");
}

TEST(FindLanguages, ShortParagraphsOnTheirOwnAreJudgedTogether) {
  const DocumentLanguages found = find("Où est la gare ?\n\nDans la rue.\n\nEt le port ?");
  EXPECT_EQ(found.lang, "fr");
  EXPECT_EQ(found.spans.size(), 1U);
}

TEST(FindLanguages, BlocksWithoutLettersBelongToTheirNeighbours) {
  const DocumentLanguages found =
      find("2018\n\n" + french + "\n\n* * *\n\n" + french + "\n\n1\n\n" + english);
  EXPECT_EQ(found.block_lang, (std::vector<std::string>{"fr", "fr", "fr", "fr", "fr", "en"}));
  EXPECT_EQ(found.spans.size(), 2U);
}

TEST(FindLanguages, NothingToReadIsUnknown) {
  const DocumentLanguages empty = find("");
  EXPECT_EQ(empty.lang, "und");
  EXPECT_TRUE(empty.spans.empty());
  EXPECT_TRUE(empty.block_lang.empty());

  const DocumentLanguages numbers = find("1, 2, 3\n\n4, 5, 6");
  EXPECT_EQ(numbers.lang, "und");
  EXPECT_EQ(numbers.prob, 0.0);
  ASSERT_EQ(numbers.spans.size(), 1U);
  EXPECT_EQ(numbers.spans[0].lang, "und");
}

TEST(FindLanguages, BoilerplateCountsLess) {
  const std::string text = french + "\n\n" + english + " " + english;
  std::vector<Block> blocks = paragraphs(text);
  const auto identifier = make_stopword_identifier();
  EXPECT_EQ(find_languages(text, blocks, *identifier).lang, "en");
  blocks[1].kind = BlockKind::boilerplate;
  EXPECT_EQ(find_languages(text, blocks, *identifier).lang, "fr");
}

TEST(Spans, AParagraphThatBeginsWithAQuotationSpeaksAsAWhole) {
  const std::string plain =
      "Le gouvernement a annoncé mardi une nouvelle loi sur le travail, et les syndicats ont "
      "appelé "
      "à la grève dans tout le pays, de Lille à Marseille, pour la fin du mois.";
  const std::string quoting =
      "« Nous ne pouvons pas accepter que les salariés de ce pays soient traités de la sorte, et "
      "nous le dirons à tous ceux qui le veulent. » That is what the leader of the union said on "
      "Tuesday, when he spoke to the reporters who had come to the old town hall in the morning. "
      "He then went on to explain that the new law would make it much easier for the owners of "
      "the mills to send their workers home, and that this was not what they had been told.";
  const auto found = find(plain + "\n\n" + quoting + "\n\n" + plain);
  EXPECT_EQ(found.block_lang, (std::vector<std::string>{"fr", "en", "fr"}));
}

}  // namespace
}  // namespace calque
