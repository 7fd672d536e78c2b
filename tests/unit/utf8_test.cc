#include "text/utf8.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace calque {
namespace {

using namespace std::string_literals;

TEST(FindInvalidUtf8, AcceptsAllLengthsAndNul) {
  EXPECT_EQ(find_invalid_utf8(""), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("a\0b"s), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("é€𐍈"), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("\xF4\x8F\xBF\xBF"), std::nullopt);  // U+10FFFF
}

TEST(FindInvalidUtf8, ReportsTheFirstByteOfTheBadSequence) {
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"ab\xFFz", 2},           // never a byte of UTF-8
      {"é\x80", 2},             // continuation without a beginning
      {"abc\xE2\x82", 3},       // cut off at the end
      {"abc\xE2\x82z", 3},      // cut off in the middle
      {"\xC0\xAF", 0},          // overlong, two bytes
      {"x\xE0\x80\xAF", 1},     // overlong, three bytes
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
  };
  for (const auto& [text, offset] : cases) {
    EXPECT_EQ(find_invalid_utf8(text), offset) << testing::PrintToString(text);
  }
}

TEST(RepairUtf8, LeavesValidTextAlone) {
  const std::string text = "Œuvre — 東京 \U0001F600\n";
  EXPECT_EQ(repair_utf8(text), text);
}

TEST(RepairUtf8, ReplacesBadSequencesAndKeepsTheirNeighbours) {
  EXPECT_EQ(repair_utf8("a\xFF\xC3\xA9"), "a\uFFFDé");
  EXPECT_EQ(repair_utf8("caf\xE9 noir"), "caf\uFFFD noir");
  EXPECT_EQ(repair_utf8("\xE2\x82"), "\uFFFD");
  for (const char* bad : {"\xED\xA0\x80", "\xC0\xAF", "\xF8\x88\x80\x80\x80", "\xF0\x9F"}) {
    EXPECT_EQ(find_invalid_utf8(repair_utf8(bad)), std::nullopt) << testing::PrintToString(bad);
  }
}

TEST(CodePoints, ForwardsAndBackwardsAgree) {
  const std::string text = "aé€𐍈\U0010FFFFz";
  std::vector<char32_t> forwards;
  for (std::size_t at = 0; at < text.size();) forwards.push_back(next_code_point(text, at));
  std::vector<char32_t> backwards;
  for (std::size_t at = text.size(); at > 0;) {
    backwards.insert(backwards.begin(), previous_code_point(text, at));
  }
  EXPECT_EQ(forwards, (std::vector<char32_t>{U'a', U'é', U'€', U'𐍈', U'\U0010FFFF', U'z'}));
  EXPECT_EQ(forwards, backwards);
}

TEST(CodePoints, BadBytesAreReadAsReplacementAndAlwaysAdvance) {
  const std::string text = "\xE2\x82\xFF\x80z";
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t before = at;
    const char32_t c = next_code_point(text, at);
    EXPECT_GT(at, before);
    EXPECT_LE(at, text.size());
    if (before < 4) {
      EXPECT_EQ(c, U'\uFFFD');
    }
  }
  while (at > 0) {
    const std::size_t before = at;
    previous_code_point(text, at);
    EXPECT_LT(at, before);
  }
}

TEST(AppendUtf8, WritesEveryLengthAndReplacesWhatIsNoCharacter) {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'€', U'𐍈'}) append_utf8(text, c);
  EXPECT_EQ(text, "aé€𐍈");
  std::string bad;
  append_utf8(bad, 0xD800);
  append_utf8(bad, 0x110000);
  EXPECT_EQ(bad, "\uFFFD\uFFFD");
}

TEST(CountCodePoints, CountsCharactersAndNotBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("Œuvre"), 5U);
  EXPECT_EQ(count_code_points("東京𐍈"), 3U);
}

TEST(Trim, TakesUnicodeSpacesOffBothEndsOnly) {
  EXPECT_EQ(trim("\u00A0\u202F\u3000 \t\r\na b\u2003\uFEFF\u200B\n"), "a b");
  EXPECT_EQ(trim("ab"), "ab");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim(" \u00A0\n"), "");
}

TEST(Trim, StaysWithinTheRangeGiven) {
  const std::string text = "xx  é  yy";
  const ByteRange range = trim(text, {2, 8});
  EXPECT_EQ(slice(text, range), "é");
  const ByteRange blank = trim(text, {2, 4});
  EXPECT_TRUE(blank.empty());
  EXPECT_LE(blank.end, 4U);
  EXPECT_GE(blank.begin, 2U);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const ByteRange range : split_lines(text)) lines.emplace_back(slice(text, range));
  return lines;
}

TEST(SplitLines, KeepsEmptyLinesAndDropsLineEnds) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n"), Lines{""});
  EXPECT_EQ(lines_of("a"), Lines{"a"});
  EXPECT_EQ(lines_of("a\n\nb\n"), (Lines{"a", "", "b"}));
  EXPECT_EQ(lines_of("a\r\nb\r\n\r\nc"), (Lines{"a", "b", "", "c"}));
}

TEST(SplitLines, EndsALineAtLineFeedOnly) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of("a\rb\u2028c\u0085d\n"), Lines{"a\rb\u2028c\u0085d"});
}

TEST(CharacterClasses, KnowScriptsBeyondAscii) {
  EXPECT_TRUE(is_letter(U'Ж'));
  EXPECT_TRUE(is_letter(U'日'));
  EXPECT_TRUE(is_letter(U'\u0301'));  // marks belong to letters
  EXPECT_FALSE(is_letter(U'1'));
  EXPECT_TRUE(is_upper(U'É'));
  EXPECT_TRUE(is_upper(U'ǅ'));  // title case
  EXPECT_FALSE(is_upper(U'日'));
  EXPECT_TRUE(is_lower(U'ß'));
  EXPECT_FALSE(is_lower(U'ა'));  // Georgian text has no capitals
  EXPECT_TRUE(is_punctuation(U'»'));
  EXPECT_FALSE(is_punctuation(U'+'));
  EXPECT_TRUE(is_space(U'\u202F'));
  EXPECT_FALSE(is_space(U'_'));
}

TEST(CharacterClasses, DigitsOfAllScriptsHaveTheirValue) {
  EXPECT_EQ(digit_value(U'7'), 7);
  EXPECT_EQ(digit_value(U'٧'), 7);
  EXPECT_EQ(digit_value(U'७'), 7);
  EXPECT_TRUE(is_digit(U'٧'));
  EXPECT_EQ(digit_value(U'x'), -1);
  EXPECT_FALSE(is_digit(U'½'));
}

}  // namespace
}  // namespace calque
