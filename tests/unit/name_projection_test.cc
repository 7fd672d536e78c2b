// Names found again in another script: sounds, units, projections onto texts without capitals.
#include "align/anchors/name_projection.h"

#include <array>

#include <gtest/gtest.h>

#include "align/anchors/script_sounds.h"
#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

double likeness(std::string_view name, std::string_view word) {
  std::size_t at = 0;
  const SoundFamily family = sound_family(next_code_point(word, at));
  return sound_likeness(latin_sounds(name), script_sounds(word, family), sound_profile(family));
}

struct Pair {
  Document source;
  Document target;
  std::vector<std::vector<Anchor>> source_anchors;
  std::vector<std::vector<Anchor>> target_anchors;
};

Pair project(const std::string& source_lang, const std::string& source,
             const std::string& target_lang, const std::string& target) {
  Pair pair{test::lines_of(source, source_lang), test::lines_of(target, target_lang), {}, {}};
  pair.source_anchors = find_anchors(pair.source);
  pair.target_anchors = find_anchors(pair.target);
  project_names(pair.source, pair.source_anchors, pair.target, pair.target_anchors);
  return pair;
}

// "text=key" of the best entity that each place of the target holds.
Strings projected(const std::string& lang, const std::string& text, const std::string& english) {
  const Pair pair = project("en", english, lang, text);
  Strings found;
  ByteRange last;
  for (const auto& segment : pair.target_anchors) {
    for (const Anchor& anchor : segment) {
      if (anchor.kind != AnchorKind::entity || anchor.range == last) continue;
      last = anchor.range;
      found.push_back(std::string(slice(pair.target.text, anchor.range)) + "=" + anchor.key);
    }
  }
  return found;
}

TEST(ScriptSounds, OneNameSoundsAlikeInManyScripts) {
  for (const std::string_view zelensky : {"Зеленский", "Ζελένσκι", "ゼレンスキー", "젤렌스키",
                                          "泽连斯基", "زيلينسكي", "זלנסקי", "ज़ेलेंस्की", "เซเลนสกี"}) {
    EXPECT_GT(likeness("zelensky", zelensky), 0.75) << zelensky;
  }
  EXPECT_GT(likeness("mitsotakis", "Μητσοτάκης"), 0.85);
  EXPECT_GT(likeness("johnson", "ジョンソン"), 0.8);
  EXPECT_GT(likeness("washington", "华盛顿"), 0.75);
  EXPECT_GT(likeness("darwin", "ダーウィン"), 0.8);
  EXPECT_GT(likeness("beethoven", "בטהובן"), 0.8);
}

TEST(ScriptSounds, OtherNamesDoNot) {
  EXPECT_LT(likeness("merkel", "تشرشل"), 0.6);
  EXPECT_LT(likeness("merkel", "オバマ"), 0.6);
  EXPECT_LT(likeness("chicago", "多伦多"), 0.6);
  EXPECT_LT(likeness("berlin", "토론토"), 0.6);
}

TEST(ScriptSounds, CyrillicKeepsItsSibilants) {
  EXPECT_EQ(name_letters("чавес"), "chaves");
  EXPECT_EQ(name_letters("жюль"), "zhyul");
  EXPECT_EQ(name_letters("μητσοτακησ"), "metsotakes");
}

