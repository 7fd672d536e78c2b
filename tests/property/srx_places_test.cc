// SRX rules on random text against a reference that tries every rule at every place.
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/regex.h>

#include "langid/srx.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::string pick(std::mt19937& random, const std::vector<std::string>& from) {
  return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
}

std::string joined(std::mt19937& random, const std::vector<std::string>& from, int most) {
  std::string text;
  for (int i = std::uniform_int_distribution<int>(0, most)(random); i > 0; --i) {
    text += pick(random, from);
  }
  return text;
}

const std::vector<std::string> pieces = {"a",     "B",     R"(\.)",    R"(\s)",  R"(\b)", "[ab]+",
                                         "\\s*",  "(a|B)", "(a\\.)+",  ".*",     "^",     "\\d{2,}",
                                         "é?",    "😀",    "[^a]",     "(?!B)",  "$",     "\\w+?",
                                         R"(\.)", R"(\.)", "(?<=a)B?", "(?i:b)", "a*+",   "B{1,2}"};
const std::vector<std::string> words = {"a", "B", ".", ". ", " ", "é", "😀", "12", "aa", "\u00A0"};

std::unique_ptr<icu::RegexMatcher> matcher(const std::string& expression,
                                           const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  auto made = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(expression), text, 0,
                                                  status);
  EXPECT_TRUE(U_SUCCESS(status)) << expression;
  made->useTransparentBounds(true);
  made->useAnchoringBounds(false);
  return made;
}

// Whether `rule` matches at `place`: an exception if there is any way to, a break rule if what it
// takes first from some character on ends there.
bool matches(const SrxRule& rule, const icu::UnicodeString& text, std::int32_t place) {
  UErrorCode status = U_ZERO_ERROR;
  const auto after = matcher("(?:" + rule.after + ")", text);
  after->region(place, text.length(), status);
  if (!after->lookingAt(status)) return false;
  const std::string sides = "(?:" + rule.before + ")(?=" + rule.after + ")";
  const auto before = matcher(rule.breaks ? sides : "(?:" + rule.before + ")", text);
  for (std::int32_t begin = 0; begin <= place; begin = text.moveIndex32(begin, 1)) {
    before->region(begin, rule.breaks ? text.length() : place, status);
    const bool found = rule.breaks ? before->lookingAt(status) && before->end(status) == place
                                   : before->matches(status) != 0;
    if (found) return true;
    if (begin >= text.length()) break;
  }
  return false;
}

std::vector<std::string> reference(const std::vector<SrxRule>& rules, const std::string& bytes) {
  const auto text = icu::UnicodeString::fromUTF8(bytes);
  std::vector<std::string> parts(1);
  for (std::int32_t place = 0; place < text.length(); place = text.moveIndex32(place, 1)) {
    for (const SrxRule& rule : rules) {
      if (place == 0 || (rule.before.empty() && rule.after.empty())) continue;
      if (!matches(rule, text, place)) continue;
      if (rule.breaks) parts.emplace_back();
      break;
    }
    text.tempSubString(place, text.moveIndex32(place, 1) - place).toUTF8String(parts.back());
  }
  std::vector<std::string> sentences;
  for (const std::string& part : parts) {
    if (!trim(part).empty()) sentences.emplace_back(trim(part));
  }
  return sentences;
}

TEST(RandomSrx, AgreesWithTryingEveryRuleAtEveryPlace) {
  std::mt19937 random(3);
  std::size_t sentences = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<SrxRule> rules;
    std::string shown;
    for (int i = 0; i < 5; ++i) {
      const bool breaks = i == 4 || random() % 3 == 0;
      rules.push_back({breaks, joined(random, pieces, 3), joined(random, pieces, 2), 1});
      shown += (breaks ? "\n+ " : "\n- ") + rules.back().before + " | " + rules.back().after;
    }
    const std::string text(trim(joined(random, words, 16)));
    SrxDocument document;
    document.rules = {{"Any", rules}};
    document.maps = {{".*", 0, 1}};
    const SrxRules srx(document);
    std::vector<std::string> found;
    for (const ByteRange range : srx.split(text, {0, text.size()}, "en")) {
      found.emplace_back(slice(text, range));
    }
    ASSERT_EQ(found, reference(rules, text)) << text << shown;
    sentences += found.size();
  }
  EXPECT_GT(sentences, 6000U);
}

}  // namespace
}  // namespace calque
