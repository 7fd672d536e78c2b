#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("urls", texts); }

TEST(Urls, that_are_changed_or_missing_are_told) {
  const auto found = test::findings(
      "urls", {"See https://example.org/a?x=1.", "Siehe https://example.org/a?x=2."});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].suggestion, "https://example.org/a?x=1");
  EXPECT_EQ(told({"Write to me@example.org", "Schreiben Sie mir"}),
            "warning: the address me@example.org is missing");
}

TEST(Urls, are_the_same_in_all_their_spellings) {
  EXPECT_EQ(told({"at https://example.org/b%C3%BCcher/", "auf www.example.org/bücher"}), "");
  EXPECT_EQ(told({"at https://xn--bcher-kva.example/", "auf https://bücher.example"}), "");
  EXPECT_EQ(told({"on https://example.org", "https://example.org'da", "en", "tr"}), "");
  EXPECT_EQ(told({"open https://example.org now", "https://example.orgを開く", "en", "ja"}), "");
}

TEST(Urls, of_another_language_are_only_an_info) {
  EXPECT_EQ(told({"https://en.wikipedia.org/wiki/Sea", "https://de.wikipedia.org/wiki/Meer"}), "");
  EXPECT_EQ(told({"https://example.org/en/docs", "https://example.org/fr/docs", "en", "fr"}), "");
}

TEST(Urls, are_not_names_and_fractions) {
  EXPECT_EQ(told({"Example.com and 3/4 and/or #sea", "Example und 3/4 bzw. #see"}), "");
}

}  // namespace
}  // namespace calque
