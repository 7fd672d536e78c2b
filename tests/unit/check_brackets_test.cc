#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("brackets", texts); }

TEST(Brackets, that_do_not_pair_are_told) {
  EXPECT_EQ(told({"The sea (cold)", "Das Meer (kalt"}), "warning: the bracket ( is not closed");
  EXPECT_EQ(told({"The sea [cold]", "Das Meer kalt]"}), "warning: the bracket ] was not opened");
  EXPECT_EQ(told({"The sea (cold)", "海（冷たい", "en", "ja"}),
            "warning: the bracket （ is not closed");
}

TEST(Brackets, of_two_widths_pair) {
  EXPECT_EQ(told({"The sea (cold)", "海（冷たい)", "en", "ja"}), "");
}

TEST(Brackets, of_enumerations_and_smileys_are_none) {
  EXPECT_EQ(told({"a) sea, 2) wind :-)", "a) Meer, 2) Wind :-)"}), "");
  EXPECT_EQ(told({"First, sea", "a) Meer ;)"}), "");
}

TEST(Brackets, of_a_source_that_does_not_pair_are_nobodys_fault) {
  EXPECT_EQ(told({"sea (cold", "Meer (kalt"}), "");
}

}  // namespace
}  // namespace calque
