// A user's word list in the aligner and the miner.
#include <algorithm>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "align/miner.h"
#include "support.h"

namespace calque {
namespace {

bool has_term(const Link& link, const Document& source, const std::string& word) {
  return std::any_of(link.evidence.begin(), link.evidence.end(), [&](const Evidence& item) {
    return item.kind == EvidenceKind::term && slice(source.text, item.source) == word;
  });
}

TEST(Dictionary, LinksLinesThatNothingElseLinks) {
  const Document source = test::lines_of(
      {"Kissa nukkuu.", "Hevonen juoksee.", "Koira haukkuu.", "Lintu laulaa."}, "fi");
  const Document target = test::lines_of(
      {"The horse runs.", "Unrelated words stand here.", "The dog barks.", "The bird sings."},
      "en");
  AlignOptions options;
  options.dictionary = {{"hevonen", "horse", 1.0}, {"koira", "dog", 1.0},
                        {"lintu", "bird", 1.0},    {"juoksee", "runs", 1.0},
                        {"haukkuu", "barks", 1.0}, {"laulaa", "sings", 1.0}};
  bool found = false;
  for (const Link& link : align(source, target, options)) {
    if (link.source == std::vector<std::size_t>{1}) {
      EXPECT_EQ(link.target, std::vector<std::size_t>{0});
      found = has_term(link, source, "Hevonen");
    }
  }
  EXPECT_TRUE(found);
}

TEST(Dictionary, AnInflectedFormKeepsTheStemOfItsEntry) {
  const Document source = test::lines_of("Maksoimme sopimuksesta eilen.\n", "fi");
  const Document target = test::lines_of("We paid for the contract.\n", "en");
  AlignOptions options;
  options.dictionary = {{"sopimus", "contract", 1.0}, {"sopimuksen", "contract", 1.0}};
  const auto links = align(source, target, options);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_TRUE(has_term(links[0], source, "sopimuksesta"));
}

TEST(Dictionary, ShowsItsTermsInMinedLinks) {
  const Document source = test::lines_of(
      {"Le patron Yannick Delestre a vendu la drague en 1994.", "Il pleut.", "On attend."}, "fr");
  const Document target =
      test::lines_of({"Nothing happened.", "Yannick Delestre, the owner, sold the dredger in 1994.",
                      "It was late."},
                     "en");
  MineOptions options;
  options.dictionary = {{"drague", "dredger", 1.0}};
  const auto links = mine(source, {&target, 1}, options);
  ASSERT_FALSE(links.empty());
  EXPECT_TRUE(has_term(links[0].link, source, "drague"));
}

}  // namespace
}  // namespace calque
