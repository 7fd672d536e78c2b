#include "text/charset.h"

#include <string>

#include <boost/locale/encoding.hpp>
#include <gtest/gtest.h>

namespace calque {
namespace {

const std::string french =
    "À l’été, Voilà déjà trois ans que l’évêque n’était pas allé à Paris.\n"
    "« Où sont passés les élèves ? » demandait-il à sa sœur.\n";

const std::string russian =
    "Сегодня в городе открылась выставка молодых художников.\n"
    "На ней можно увидеть более двухсот картин и рисунков.\n";

std::string utf16(const std::string& text, bool little, bool mark) {
  const std::u16string wide = boost::locale::conv::utf_to_utf<char16_t>(text);
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  if (mark) put(0xFEFF);
  for (const char16_t unit : wide) put(unit);
  return bytes;
}

DecodedText decode_plain(const std::string& bytes) { return decode(bytes, "file.txt", {}); }

// The error that decoding gives; fails the test when there is none.
InputError error_of(const std::string& bytes, const DecodeOptions& options = {}) {
  try {
    decode(bytes, "file.txt", options);
  } catch (const InputError& error) {
    return error;
  }
  ADD_FAILURE() << "no error";
  return {{}, ""};
}

TEST(Charset, leaves_utf8_alone) {
  const DecodedText decoded = decode_plain(french);
  EXPECT_EQ(decoded.text, french);
  EXPECT_EQ(decoded.charset, "UTF-8");
  EXPECT_EQ(decoded.repaired, 0U);
}

TEST(Charset, keeps_the_mark_of_utf8_so_that_offsets_hold) {
  EXPECT_EQ(decode_plain("\xEF\xBB\xBFline\n").text, "\xEF\xBB\xBFline\n");
}

TEST(Charset, reads_utf16_of_either_order_with_a_mark) {
  for (const bool little : {true, false}) {
    const DecodedText decoded = decode_plain(utf16(french, little, true));
    EXPECT_EQ(decoded.text, french);
    EXPECT_EQ(decoded.charset, little ? "UTF-16LE" : "UTF-16BE");
  }
}

TEST(Charset, reads_utf16_without_a_mark) {
  for (const std::string& text : {french, russian, std::string("Plain words.\n")}) {
    EXPECT_EQ(decode_plain(utf16(text, true, false)).text, text);
    EXPECT_EQ(decode_plain(utf16(text, false, false)).text, text);
  }
}

TEST(Charset, reads_characters_beyond_the_basic_plane_from_utf16) {
  EXPECT_EQ(decode_plain(utf16("a 😀 b", true, true)).text, "a 😀 b");
}

TEST(Charset, says_where_utf16_breaks_off) {
  std::string bytes = utf16("abc", true, true);
  bytes += '\x41';
  EXPECT_EQ(error_of(bytes).place().byte, 8U);
  EXPECT_EQ(decode(bytes, "f", {"", true}).repaired, 1U);
}

TEST(Charset, converts_latin1_text) {
  const std::string bytes = boost::locale::conv::from_utf<char>(french, "windows-1252");
  const DecodedText decoded = decode_plain(bytes);
  EXPECT_EQ(decoded.text, french);
  EXPECT_EQ(decoded.charset, "windows-1252");
}

TEST(Charset, converts_latin1_text_with_a_single_accent) {
  EXPECT_EQ(decode_plain("un caf\xE9\n").text, "un café\n");
  EXPECT_EQ(decode_plain("Il va \xE0 Paris.\n").text, "Il va à Paris.\n");
  EXPECT_EQ(decode_plain("\x93Hello,\x94 he said.\n").text, "“Hello,” he said.\n");
  EXPECT_EQ(decode_plain("It\x92s 20\xB0 outside \x96 at last.\n").text,
            "It’s 20° outside – at last.\n");
}

struct Legacy {
  std::string charset;
  std::string text;
};

class LegacyCharset : public testing::TestWithParam<Legacy> {};

TEST_P(LegacyCharset, is_recognised) {
  const auto& [charset, text] = GetParam();
  const DecodedText decoded = decode_plain(boost::locale::conv::from_utf<char>(text, charset));
  EXPECT_EQ(decoded.text, text) << decoded.charset;
}

INSTANTIATE_TEST_SUITE_P(
    All, LegacyCharset,
    testing::Values(
        Legacy{"windows-1251", russian}, Legacy{"KOI8-R", russian},
        Legacy{"Shift_JIS",
               "今日は市内で若い画家の展覧会が開かれました。多くの人が訪れています。\n"},
        Legacy{"EUC-JP", "今日は市内で若い画家の展覧会が開かれました。多くの人が訪れています。\n"},
        Legacy{"GB18030", "今天市里举办了青年画家的展览，很多人前来参观，气氛非常热烈。\n"},
        Legacy{"EUC-KR",
               "오늘 시내에서 젊은 화가들의 전시회가 열렸고 많은 사람들이 찾아왔습니다.\n"},
        Legacy{
            "windows-1250",
            "Dziś w mieście otwarto wystawę młodych malarzy, którą można oglądać także wieczorem.\n"
            "Zwiedzający mogą też porozmawiać z artystami o ich pracy i życiu.\n"},
        Legacy{"ISO-8859-7",
               "Σήμερα άνοιξε στην πόλη η έκθεση των νέων ζωγράφων και των γλυπτών.\n"}));

TEST(Charset, takes_broken_utf8_for_what_it_is) {
  // Valid sequences beside a broken one.
  const InputError error = error_of("Été\ndéjà vu\xC3 ici\n");
  EXPECT_EQ(error.place().byte, 15U);
  EXPECT_EQ(error.place().line, 2U);
  EXPECT_EQ(error.problem().text(), "not valid UTF-8");
}

TEST(Charset, takes_stray_bytes_in_ascii_for_broken_utf8) {
  EXPECT_EQ(error_of("hello \xFF world\n").place().byte, 6U);
  EXPECT_EQ(error_of("hello \xFF\xFE world\n").place().byte, 6U);
  EXPECT_EQ(error_of("a caf\xC3\n").place().byte, 5U);      // cut off
  EXPECT_EQ(error_of("ab\xC3\x28 cd\n").place().byte, 2U);  // lead without trail
  EXPECT_EQ(error_of("abc\x80 def\xC0\xAF\n").place().byte, 3U);
  EXPECT_EQ(error_of("one \xED\xA0\x80 two\n").place().byte, 4U);  // a surrogate
}

TEST(Charset, repairs_broken_utf8_when_asked) {
  const DecodedText decoded = decode("Été\xC3 à\xFF\n", "f", {"", true});
  EXPECT_EQ(decoded.text, "Été\uFFFD à\uFFFD\n");
  EXPECT_EQ(decoded.repaired, 2U);
}

TEST(Charset, does_not_count_what_was_a_replacement_character_before) {
  EXPECT_EQ(decode("\uFFFD é \xFF\n", "f", {"", true}).repaired, 1U);
}

TEST(Charset, refuses_nul_bytes_with_their_offset) {
  const InputError error = error_of(std::string("text\nwith a \0 in it\n", 19));
  EXPECT_EQ(error.place().byte, 12U);
  EXPECT_EQ(error.place().line, 2U);
}

TEST(Charset, replaces_nul_bytes_when_asked) {
  const DecodedText decoded = decode(std::string("a\0b\n", 4), "f", {"", true});
  EXPECT_EQ(decoded.text, "a\uFFFDb\n");
  EXPECT_EQ(decoded.repaired, 1U);
}

TEST(Charset, names_well_known_binary_formats) {
  const InputError error = error_of(std::string("%PDF-1.7\n\0\1\2", 12));
  EXPECT_NE(error.problem().english().find("PDF"), std::string::npos);
}

TEST(Charset, obeys_a_named_charset) {
  EXPECT_EQ(decode("\xE9t\xE9", "f", {"ISO-8859-1", false}).text, "été");
  EXPECT_EQ(decode("\xCF\xF0\xE8", "f", {"cp1251", false}).text, "При");
  EXPECT_EQ(decode(utf16("été", false, false), "f", {"utf-16be", false}).text, "été");
}

TEST(Charset, says_which_line_does_not_fit_the_named_charset) {
  const InputError error = error_of("abc\n\x82\n", {"Shift_JIS", false});
  EXPECT_EQ(error.place().line, 2U);
}

TEST(Charset, repairs_what_the_named_charset_does_not_have) {
  const DecodedText decoded = decode("abc \x82\xA0 d\x82\n", "f", {"Shift_JIS", true});
  EXPECT_EQ(decoded.text.substr(0, 9), "abc あ d");
  EXPECT_EQ(decoded.repaired, 1U);
}

TEST(Charset, refuses_an_unknown_charset_name) {
  EXPECT_THROW(decode("abc", "f", {"no-such-charset", false}), UsageError);
}

}  // namespace
}  // namespace calque
