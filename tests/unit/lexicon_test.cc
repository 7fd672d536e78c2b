#include "align/lexicon.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "align/anchors/anchor.h"
#include "support.h"

namespace calque {
namespace {

TokenizedDocument tokens_of(const std::vector<std::string>& lines) {
  const Document document = test::lines_of(lines);
  return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
}

std::uint32_t type_of(const TokenizedDocument& document, const std::string& key) {
  for (std::uint32_t k = 0; k < document.types.size(); ++k) {
    if (document.types[k].key == key) return k;
  }
  ADD_FAILURE() << "no token " << key;
  return 0;
}

std::vector<std::uint32_t> types_in(const TokenizedDocument& document, std::size_t segment) {
  std::vector<std::uint32_t> types;
  for (const Token& token : document.segments[segment]) types.push_back(token.type);
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

const std::vector<std::string> french = {"le chat dort",   "le chien dort",    "le chat mange",
                                         "le chien mange", "un oiseau chante", "un chat chante",
                                         "le cheval dort"};
const std::vector<std::string> english = {"the cat sleeps",  "the dog sleeps", "the cat eats",
                                          "the dog eats",    "a bird sings",   "a cat sings",
                                          "the horse sleeps"};

TEST(Lexicon, LearnsTranslationsFromBeads) {
  const TokenizedDocument source = tokens_of(french);
  const TokenizedDocument target = tokens_of(english);
  std::vector<WeightedBead> beads;
  for (std::size_t i = 0; i < french.size(); ++i)
    beads.push_back({types_in(source, i), types_in(target, i), 1.0});
  const Lexicon lexicon =
      Lexicon::from_spelling(source, target).learned_from(beads, source, target);
  const auto ratio = [&](const char* s, const char* t) {
    return lexicon.ratio(type_of(source, s), type_of(target, t));
  };
  EXPECT_GT(ratio("chat", "cat"), ratio("chat", "the"));
  EXPECT_GT(ratio("chat", "cat"), ratio("chat", "sleeps"));
  EXPECT_GT(ratio("dort", "sleeps"), ratio("dort", "cat"));
}

TEST(Lexicon, DoesNotLearnFromWhatIsSeenOnce) {
  const TokenizedDocument source = tokens_of(french);
  const TokenizedDocument target = tokens_of(english);
  std::vector<WeightedBead> beads{{types_in(source, 4), types_in(target, 4), 1.0}};
  const Lexicon lexicon =
      Lexicon::from_spelling(source, target).learned_from(beads, source, target);
  EXPECT_EQ(lexicon.ratio(type_of(source, "oiseau"), type_of(target, "bird")), 0.0F);
}

TEST(Lexicon, EqualAndSimilarSpellingsAreInFromTheStart) {
  const TokenizedDocument source =
      tokens_of({"Ruddarraju dirige le projet de recherche", "Москва"});
  const TokenizedDocument target = tokens_of({"Ruddarraju leads the research project", "Moskva"});
  const Lexicon lexicon = Lexicon::from_spelling(source, target);
  EXPECT_GT(lexicon.ratio(type_of(source, "ruddarraju"), type_of(target, "ruddarraju")), 2.0F);
  EXPECT_GT(lexicon.ratio(type_of(source, "москва"), type_of(target, "moskva")), 2.0F);
  EXPECT_EQ(lexicon.ratio(type_of(source, "dirige"), type_of(target, "leads")), 0.0F);
  EXPECT_GT(lexicon.source_rate(type_of(source, "ruddarraju")), 0.5);
  EXPECT_EQ(lexicon.source_rate(type_of(source, "dirige")), 0.0);
}

}  // namespace
}  // namespace calque
