// Sentence boundaries against ICU's own iterator, on random text of all that UAX #29 tells apart.
#include "langid/sentence_boundaries.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "langid/marks.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Some characters of every kind: separators, terminators, what may stand behind them, letters of
// all cases, digits, invisible marks, and others.
const std::u32string kinds =
    U"\n\r\u0085\u2028\u2029..．․。!?！？؟۔।።…;\u037E,:-–—、，)(\"'’”“«»」「]["
    U"  \u00a0\u3000\t\u200b123٣Ⅳaébж王あ한กክABÉЖΣǅაᲐªº\u0301\u0308\u00ad\u200d\u200f\u2060"
    U"\U0001F600\U0001D400\U00010400\U00010428*_/%€";

std::string random_text(std::mt19937& random) {
  std::string text;
  // Few kinds a text, so that runs of the same ones come up.
  std::u32string some;
  for (int i = 0; i < 9; ++i) some += kinds[random() % kinds.size()];
  some += U". aA";
  for (std::size_t size = random() % 60; size > 0; --size)
    append_utf8(text, some[random() % some.size()]);
  return text;
}

class SentenceBoundaries : public testing::TestWithParam<std::string> {};

TEST_P(SentenceBoundaries, AreThoseOfIcu) {
  const std::string lang = GetParam();
  std::mt19937 random(5);
  for (int round = 0; round < 6000; ++round) {
    const std::string before = random_text(random);
    const std::string block = random_text(random);
    const std::string text = before + block + random_text(random);
    const ByteRange range{before.size(), before.size() + block.size()};
    ASSERT_EQ(sentence_boundaries(text, range, lang), icu_sentence_boundaries(text, range, lang))
        << lang << ": \"" << block << '"';
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, SentenceBoundaries,
                         testing::Values("und", "en", "el", "ja", "th", "hy", "fr-CA",
                                         "en-u-ss-standard"));

// Marks are passed over by the byte where no text of the kind can hold any.
TEST(Marks, AreFoundWhereverTheyStand) {
  std::mt19937 random(6);
  for (int round = 0; round < 3000; ++round) {
    std::string text = random_text(random);
    for (std::size_t damage = random() % 3; damage > 0 && !text.empty(); --damage)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    std::vector<std::size_t> expected;
    for (std::size_t at = 0; at < text.size();) {
      std::string one;
      const std::size_t here = at;
      append_utf8(one, next_code_point(text, at));
      if (!find_marks(one, {0, one.size()}).empty()) expected.push_back(here);
    }
    ASSERT_EQ(find_marks(text, {0, text.size()}), expected) << text;
  }
}

}  // namespace
}  // namespace calque
