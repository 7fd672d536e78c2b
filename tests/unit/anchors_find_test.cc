// find_anchors as a whole: places, order, all kinds, odd input.
#include <set>

#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

bool on_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void expect_good_places(const Document& document) {
  const auto anchors = find_anchors(document);
  ASSERT_EQ(anchors.size(), document.segments.size());
  for (std::size_t s = 0; s < anchors.size(); ++s) {
    std::size_t last = 0;
    for (const Anchor& anchor : anchors[s]) {
      EXPECT_TRUE(document.segments[s].range.contains(anchor.range)) << anchor.key;
      EXPECT_FALSE(anchor.range.empty()) << anchor.key;
      EXPECT_TRUE(on_boundary(document.text, anchor.range.begin)) << anchor.key;
      EXPECT_TRUE(on_boundary(document.text, anchor.range.end)) << anchor.key;
      EXPECT_GE(anchor.range.begin, last);
      EXPECT_GE(anchor.weight, 0.0);
      EXPECT_LE(anchor.weight, 1.0);
      EXPECT_FALSE(anchor.key.empty());
      EXPECT_EQ(anchor_type(anchor.kind).compare(anchor, anchor), 1.0) << anchor.key;
      last = anchor.range.begin;
    }
  }
}

TEST(FindAnchors, PlacesLieInTheirSegmentsInManyLanguages) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"fr", "« L’été, M. Lau a payé 3,5 millions d’euros », dit-il le 1er mars 2024 à l’ONU."},
      {"en",
       "“It cost €3.5 million,” Mr. Lau’s U.N. aide said on March 1, 2024 (see a.example.com)."},
      {"de", "„Es kostete 3,5 Mio. Euro“, sagte Jürgen Groß am 1. März 2024 in Südkorea."},
      {"es", "«Costó 3,5 millones de euros», dijo Íñigo el 1 de marzo de 2024 en España."},
      {"ru", "«Это стоило 3,5 млн евро», — сказал Владимир 1 марта 2024 года в России."},
      {"ja", "「350万ユーロかかった」とゼレンスキー氏は2024年3月1日に韓国で言った。"},
      {"zh", "“花了350万欧元”，他于2024年3月1日在OpenAI说。"},
      {"ar", "قال في ١ مارس ٢٠٢٤ إن التكلفة ٣٫٥ مليون يورو في فرنسا"},
      {"hi", "उन्होंने 1 मार्च 2024 को कहा कि लागत 35 लाख रुपये थी"},
      {"tr", "“3,5 milyon avro tuttu” dedi İbrahim, 1 Mart 2024’te Türkiye’de."},
      {"el", "«Κόστισε 3,5 εκατομμύρια ευρώ», είπε ο Γιώργος την 1 Μαρτίου 2024 στον ΟΗΕ."},
      {"th", "เขากล่าวเมื่อวันที่ 1 มีนาคม 2567 ว่ามีค่าใช้จ่าย 3.5 ล้านยูโร"}};
  for (const auto& [lang, text] : texts) {
    SCOPED_TRACE(lang);
    expect_good_places(test::lines_of(text, lang));
    EXPECT_GE(find_anchors(test::lines_of(text, lang))[0].size(), 2u);
    const Strings dates = test::keys(AnchorKind::date, lang, text);
    EXPECT_EQ(dates, Strings{"2024-03-01"});
  }
}

TEST(FindAnchors, SurvivesOddInput) {
  const Strings texts = {"",
                         "\n\n\n",
                         "1234567890",
                         "word",
                         "....",
                         "\"\"\"\"''''««»»",
                         "%%%{{{}}}$$$",
                         "@ # / \\ :// www.",
                         "1,2,3,4,5,6,7,8,9,10,11,12,13",
                         "9999999999999999999999",
                         std::string(3000, '('),
                         std::string(3000, ')'),
                         std::string(70, 'X'),
                         "I II III IV",
                         "l’ d’ qu’",
                         "\u202F\u00A0\u200B",
                         "٣٣٣٣٣٣",
                         "a\u0301\u0301\u0301",
                         "million million million million",
                         "-1 - -2",
                         "$ € £",
                         "0.0.0.0",
                         "00:00:00"};
  for (const std::string& text : texts) {
    for (const char* lang : {"fr", "en", "ja", "und", "xx", "not-a-tag-at-all"}) {
      SCOPED_TRACE(text);
      expect_good_places(test::lines_of(text, lang));
    }
  }
}

TEST(FindAnchors, ManyAnchorsInOneSegmentTakeLittleTime) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "David Lau paid 3,400 euros ( \"so\" ";
  const auto anchors = find_anchors(test::lines_of(text, "en"));
  EXPECT_GT(anchors[0].size(), 100000u);
}

TEST(FindAnchors, KeepsTheTableInTheEnumerationsOrder) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < anchor_types().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(anchor_types()[i].kind), i);
    names.insert(name(anchor_types()[i].kind));
  }
  EXPECT_EQ(names.size(), 9u);
}

TEST(FindAnchors, IsTheSameEveryTime) {
  const Document document =
      test::lines_of(test::read_bytes(test::data_path("comparable/harbour/fr.txt")), "fr");
  const auto once = find_anchors(document);
  const auto twice = find_anchors(document);
  for (std::size_t s = 0; s < once.size(); ++s) {
    ASSERT_EQ(once[s].size(), twice[s].size());
    for (std::size_t i = 0; i < once[s].size(); ++i) {
      EXPECT_EQ(once[s][i].key, twice[s][i].key);
      EXPECT_EQ(once[s][i].range, twice[s][i].range);
    }
  }
}

// Rows of the sample's evidence: kind, French string, English string, English file.
TEST(FindAnchors, FindsTheEvidenceOfTheSample) {
  const auto holding = [](const Document& document, const std::string& kind,
                          const std::string& text) {
    std::vector<Anchor> found;
    for (const auto& segment : find_anchors(document)) {
      for (const Anchor& anchor : segment) {
        const std::string_view place = slice(document.text, anchor.range);
        const bool fits = place.find(text) != std::string_view::npos ||
                          (kind != "quote" && text.find(place) != std::string::npos);
        if (name(anchor.kind) == kind && fits) found.push_back(anchor);
      }
    }
    return found;
  };
  const auto document = [](const std::string& file, const std::string& lang) {
    Document whole{file, test::read_bytes(test::data_path("comparable/harbour/" + file)), lang, {}};
    whole.segments.push_back({{0, whole.text.size()}, lang, SegmentKind::sentence});
    return whole;
  };
  const Document french = document("fr.txt", "fr");
  std::istringstream rows(test::read_bytes(test::data_path("comparable/harbour/evidence.tsv")));
  std::size_t count = 0;
  std::size_t good = 0;
  for (std::string row; std::getline(rows, row);) {
    if (row.empty() || row[0] == '#') continue;
    std::istringstream cells(row);
    Strings cell(4);
    for (std::string& c : cell) std::getline(cells, c, '\t');
    double best = 0.0;
    for (const Anchor& a : holding(french, cell[0], cell[1])) {
      for (const Anchor& b : holding(document(cell[3], "en"), cell[0], cell[2])) {
        best = std::max(best, anchor_type(a.kind).compare(a, b));
      }
    }
    ++count;
    good += best > (cell[0] == "quote" ? 0.25 : 0.5);
  }
  EXPECT_GE(good * 100, count * 90) << good << " of " << count;
}

}  // namespace
}  // namespace calque
