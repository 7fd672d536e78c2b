#include <regex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/html.h"
#include "report/html_document.h"
#include "report/html_text.h"
#include "support.h"

namespace calque {
namespace {

using Json = nlohmann::json;

Document one_sentence(const std::string& id, const std::string& text, const std::string& lang) {
  return {id, text, lang, {{{0, text.size()}, lang, SegmentKind::sentence}}};
}

MinedLink whole_link(std::vector<Evidence> evidence = {}) {
  Link link;
  link.source = {0};
  link.target = {0};
  link.score = 0.9;
  link.evidence = std::move(evidence);
  return {0, link};
}

std::string page_of(const Document& source, const Document& target,
                    const std::vector<MinedLink>& links, const PageStyle& style = {}) {
  return render_page(source, {&target, 1}, links, style);
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t number = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++number;
  return number;
}

Json data_of(const std::string& page) {
  const std::string open = "id=\"data\">";
  const auto begin = page.find(open) + open.size();
  return Json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

std::string unescaped(std::string text) {
  for (const auto& [code, plain] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
        std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
    text = std::regex_replace(text, std::regex(code), plain);
  }
  return text;
}

// The pieces of text that reasons point at, column by column.
std::vector<std::vector<std::string>> pieces_of(const std::string& page) {
  static const std::regex piece("<span class=\"e\">([^<]*)</span>");
  std::vector<std::vector<std::string>> columns;
  for (auto begin = page.find("<article"); begin != std::string::npos;
       begin = page.find("<article", begin + 1)) {
    const std::string column = page.substr(begin, page.find("</article>", begin) - begin);
    columns.emplace_back();
    for (std::sregex_iterator found(column.begin(), column.end(), piece), none; found != none;
         ++found) {
      columns.back().push_back(unescaped((*found)[1]));
    }
  }
  return columns;
}

std::string joined(const std::vector<std::string>& pieces, const Json& range) {
  std::string text;
  for (std::size_t i = range[0]; i <= range[1]; ++i) text += pieces.at(i);
  return text;
}

TEST(HtmlText, escapes_what_would_be_markup) {
  EXPECT_EQ(escape_html("a<b> & \"c\" 'd'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  EXPECT_EQ(escape_json_for_html("\"</script>\""), "\"\\u003c/script>\"");
}

TEST(HtmlText, replaces_what_html_cannot_hold) {
  EXPECT_EQ(escape_html(std::string("a\0b\x1B\x7F\tc\n", 8)), "a\uFFFDb\uFFFD\uFFFD\tc\n");
  EXPECT_EQ(escape_html("\xC2\x85 \xEF\xBF\xBE \xFF"), "\uFFFD \uFFFD \uFFFD");
  EXPECT_EQ(escape_html("é 東 \u202E"), "é 東 \u202E");
}

TEST(HtmlText, knows_the_direction_of_a_language) {
  for (const char* lang : {"ar", "he", "fa", "ur", "yi", "ku-Arab"}) {
    EXPECT_EQ(text_direction(lang), "rtl") << lang;
  }
  for (const char* lang : {"en", "ja", "uz-Latn", "ku"}) {
    EXPECT_EQ(text_direction(lang), "ltr") << lang;
  }
  EXPECT_EQ(text_direction("und"), "auto");
  EXPECT_EQ(text_direction(""), "auto");
}

TEST(HtmlText, fills_places_once) {
  const auto value = [](std::string_view name) { return "{{" + std::string(name) + "}}"; };
  EXPECT_EQ(fill_template("a {{x}} {{", value), "a {{x}} {{");
}

TEST(MarkPieces, are_cut_where_marks_overlap) {
  const Document document = one_sentence("d", "0123456789", "en");
  const std::vector<ByteRange> marks = {{1, 6}, {4, 8}, {4, 5}, {9, 9}};
  const MarkPieces pieces(document, marks);
  EXPECT_EQ(pieces.pieces(), (std::vector<ByteRange>{{1, 4}, {4, 5}, {5, 6}, {6, 8}}));
  EXPECT_EQ(pieces.find({1, 6}), std::pair(0, 2));
  EXPECT_EQ(pieces.find({4, 8}), std::pair(1, 3));
  EXPECT_EQ(pieces.find({9, 9}), std::pair(-1, -1));
}

TEST(MarkPieces, leave_out_what_is_in_no_segment) {
  Document document = one_sentence("d", "one two three", "en");
  document.segments = {{{0, 3}, "en", SegmentKind::sentence},
                       {{8, 13}, "en", SegmentKind::sentence}};
  const std::vector<ByteRange> marks = {{2, 10}, {4, 7}};
  const MarkPieces pieces(document, marks);
  EXPECT_EQ(pieces.find({2, 10}), std::pair(0, 1));
  EXPECT_EQ(pieces.find({4, 7}), std::pair(-1, -1));
}

TEST(HtmlReport, evidence_is_made_of_the_documents_own_bytes) {
  const std::string from = "« Nous & <vous> » dit Zoé à 12 h.";
  const std::string to = "\"We & <you>\", Zoe said at 12.";
  const auto place = [](const std::string& text, const std::string& part) {
    const auto at = text.find(part);
    return ByteRange{at, at + part.size()};
  };
  const std::vector<Evidence> reasons = {
      {EvidenceKind::quote, place(from, "Nous & <vous>"), place(to, "We & <you>"), 0.5},
      {EvidenceKind::cognate, place(from, "<vous>"), place(to, "<you>"), 0.2},
      {EvidenceKind::entity, place(from, "Zoé"), place(to, "Zoe"), 0.4},
      {EvidenceKind::number, place(from, "12"), place(to, "12"), 0.3},
      {EvidenceKind::length, {0, from.size()}, {0, to.size()}, 0.1}};
  const std::string page =
      page_of(one_sentence("a", from, "fr"), one_sentence("b", to, "en"), {whole_link(reasons)});
  const auto pieces = pieces_of(page);
  const Json link = data_of(page)["links"][0];
  ASSERT_EQ(link["e"].size(), reasons.size());
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(joined(pieces[0], link["e"][i][1]), slice(from, reasons[i].source));
    EXPECT_EQ(joined(pieces[1], link["e"][i][2]), slice(to, reasons[i].target));
  }
  EXPECT_EQ(link["e"][4][1], Json::parse("[-1, -1]"));
}

TEST(HtmlReport, holds_every_link_with_a_number_on_both_sides) {
  const Document source = test::lines_of(std::vector<std::string>{"a", "b", "c"}, "fr");
  const Document target = test::lines_of(std::vector<std::string>{"x", "y", "z"}, "en");
  std::vector<MinedLink> links(3, whole_link());
  links[1].link.source = {1, 2};
  links[2].link.target = {2};
  const std::string page = page_of(source, target, links);
  EXPECT_EQ(data_of(page)["links"].size(), 3U);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(count(page, "data-l=\"" + std::to_string(i) + "\""), 2U);
  }
  EXPECT_EQ(count(page, "class=\"s\""), 6U);
}

TEST(HtmlReport, shows_gaps_and_crossings) {
  const Document source = test::lines_of(std::vector<std::string>{"a", "b"}, "fr");
  const Document target = test::lines_of(std::vector<std::string>{"x"}, "en");
  std::vector<MinedLink> links(2, whole_link());
  links[0].link.crossing = true;
  links[1].link.source = {1};
  links[1].link.target = {};
  const std::string page = page_of(source, target, links, {.parallel = true});
  EXPECT_EQ(count(page, "class=\"s gap\""), 1U);
  EXPECT_EQ(count(page, ">1⇅</button>"), 2U);
  EXPECT_EQ(data_of(page)["links"].size(), 1U);
  EXPECT_NE(page.find("doubtful"), std::string::npos);
}

TEST(HtmlReport, explains_its_signs_where_there_are_any) {
  const Document source = test::lines_of(std::vector<std::string>{"a", "b"}, "fr");
  const Document target = test::lines_of(std::vector<std::string>{"x"}, "en");
  std::vector<MinedLink> links(2, whole_link());
  EXPECT_EQ(count(page_of(source, target, links), "id=\"orders\""), 0U);
  links[0].link.crossing = true;
  const std::string crossing = page_of(source, target, links);
  EXPECT_EQ(count(crossing, "⇅ out of order (1)"), 1U);
  EXPECT_EQ(count(crossing, "∅ no counterpart"), 0U);
  links[1].link.source = {1};
  links[1].link.target = {};
  EXPECT_EQ(count(page_of(source, target, links), "∅ no counterpart (1)"), 1U);
}

TEST(HtmlReport, numbers_links_anew_for_each_target) {
  const Document source = one_sentence("a", "A", "fr");
  const std::vector<Document> targets(2, one_sentence("b", "B", "en"));
  std::vector<MinedLink> links(3, whole_link());
  links[1].target_document = 1;
  const std::string page = render_page(source, targets, links, {});
  EXPECT_EQ(count(page, ">1</button>"), 4U);
  EXPECT_EQ(count(page, ">2</button>"), 2U);
  EXPECT_EQ(count(page, ">3</button>"), 0U);
  EXPECT_EQ(data_of(page)["links"][1]["n"], 1);
  EXPECT_EQ(data_of(page)["links"][2]["n"], 2);
}

TEST(HtmlReport, gives_each_column_its_language_and_direction) {
  const std::string page =
      page_of(one_sentence("a", "مرحبا", "ar"), one_sentence("b", "hello", "und"), {whole_link()});
  EXPECT_NE(page.find("<article lang=\"ar\" dir=\"rtl\">"), std::string::npos);
  EXPECT_NE(page.find("<article dir=\"auto\">"), std::string::npos);
}

TEST(HtmlReport, keeps_blocks_apart) {
  Document source = one_sentence("a", "Title\n\nOne. Two.\n- item\n", "en");
  source.segments = {{{0, 5}, "en", SegmentKind::heading},
                     {{7, 11}, "en", SegmentKind::sentence},
                     {{12, 16}, "en", SegmentKind::sentence},
                     {{19, 23}, "en", SegmentKind::item}};
  const std::string page = page_of(source, source, {});
  EXPECT_NE(page.find("<h3><span class=\"s\">Title</span></h3>\n"
                      "<p><span class=\"s\">One.</span> <span class=\"s\">Two.</span></p>\n"
                      "<p class=\"item\">- <span class=\"s\">item</span></p>\n"),
            std::string::npos)
      << page;
}

TEST(HtmlReport, names_nothing_outside_itself) {
  const std::string page =
      page_of(one_sentence("a", "See https://example.org/ now.", "en"),
              one_sentence("b", "Voir https://example.org/ ici.", "fr"), {whole_link()});
  const std::regex reference(R"re((src|href|action|srcset)\s*=\s*(?!"data:,")|url\(|@import)re");
  std::smatch found;
  EXPECT_FALSE(std::regex_search(page, found, reference)) << found.str();
  std::string rest = page;
  for (auto at = rest.find("https://example.org/"); at != std::string::npos;
       at = rest.find("https://example.org/")) {
    rest.erase(at, 20);
  }
  rest = std::regex_replace(rest, std::regex("http://www.w3.org/2000/svg"), "");  // a name only
  EXPECT_EQ(rest.find("://"), std::string::npos);
  EXPECT_EQ(page.find("{{"), std::string::npos);
}

TEST(HtmlReport, is_safe_from_names_and_texts) {
  const std::string evil = "</script></title><script>alert('{{css}}')</script>";
  const std::string page = page_of(one_sentence(evil, evil, "en"), one_sentence("b", evil, "en"),
                                   {whole_link({{EvidenceKind::term, {0, 9}, {0, 9}, 1.0}})});
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_EQ(count(page, "</script>"), 2U);
  EXPECT_EQ(count(page, "color-scheme: light dark"), 1U);  // the style stands there once
}

TEST(HtmlReport, leaves_out_the_folder_that_all_names_share) {
  const std::vector<Document> targets = {one_sentence("data/en/1.txt", "b", "en"),
                                         one_sentence("data/en/2.txt", "b", "en")};
  const std::string page = render_page(one_sentence("data/fr/1.txt", "a", "fr"), targets, {}, {});
  EXPECT_NE(page.find("<title>fr/1.txt – en/1.txt, en/2.txt</title>"), std::string::npos);
}

TEST(HtmlReport, speaks_the_language_it_is_given) {
  PageStyle style;
  style.language = "fr";
  style.translate = [](const std::string& key) {
    return key == "translation" ? "traduction" : key == "entity" ? "nom" : key;
  };
  MinedLink link = whole_link({{EvidenceKind::entity, {0, 1}, {0, 1}, 0.5}});
  link.link.grade = Grade::translation;
  const std::string page =
      page_of(one_sentence("a", "A", "de"), one_sentence("b", "A", "en"), {link}, style);
  EXPECT_NE(page.find("<html lang=\"fr\">"), std::string::npos);
  EXPECT_NE(page.find("traduction"), std::string::npos);
  EXPECT_NE(page.find("allemand"), std::string::npos);
  EXPECT_EQ(data_of(page)["kinds"]["entity"], "nom");
}

TEST(HtmlReport, does_without_targets_and_texts) {
  const Document empty{"-", "", "und", {}};
  EXPECT_NE(render_page(empty, {}, {}, {}).find("&lt;stdin&gt;"), std::string::npos);
  EXPECT_EQ(data_of(page_of(empty, empty, {}))["links"].size(), 0U);
}

}  // namespace
}  // namespace calque
