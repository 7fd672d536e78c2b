#include <gtest/gtest.h>

#include "formats/documents/docx.h"
#include "support/blocks.h"
#include "support/docx_file.h"
#include "text/error.h"

namespace calque {
namespace {

using test::docx_of;

std::string blocks(const std::string& body) {
  return test::blocks_of(read_docx(docx_of(body), "a.docx"));
}

std::string run(const std::string& text, const std::string& look = "") {
  return "<w:r>" + (look.empty() ? "" : "<w:rPr>" + look + "</w:rPr>") +
         "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& content) { return "<w:p>" + content + "</w:p>"; }

std::string problem(const std::string& bytes) {
  try {
    read_docx(bytes, "a.docx");
  } catch (const InputError& error) {
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    EXPECT_TRUE(error.place().file.starts_with("a.docx")) << error.what();
    return error.problem().english();
  }
  return "";
}

TEST(DocxDocument, runs_that_look_alike_are_joined) {
  EXPECT_EQ(blocks(paragraph(run("One w") + run("ord &amp; ") + run("bold ", "<w:b/>") +
                             run("and italic", "<w:b/><w:i/>") + run(".", "<w:b w:val=\"0\"/>"))),
            "P One word & {bold}bold {italic}and italic{/italic}{/bold}.\n");
}

TEST(DocxDocument, links_breaks_and_signs) {
  EXPECT_EQ(blocks(paragraph("<w:hyperlink r:id=\"r1\">" + run("here", "<w:u w:val=\"single\"/>") +
                             "</w:hyperlink><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"
                             "<w:br w:type=\"page\"/><w:noBreakHyphen/><w:sym w:char=\"00E9\"/>"
                             "<w:sym w:char=\"F0E0\"/></w:r>")),
            "P {link}here{/link}\ta{lb}/b\xE2\x80\x91é\n");
}

TEST(DocxDocument, tracked_deletions_and_hidden_text_are_left_out) {
  EXPECT_EQ(blocks(paragraph(run("Kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" +
                             "<w:moveFrom>" + run("moved") + "</w:moveFrom>" + "<w:ins>" +
                             run(" new") + "</w:ins>" + run("hidden", "<w:vanish/>") +
                             "<w:r><w:instrText>PAGE</w:instrText></w:r>")),
            "P Kept new\n");
}

TEST(DocxDocument, styles_tell_what_a_paragraph_is) {
  const auto styled = [](const std::string& style, const std::string& text) {
    return paragraph("<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text));
  };
  const std::string styles =
      std::string("<w:styles ") + test::word_namespaces +
      "><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
      "<w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn "
      "w:val=\"berschrift1\"/></w:style>"
      "<w:style w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style>"
      "<w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>"
      "<w:style w:styleId=\"L\"><w:name w:val=\"List Bullet\"/></w:style></w:styles>";
  const std::string body =
      styled("berschrift1", "A") + styled("Own", "B") + styled("Zitat", "C") + styled("TOC1", "D") +
      styled("L", "E") + styled("Unknown", "F") +
      paragraph("<w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>" + run("G"));
  const std::string bytes =
      test::zip_of({{"word/document.xml", test::word_document(body)}, {"word/styles.xml", styles}});
  EXPECT_EQ(test::blocks_of(read_docx(bytes, "a.docx")), "H A\nH B\nQ C\nB D\nI E\nP F\nI G\n");
}

TEST(DocxDocument, cells_boxes_and_notes_are_blocks) {
  const std::string box = "<w:txbxContent>" + paragraph(run("Box")) + "</w:txbxContent>";
  const std::string body =
      "<w:tbl><w:tr><w:tc>" + paragraph(run("Cell")) + "</w:tc></w:tr></w:tbl>" +
      paragraph("<w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box +
                "</mc:Fallback></mc:AlternateContent></w:r>" + run("Around") +
                "<w:r><w:footnoteReference w:id=\"1\"/></w:r>");
  const std::string notes = std::string("<w:footnotes ") + test::word_namespaces +
                            "><w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph(run("-")) +
                            "</w:footnote><w:footnote w:id=\"1\">" + paragraph(run("Note")) +
                            "</w:footnote></w:footnotes>";
  const Document document =
      read_docx(test::zip_of({{"word/document.xml", test::word_document(body)},
                              {"word/footnotes.xml", notes}}),
                "a.docx");
  EXPECT_EQ(test::blocks_of(document), "P Cell\nP Box\nP Around1\nP Note\n");
  EXPECT_TRUE(document.origin.empty()) << "offsets count in the text";
}

TEST(DocxDocument, refuses_what_is_no_docx) {
  EXPECT_EQ(problem("plain"), "not a DOCX file (no ZIP archive)");
  EXPECT_EQ(problem(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(600, '\0')),
            "the document is encrypted, or in Word's old format (.doc)");
  EXPECT_EQ(problem(test::zip_of({{"word/other.xml", "x"}})),
            "not a DOCX file (the archive holds no word/document.xml)");
  EXPECT_EQ(problem(docx_of("")), "no text in the document");
  EXPECT_EQ(problem(docx_of("<w:p>")).substr(0, 19), "not well-formed XML");
  const std::string whole = docx_of(paragraph(run(std::string(5000, 'x') + "yz")));
  EXPECT_NE(problem(whole.substr(0, whole.size() / 3)), "");
  EXPECT_EQ(problem(test::zip_of({{"word/document.xml", std::string(40 << 20, ' ')}})),
            "unpacks to more than 9 MB");
  EXPECT_EQ(problem(test::zip_of(
                {{"word/document.xml", "<?xml version='1.0' encoding='nonsense'?><w:document/>"}})),
            "unknown charset: nonsense");
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:sdt>";
  EXPECT_EQ(problem(docx_of(deep)), "elements are nested more than 256 deep");
}

}  // namespace
}  // namespace calque
