#include <gtest/gtest.h>

#include "formats/documents/html.h"
#include "support/blocks.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

using test::in_file;

std::string blocks(const std::string& page) { return test::blocks_of(read_html(page, "a.html")); }

std::string problem(const std::string& page) {
  try {
    read_html(page, "a.html");
  } catch (const InputError& error) {
    EXPECT_FALSE(error.remedy().empty());
    EXPECT_EQ(error.place().file, "a.html");
    return error.problem().english();
  }
  return "";
}

TEST(HtmlDocument, block_elements_are_blocks) {
  EXPECT_EQ(blocks("<h2>Title</h2><p>One.<p>Two.<ul><li>a<li><p>b.</p><p>More.</p></ul>"
                   "<blockquote><p>Said.</blockquote><dl><dt>Term<dd>Meaning</dl>"
                   "<table><tr><th>Head<td>Cell</table><div>Loose <div>inner</div> rest</div>"),
            "H Title\nP One.\nP Two.\nI a\nI b.\nP More.\nQ Said.\nI Term\nI Meaning\n"
            "P Head\nP Cell\nP Loose\nP inner\nP rest\n");
}

TEST(HtmlDocument, inline_elements_are_tags) {
  EXPECT_EQ(blocks("<p>See <a href='x'><b>this</b> page</a>, <img src=i> and <i>that</i>.</p>"),
            "P See <a href='x'><b>this</b> page</a>, <img src=i>and <i>that</i>.\n");
  const Document document = read_html("<p>a <b>b</b><br>c", "a.html");
  ASSERT_EQ(document.tags.size(), 3U);
  EXPECT_EQ(document.tags[0], (Tag{2, TagKind::open, "1", "bold", "<b>"}));
  EXPECT_EQ(document.tags[1], (Tag{3, TagKind::close, "1", "bold", "</b>"}));
  EXPECT_EQ(document.tags[2], (Tag{3, TagKind::alone, "2", "lb", "<br>"}));
  EXPECT_EQ(document.text, "a b\nc");
}

TEST(HtmlDocument, white_space_is_folded_but_for_pre) {
  EXPECT_EQ(blocks("<p>\n  a\n\t b <i> c</i> </p><pre>x  y\n z</pre>"),
            "P a b <i>c</i>\nP x  y/ z\n");
}

TEST(HtmlDocument, two_line_breaks_part_paragraphs) {
  EXPECT_EQ(blocks("<div>One.<br>Two.<br> <br>Three.</div>"), "P One.<br>/Two.<br>\nP Three.\n");
}

TEST(HtmlDocument, places_are_those_of_the_file) {
  const std::string page =
      "<p>Caf&eacute; &amp;\r\n cr&#232;me&nbsp;&copy 3 &#150; &notit; &unknown; &amp;amp; "
      "<b>x</b>y</p>";
  const Document document = read_html(page, "a.html");
  EXPECT_EQ(document.text, "Café & crème\u00A0© 3 – ¬it; &unknown; &amp; xy");
  EXPECT_EQ(in_file(document, page, "Café"), "Caf&eacute;");
  EXPECT_EQ(in_file(document, page, "& c"), "&amp;\r\n c");
  EXPECT_EQ(in_file(document, page, "è"), "&#232;");
  EXPECT_EQ(in_file(document, page, "© 3 –"), "&copy 3 &#150;");
  EXPECT_EQ(in_file(document, page, "¬it"), "&notit");
  EXPECT_EQ(in_file(document, page, "&unknown;"), "&unknown;");
  EXPECT_EQ(in_file(document, page, "&amp;"), "&amp;amp;");
  EXPECT_EQ(in_file(document, page, "xy"), "x</b>y");
}

TEST(HtmlDocument, places_hold_where_the_page_is_broken) {
  const std::string page = "<p>one</i> two</span> < three <b>four<p>five</b> six";
  const Document document = read_html(page, "a.html");
  EXPECT_EQ(in_file(document, page, "one two < three"), "one</i> two</span> < three");
  EXPECT_EQ(in_file(document, page, "five six"), "five</b> six");
}

