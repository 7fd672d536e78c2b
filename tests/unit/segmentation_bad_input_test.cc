// Segmentation of what nobody would call a text: nothing is lost, doubled or cut in two.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "langid/router.h"
#include "langid/segmenter.h"
#include "text/utf8.h"

namespace calque {
namespace {

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// `parts` stand in order in `whole`, trimmed, on code points, and leave out only white space.
void expect_tiles(std::string_view text, ByteRange whole, const std::vector<ByteRange>& parts,
                  const std::string& what) {
  std::size_t last = whole.begin;
  for (const ByteRange part : parts) {
    ASSERT_LE(last, part.begin) << what;
    ASSERT_LT(part.begin, part.end) << what;
    ASSERT_LE(part.end, whole.end) << what;
    ASSERT_EQ(trim(text, part), part) << what;
    ASSERT_TRUE(is_boundary(text, part.begin) && is_boundary(text, part.end)) << what;
    ASSERT_TRUE(trim(slice(text, {last, part.begin})).empty()) << what;
    last = part.end;
  }
  ASSERT_TRUE(trim(slice(text, {last, whole.end})).empty()) << what;
}

const std::vector<std::string> languages = {"en", "fr", "de", "ja", "ar", "hy", "th", "und"};

void expect_sound(const std::string& text, const std::string& what) {
  for (const std::string& lang : languages) {
    expect_tiles(text, {0, text.size()}, split_sentences(text, {0, text.size()}, lang),
                 what + " in " + lang);
  }
  static const auto identifier = make_stopword_identifier();
  for (const Newlines newlines : {Newlines::automatic, Newlines::keep, Newlines::join}) {
    Document document;
    document.text = text;
    segment(document, *identifier, {.lang = {}, .newlines = newlines});
    std::size_t last = 0;
    for (const Segment& part : document.segments) {
      ASSERT_LE(last, part.range.begin) << what;
      ASSERT_LT(part.range.begin, part.range.end) << what;
      ASSERT_TRUE(is_boundary(text, part.range.begin) && is_boundary(text, part.range.end)) << what;
      ASSERT_FALSE(part.lang.empty()) << what;
      last = part.range.end;
    }
    ASSERT_LE(last, text.size()) << what;
  }
}

// Up to `most` characters of each general category, spread over all of Unicode.
std::vector<std::vector<char32_t>> characters_by_category(std::size_t most) {
  std::vector<std::vector<char32_t>> all(U_CHAR_CATEGORY_COUNT);
  for (char32_t c = 1; c <= 0x10FFFF; ++c) all[u_charType(static_cast<UChar32>(c))].push_back(c);
  for (auto& list : all) {
    const std::size_t step = list.size() / most + 1;
    std::vector<char32_t> kept;
    for (std::size_t i = 0; i < list.size(); i += step) kept.push_back(list[i]);
    list = kept;
  }
  return all;
}

TEST(SegmentationBadInput, EveryCategoryAlone) {
  const auto all = characters_by_category(60);
  for (std::size_t category = 0; category < all.size(); ++category) {
    if (category == U_SURROGATE) continue;  // no UTF-8 has them
    ASSERT_FALSE(all[category].empty()) << category;
    std::string together;
    std::string between;
    for (const char32_t c : all[category]) {
      append_utf8(together, c);
      between += "He left.";
      append_utf8(between, c);
      between += " It ";
      append_utf8(between, c);
      between += "\n";
    }
    expect_sound(together, "category " + std::to_string(category));
    expect_sound(between, "category " + std::to_string(category) + " between sentences");
  }
}

TEST(SegmentationBadInput, EveryCategoryMixed) {
  const auto all = characters_by_category(40);
  std::string text;
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      const auto& list = all[(k * 7 + i) % all.size()];
      const char32_t c = list[(i + k) % list.size()];
      if (c < 0xD800 || c > 0xDFFF) append_utf8(text, c);
      if ((i + k) % 11 == 0) text += ". A";
    }
  }
  expect_sound(text, "mixed");
}

