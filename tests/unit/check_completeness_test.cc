#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

// Enough units to learn what is usual from.
std::vector<test::Pair> usual() {
  std::vector<test::Pair> pairs;
  for (int i = 0; i < 20; ++i) {
    pairs.push_back({"The small ferry leaves from the northern quay every morning at dawn.",
                     "Le petit bac part du quai nord chaque matin au lever du jour."});
  }
  return pairs;
}

std::string told_of_last(const std::string& check, const test::Pair& pair) {
  std::vector<test::Pair> pairs = usual();
  pairs.push_back(pair);
  return test::told_of(check, pairs).back();
}

const test::Pair whole = {
    "The harbour master closed the quay in the morning, because the storm had torn two boats "
    "loose, "
    "and nobody was allowed to leave the island before the evening.",
    "La capitaine du port a fermé le quai dans la matinée, car la tempête avait arraché deux "
    "bateaux, "
    "et personne n’a pu quitter l’île avant le soir."};

TEST(Completeness, whole_translations_are_no_findings) {
  EXPECT_EQ(told_of_last("omission", whole), "");
  EXPECT_EQ(told_of_last("addition", whole), "");
}

TEST(Completeness, a_translation_that_ends_early_is_an_omission) {
  EXPECT_EQ(told_of_last("omission", {whole.source, whole.target.substr(0, 50) + "."}),
            "warning: the translation is much shorter than usual: something may be missing");
}

TEST(Completeness, a_sentence_more_is_an_addition) {
  EXPECT_EQ(told_of_last("addition", {whole.source,
                                      whole.target + " Les autres habitants, eux, ont attendu dans "
                                                     "la grande salle de la mairie jusqu’à la fin "
                                                     "de l’alerte, puis ils sont rentrés."}),
            "warning: the translation is much longer than usual: something may have been added");
}

TEST(Completeness, languages_of_few_characters_are_measured_by_what_they_say) {
  EXPECT_EQ(test::told_of_one("omission",
                              {"The ferry leaves from the northern quay every morning.",
                               "フェリーは毎朝北の岸壁から出発します。"},
                              "en", "ja"),
            "");
}

}  // namespace
}  // namespace calque
