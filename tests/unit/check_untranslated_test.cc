#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

// Knows German by one word.
class GermanOrNot : public Identifier {
 public:
  Identification identify(std::string_view text) const override {
    const bool german = text.find(" nicht ") != text.npos;
    return {german ? "de" : "fr", "Latn", 0.9};
  }
  std::vector<Identification> candidates(std::string_view text, std::size_t) const override {
    return {identify(text)};
  }
  Opinion glance(std::string_view, const std::string&) const override { return Opinion::silent; }
  Opinion glance_at_parts(std::string_view, const std::string&) const override {
    return Opinion::silent;
  }
  bool confirms(std::string_view, const std::string&) const override { return false; }
};

const GermanOrNot identifier;

std::string told(const std::string& check, const test::Pair& pair, const std::string& source = "en",
                 const std::string& target = "fr") {
  return test::told_of_one(check, pair, source, target, {&identifier, nullptr, false, {}});
}

TEST(Untranslated, the_same_words_on_both_sides_are_told) {
  EXPECT_EQ(told("untranslated", {"Where is the next ferry?", "Where is the next ferry?"}),
            "error: the translation is the same as the source");
}

TEST(Untranslated, names_codes_and_variants_of_a_language_may_be_the_same) {
  EXPECT_EQ(told("untranslated", {"Ada Lamont", "Ada Lamont"}), "");
  EXPECT_EQ(told("untranslated", {"OK", "OK"}), "");
  EXPECT_EQ(told("untranslated", {"https://example.org/a?b=c", "https://example.org/a?b=c"}), "");
  EXPECT_EQ(told("untranslated", {"Where is the next ferry?", "Where is the next ferry?"}, "en-US",
                 "en-GB"),
            "");
}

TEST(Language, of_the_translation_is_compared_with_the_one_it_should_have) {
  const std::string german = "Das Boot ist nicht da und wir wissen auch nicht, wann es kommt.";
  EXPECT_EQ(told("language", {"The boat is not here and we do not know when it comes.", german}),
            "warning: the translation seems to be in another language (de)");
  EXPECT_EQ(told("language", {"The boat is not here and we do not know when it comes.",
                              "Le bateau n’est pas là et nous ne savons pas quand il vient."}),
            "");
}

}  // namespace
}  // namespace calque