TEST(SegmentationBadInput, UnpairedMarks) {
  for (const char* mark : {"(",  ")",  "[", "{", "“", "”", "„", "«", "»", "‹",  "「", "』",
                           "（", "\"", "'", "‘", "’", "¿", "¡", "*", "_", "〝", "⟨"}) {
    const std::string m = mark;
    expect_sound(m, m);
    expect_sound(m + "One. Two" + m + m + " three. " + m + " Four." + m, m);
    const std::string one = "He came" + m + ". Nobody saw him.";
    EXPECT_LE(split_sentences(one, {0, one.size()}, "en").size(), 2U) << m;
  }
  // an opening mark that is never closed does not swallow the text
  const std::string open = "He said “no. Then he left. Nobody saw him. It rained. They slept.";
  EXPECT_GE(split_sentences(open, {0, open.size()}, "en").size(), 4U);
}

TEST(SegmentationBadInput, SurrogateEscapesAreReadAsWhatTheyAre) {
  // written out, they are plain text; as bytes (CESU-8), they are invalid and repaired
  expect_sound(R"(He left. \ud83d\ude00 \uD800 &#xD800; It rained.)", "written");
  const std::string bytes = repair_utf8("He left.\xED\xA0\x80 It\xED\xB8\x80 rained. \xED\xA0.");
  expect_sound(bytes, "bytes");
  EXPECT_NE(bytes.find("\uFFFD"), bytes.npos);
}

TEST(SegmentationBadInput, AThousandNestedQuotes) {
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
           {"“", "”"}, {"«", "»"}, {"(", ")"}, {"「", "」"}, {"\"", "\""}, {"„", "“"}}) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += open + "He said. ";
    for (int i = 0; i < 1000; ++i) text += "Yes." + close + " ";
    expect_sound(text, open);
  }
}

TEST(SegmentationBadInput, CombiningMarksWithoutABase) {
  expect_sound("\u0301", "alone");
  expect_sound("\u0301\u0327\u20DD. \u0300He left.\u0301 It\u0302 rained. \u0301", "between");
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "\u0301";
  expect_sound("a" + many + ". B" + many, "many");
}

TEST(SegmentationBadInput, RightToLeftOverrides) {
  const std::string text =
      "\u202EHe left. It rained.\u202C \u2067“No.” she said.\u2069 \u200FHe \u202Bcame.\u202C Why?";
  expect_sound(text, "overrides");
  EXPECT_GE(split_sentences(text, {0, text.size()}, "en").size(), 4U);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "\u202E. \u2067";
  expect_sound(many, "many");
}

TEST(SegmentationBadInput, AHundredLanguagesInOneDocument) {
  std::int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::string text;
  std::set<std::string> seen;
  for (std::int32_t i = 0; i < count && seen.size() < 100; ++i) {
    if (!seen.insert(locales[i].getLanguage()).second) continue;
    // a paragraph of the names of languages and countries in the language
    std::string paragraph;
    for (const char* other : {"en_GB", "fr_FR", "ru_RU", "ja_JP", "ar_EG", "hi_IN"}) {
      icu::UnicodeString name;
      icu::Locale(other).getDisplayName(locales[i], name).toUTF8String(paragraph);
      paragraph += ". ";
    }
    text += paragraph + "\n\n";
  }
  ASSERT_EQ(seen.size(), 100U);
  expect_sound(text, "hundred");
  Document document;
  document.text = text;
  segment(document, *make_stopword_identifier());
  EXPECT_GE(document.segments.size(), 100U);
}

TEST(SegmentationBadInput, ControlsAndInvisibleCharacters) {
  std::string text;
  for (char c = 1; c < 32; ++c) text += std::string("A") + c + ". B" + c + c + ".\n";
  expect_sound(text, "controls");
  expect_sound("\u200B\u200B.\u200B \uFEFFHe left\u00AD.\u2060 It\u200Drained.\uFEFF", "invisible");
  expect_sound("\u2028One.\u2029Two.\u0085Three.\u000BFour.\u000C", "separators");
}

}  // namespace
}  // namespace calque
