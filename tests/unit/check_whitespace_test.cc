#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) {
  return test::told("whitespace", texts, Severity::info);
}

TEST(Whitespace, of_line_breaks_at_the_ends_must_stay) {
  EXPECT_EQ(told({"Read\n", "Lesen"}), "warning: the line breaks at the end differ");
  EXPECT_EQ(told({"Read", "\nLesen"}), "warning: the line breaks at the beginning differ");
}

TEST(Whitespace, of_spaces_is_an_info) {
  EXPECT_EQ(told({"Name: ", "Name:"}), "info: the spaces at the end differ");
  EXPECT_EQ(told({"Name: ", "名前：", "en", "ja"}), "");
  EXPECT_EQ(told({"cold wind", "kalter  Wind"}), "info: more than one space");
  EXPECT_EQ(told({"cold  wind", "kalter  Wind"}), "");
}

TEST(Whitespace, of_other_kinds_within_a_text_is_fine) {
  EXPECT_EQ(told({"5 km!", "5\u00A0km\u202F!", "en", "fr"}), "");
}

}  // namespace
}  // namespace calque
