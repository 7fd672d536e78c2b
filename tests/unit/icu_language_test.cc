#include "align/anchors/icu_language.h"

#include <gtest/gtest.h>
#include <unicode/locid.h>

#include "align/anchors/anchor.h"
#include "support.h"

namespace calque {
namespace {

TEST(IcuLanguage, KnownLanguagesStayAndOthersAreRoot) {
  EXPECT_EQ(icu_language("fr"), "fr");
  EXPECT_EQ(icu_language("zh"), "zh");
  EXPECT_EQ(icu_language("xx"), "root");
  EXPECT_EQ(icu_language(""), "root");
}

// A bug once: Latin, for which ICU has no data, was read with the words of the user's own language.
TEST(IcuLanguage, AnchorsDoNotDependOnTheUsersLocale) {
  const Document document = test::lines_of("Roma vingt-quatre dominus 12.500 mars\n", "xx");
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale::setDefault(icu::Locale::getFrench(), status);
  const auto anchors = find_anchors(document);
  icu::Locale::setDefault(icu::Locale::getRoot(), status);
  for (const Anchor& anchor : anchors[0]) {
    EXPECT_NE(anchor.key, "24");
  }
}

}  // namespace
}  // namespace calque
