#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

TEST(Consistency, of_a_source_in_two_translations_is_told_at_the_later_one) {
  const auto told = test::told_of("consistency", {{"Open the file", "Ouvrir le fichier"},
                                                  {"Open  the file", "Ouvrez le fichier"},
                                                  {"Open the file", "Ouvrir  le fichier"}});
  EXPECT_EQ(told[1], "warning: the same source is translated in another way in unit 1");
  EXPECT_EQ(told[2], "");  // white space aside the first one
}

TEST(Consistency, of_a_translation_for_two_sources_is_an_info) {
  const auto told = test::told_of("consistency", {{"Open the file", "Ouvrir le fichier"},
                                                  {"Load a file", "Ouvrir le fichier"},
                                                  {"Open", "Ouvrir"},
                                                  {"Unlock", "Ouvrir"}});
  EXPECT_EQ(told[1], "info: another source has the same translation in unit 1");
  EXPECT_EQ(told[3], "");  // a word may stand for two
}

TEST(Duplicates, are_told_at_the_later_pair) {
  const auto told =
      test::told_of("duplicates", {{"Open", "Ouvrir"}, {"Close", "Fermer"}, {"Open", "Ouvrir"}});
  EXPECT_EQ(told, (std::vector<std::string>{"", "", "info: the same pair stands in unit 1"}));
}

TEST(Length, beyond_the_room_that_a_unit_has_is_told) {
  std::vector<Finding> found;
  Checker checker({}, [&](const Unit&, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
      if (finding.check == "length") found.push_back(finding);
  });
  Unit unit;
  unit.source.text = "Quay";
  unit.target = TaggedText{"Débarcadère"};
  unit.flags = {"c-format", "max-length:6"};
  checker.add(unit);
  unit.flags = {"max-length:11"};
  checker.add(unit);
  checker.finish();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.english(), "11 characters, but there is room for 6");
  EXPECT_EQ(slice(unit.target->text, found[0].target), "adère");
}

TEST(Checks, units_that_are_not_to_be_translated_are_passed_over) {
  std::size_t found = 0;
  Checker checker({}, [&](const Unit&, const std::vector<Finding>& all) { found += all.size(); });
  Unit unit;
  unit.source.text = "HB-2026 {code}";
  unit.translatable = false;
  checker.add(unit);
  unit.translatable = true;
  checker.finish();
  EXPECT_EQ(found, 0U);
  checker.add(unit);
  checker.finish();
  EXPECT_EQ(found, 1U);
}

}  // namespace
}  // namespace calque