TEST(NameProjection, FindsNamesInScriptsWithoutCapitals) {
  const std::string english = "Then Angela Merkel met Johnson\nand Merkel left Chicago";
  EXPECT_EQ(
      projected("ja", "アンゲラ・メルケルはジョンソンに会った\nメルケルはシカゴを去った", english),
      (Strings{"アンゲラ・メルケル=angela merkel", "ジョンソン=johnson", "メルケル=merkel",
               "シカゴ=city:chicago"}));
  EXPECT_EQ(projected("zh", "安格拉·默克尔见到了约翰逊", english)[0],
            "安格拉·默克尔=angela merkel");
  EXPECT_EQ(projected("ko", "앙겔라 메르켈은 존슨을 만났다", english),
            (Strings{"앙겔라 메르켈=angela merkel", "존슨=johnson"}));
  EXPECT_EQ(projected("ar", "التقت أنجيلا ميركل وجونسون", english),
            (Strings{"أنجيلا ميركل=angela merkel", "جونسون=johnson"}));
  EXPECT_EQ(projected("he", "אנגלה מרקל פגשה את ג'ונסון", english)[0], "אנגלה מרקל=angela merkel");
  EXPECT_EQ(projected("hi", "एंजेला मर्केल जॉनसन से मिलीं", english),
            (Strings{"एंजेला मर्केल=angela merkel", "जॉनसन=johnson"}));
  EXPECT_EQ(projected("th", "อังเกลา แมร์เคิลพบกับจอห์นสัน", english)[0], "อังเกลา แมร์เคิล=angela merkel");
}

TEST(NameProjection, OrdinaryWordsAreNoNames) {
  const std::string english = "Then Angela Merkel met Johnson\nand Merkel left Chicago";
  EXPECT_EQ(projected("ar", "كان الطقس جميلا في ذلك اليوم", english), Strings{});
  EXPECT_EQ(projected("zh", "那天天气很好，我们都去了公园", english), Strings{});
  EXPECT_EQ(projected("ko", "그날은 날씨가 아주 좋았다", english), Strings{});
}

TEST(NameProjection, WorksInBothDirections) {
  const Pair pair = project("ja", "メルケルは去った", "de", "Dann ging Merkel fort");
  ASSERT_FALSE(pair.source_anchors[0].empty());
  EXPECT_EQ(pair.source_anchors[0][0].key, "merkel");
}

TEST(NameProjection, ASentenceMayBeginWithANameThatTheOtherSideKnows) {
  const Pair pair = project("ru", "Старридж получил пас", "en", "then Sturridge received a pass");
  ASSERT_FALSE(pair.source_anchors[0].empty());
  const Anchor& name = pair.source_anchors[0][0];
  EXPECT_EQ(name.kind, AnchorKind::entity);
  EXPECT_EQ(name.key, "sturridge");
  const Pair both = project("ru", "Старридж получил пас", "en", "Sturridge received a pass");
  EXPECT_EQ(both.target_anchors[0][0].kind, AnchorKind::entity);
}

TEST(NameProjection, OneScriptOrTwoWithoutCapitalsStayAsTheyWere) {
  for (const auto& [source_lang, source, target_lang, target] :
       {std::array{"de", "Dann kam Merkel", "en", "then Merkel came"},
        std::array{"ja", "メルケルは去った", "zh", "默克尔离开了"}}) {
    const Pair pair = project(source_lang, source, target_lang, target);
    const auto before = find_anchors(pair.source);
    ASSERT_EQ(before[0].size(), pair.source_anchors[0].size());
    for (std::size_t i = 0; i < before[0].size(); ++i) {
      EXPECT_EQ(before[0][i].key, pair.source_anchors[0][i].key);
    }
  }
}

TEST(NameProjection, NamesInSeveralScriptsAreEvidence) {
  const Document english = test::lines_of("Then Angela Merkel left\nthe rain went on", "en");
  const Document japanese = test::lines_of("アンゲラ・メルケルは去った\n雨は続いた", "ja");
  auto source = find_anchors(japanese);
  auto target = find_anchors(english);
  project_names(japanese, source, english, target);
  ASSERT_FALSE(source[0].empty());
  double best = 0.0;
  for (const Anchor& a : source[0]) {
    for (const Anchor& b : target[0]) {
      if (a.kind == b.kind) best = std::max(best, anchor_type(a.kind).compare(a, b));
    }
  }
  EXPECT_EQ(best, 1.0);
}

}  // namespace
}  // namespace calque
