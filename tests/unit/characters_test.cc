// The table of characters against ICU, for all of Unicode.
#include "text/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace calque {
namespace {

TEST(Traits, AreThoseOfIcu) {
  for (UChar32 c = 0; c < 0x110000; ++c) {
    const Traits traits = traits_of(static_cast<char32_t>(c));
    UErrorCode status = U_ZERO_ERROR;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    ASSERT_EQ(traits.category(), static_cast<unsigned>(u_charType(c))) << c;
    ASSERT_EQ(traits.script(), static_cast<unsigned>(uscript_getScript(c, &status))) << c;
    ASSERT_EQ(traits.sentence_break(),
              static_cast<unsigned>(u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)))
        << c;
    ASSERT_EQ(traits.is(Traits::terminator), u_hasBinaryProperty(c, UCHAR_S_TERM) != 0) << c;
    ASSERT_EQ(traits.is(Traits::wide), width == U_EA_WIDE) << c;
    ASSERT_EQ(traits.is(Traits::full_width), width == U_EA_FULLWIDTH) << c;
  }
}

TEST(Traits, BeyondUnicodeThereAreNone) {
  EXPECT_EQ(traits_of(0x110000).category(), 0U);
  EXPECT_EQ(traits_of(0xFFFFFFFF).script(), 0U);
}

TEST(Traits, OnlyCapitalsHaveASmallLetter) {  // clean_text() asks no others
  for (UChar32 c = 0; c < 0x110000; ++c) {
    const auto letter = static_cast<char32_t>(c);
    if (is_letter(letter) && !is_upper(letter)) {
      ASSERT_EQ(u_tolower(c), c) << c;
    }
  }
}

TEST(Traits, MarksStandInNoBlockThatIsPassedOver) {  // text/sieve.h
  const auto is_mark = [](char32_t c) {
    const Traits traits = traits_of(c);
    return traits.is(Traits::terminator) || traits.in_category(U_GC_PS_MASK | U_GC_PE_MASK) ||
           traits.in_category(U_GC_LU_MASK | U_GC_LT_MASK) || traits.sentence_break() == U_SB_SEP ||
           traits.sentence_break() == U_SB_ATERM || traits.sentence_break() == U_SB_STERM;
  };
  for (char32_t c = 0x4000; c < 0xA000; ++c) ASSERT_FALSE(is_mark(c)) << static_cast<unsigned>(c);
  for (char32_t c = 0xB000; c < 0xD000; ++c) ASSERT_FALSE(is_mark(c)) << static_cast<unsigned>(c);
}

}  // namespace
}  // namespace calque
