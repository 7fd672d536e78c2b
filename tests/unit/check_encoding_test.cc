#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("encoding", texts); }

TEST(Encoding, that_was_wrong_is_repaired) {
  const auto found = test::findings("encoding", {"summer", "Ã©tÃ© au port", "en", "fr"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].suggestion, "é");
  EXPECT_EQ(told({"it's", "lâ€™eau", "en", "fr"}),
            "warning: â€™ was read in a wrong encoding, and is ’");
}

TEST(Encoding, of_letters_that_belong_there_is_right) {
  EXPECT_EQ(told({"tomorrow", "“MANHÔ e SÃO", "en", "pt"}), "");
  EXPECT_EQ(told({"coffee", "“CAFÉ” à la carte", "en", "fr"}), "");
}

TEST(Encoding, has_no_lost_and_unseen_characters) {
  EXPECT_EQ(told({"sea", "M\uFFFDer"}), "warning: a character was lost (U+FFFD)");
  EXPECT_EQ(told({"sea", "Me\u202Eer"}), "warning: a character that nobody sees: U+202E");
  EXPECT_EQ(told({"I go", "می\u200Cروم", "en", "fa"}), "");
  EXPECT_EQ(told({"family", "👨\u200D👩"}), "");
  EXPECT_EQ(told({"sea", "\u200Fים", "en", "he"}), "");
}

TEST(Encoding, has_no_letters_of_another_alphabet) {
  const auto found = test::findings("encoding", {"harbour", "гaвань", "en", "ru"});  // Latin a
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].suggestion, "гавань");
  EXPECT_EQ(told({"harbour", "Hafеn"}), "warning: Hafеn mixes letters of two alphabets");
  EXPECT_EQ(told({"on Facebook", "в Facebookе", "en", "ru"}), "");
  EXPECT_EQ(told({"5 μm", "5 μm und β-Welle"}), "");
}

TEST(Encoding, composes_letters_with_their_accents) {
  const auto found = test::findings("encoding", {"sea", "e\u0301té", "en", "fr"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::info);
  EXPECT_EQ(found[0].suggestion, "é");
}

}  // namespace
}  // namespace calque