TEST(HtmlDocument, what_nobody_sees_is_left_out) {
  EXPECT_EQ(blocks("<head><title>T</title><style>s</style></head><script>s</script><noscript>n"
                   "</noscript><p hidden>h</p><p style='display: none'>h</p><template>t</template>"
                   "<p>Seen<span aria-hidden=true>x</span> <ruby>漢<rt>kan</rt></ruby>"
                   "<sup><a href='#n1'>1</a></sup>.</p>"),
            "P Seen <ruby>漢</ruby><sup><a href='#n1'>1</a></sup>.\n");
}

TEST(HtmlDocument, asides_are_boilerplate) {
  const std::string story =
      "<h1>T</h1><p>A sentence of the story that is long enough to be one.</p>"
      "<p>Another one follows, about as long as the first.</p>";
  const std::string text =
      "H T\nP A sentence of the story that is long enough to be one.\n"
      "P Another one follows, about as long as the first.\n";
  for (const std::string aside :
       {"<nav>x</nav>", "<footer>x</footer>", "<div role=navigation>x</div>",
        "<div class='relatedPosts big'>x</div>", "<div id=cookie-notice>x</div>"})
    EXPECT_EQ(blocks(story + aside), text + "B x\n") << aside;
  EXPECT_EQ(blocks(story + "<div><h3>Leave a Reply</h3><p>Be kind, all of you.</p></div>"),
            text + "B Leave a Reply\nB Be kind, all of you.\n");
  EXPECT_EQ(blocks(story + "<div class='has-sidebar'>x</div>"), text + "P x\n");
  EXPECT_EQ(blocks("<form id=search class=menu>" + story + "</form>"), text)
      << "an aside that is the page is none";
}

TEST(HtmlDocument, lists_of_links_are_boilerplate_unless_they_are_all_there_is) {
  const std::string links =
      "<ul><li><a href=1>One</a><li><a href=2>Two</a><li><a href=3>Three</a></ul>";
  EXPECT_EQ(test::blocks_of(read_html("<p>A sentence of the story.</p>" + links, "a"), false),
            "P A sentence of the story.\nB One\nB Two\nB Three\n");
  EXPECT_EQ(test::blocks_of(read_html(links, "a"), false), "I One\nI Two\nI Three\n");
}

TEST(HtmlDocument, refuses_what_is_no_page) {
  EXPECT_EQ(problem("<html><script>x</script></html>"), "no text in the page");
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  EXPECT_EQ(problem(deep + "x"), "elements are nested more than 4000 deep");
  std::string reopened;
  for (int i = 0; i < 3500; ++i) reopened += "<b a=" + std::to_string(i) + ">";
  for (int i = 0; i < 20000; ++i) reopened += "<p>x";
  EXPECT_NE(problem(reopened), "");
}

TEST(HtmlDocument, numbers_that_no_character_has_spoil_no_text) {
  const Document document =
      read_html("<p>a &#11111111111111111111111111111111; b &#0; c", "a.html");
  EXPECT_FALSE(find_invalid_utf8(document.text));
  EXPECT_TRUE(document.text.starts_with("a ") && document.text.ends_with(" c")) << document.text;
}

TEST(HtmlDocument, is_recognised_by_its_beginning) {
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF \n<!DOCTYPE html>"));
  EXPECT_TRUE(looks_like_html("<?xml version='1.0'?><!-- a --><HTML lang=fr>"));
  EXPECT_FALSE(looks_like_html("A text about <html>."));
  EXPECT_FALSE(looks_like_html("<!-- without an end"));
}

TEST(HtmlDocument, says_its_charset) {
  EXPECT_EQ(html_declared_charset("<head><meta charset=Shift_JIS>"), "shift_jis");
  EXPECT_EQ(html_declared_charset("<META http-equiv='Content-Type' content='text/html; "
                                  "charset=ISO-8859-1'>"),
            "windows-1252");
  EXPECT_EQ(html_declared_charset("<?xml version='1.0' encoding='UTF-8'?>"), "utf-8");
  EXPECT_EQ(html_declared_charset("<meta name=x>"), "");
}

}  // namespace
}  // namespace calque
