#include <gtest/gtest.h>

#include "formats/documents/markdown.h"
#include "support/blocks.h"
#include "text/error.h"

namespace calque {
namespace {

using test::in_file;

std::string blocks(const std::string& text) { return test::blocks_of(read_markdown(text, "a.md")); }

TEST(MarkdownDocument, blocks_are_those_of_the_markup) {
  EXPECT_EQ(
      blocks("# Title #\n\nOne\ntwo.\n\n> Said\n> so.\n\n- a\n- b\n  c\n\n  More.\n\nUnder\n---\n"),
      "H Title\nP One two.\nQ Said so.\nI a\nI b c\nP More.\nH Under\n");
}

TEST(MarkdownDocument, inline_markup_is_tags) {
  EXPECT_EQ(
      blocks("A **b *c*** `d` [e](f \"h (i\") ![i](j) ~~k~~ <l@m.org> n<br>o[^1]\n\n[^1]: P\n"),
      "P A **b *c*** `d` [e](f \"h (i\") ![i](j) ~~k~~ <l@m.org> n<br>o[^1]\nP P\n");
  const Document document = read_markdown("a **b**", "a.md");
  ASSERT_EQ(document.tags.size(), 2U);
  EXPECT_EQ(document.tags[0], (Tag{2, TagKind::open, "1", "bold", "**"}));
  EXPECT_EQ(document.tags[1], (Tag{3, TagKind::close, "1", "bold", "**"}));
}

TEST(MarkdownDocument, cells_are_blocks_empty_ones_none) {
  EXPECT_EQ(blocks("| A | b \\| c | |\n|---|:-:|-|\n| | *d* | `e\\|f` |\n| g |\n"),
            "P A\nP b | c\nP *d*\nP `e|f`\nP g\n");
  EXPECT_EQ(blocks("> | A | B |\n> |---|---|\n> | c | d |\n"), "Q A\nQ B\nQ c\nQ d\n");
}

TEST(MarkdownDocument, what_nobody_translates_is_left_out) {
  EXPECT_EQ(blocks("---\ntitle: T\n---\nA.\n\n```sh\nrun\n```\n\n    "
                   "code\n\n<div>\nhtml\n</div>\n\n[r]: http://x.org\n"),
            "P A.\n");
  EXPECT_EQ(blocks("---\n\nA rule is no front matter.\n\n---\n"), "P A rule is no front matter.\n");
}

TEST(MarkdownDocument, places_are_those_of_the_file) {
  const std::string text =
      "\xEF\xBB\xBF# A &eacute; \\* [b](a) a\r\n\r\n> one  \r\n> *two*\r\nthree\r\n\r\n- [x] done "
      "`a\r\n  b`\r\n";
  const Document document = read_markdown(text, "a.md");
  EXPECT_EQ(document.text, "A é * b a\n\none\ntwo three\n\ndone a b");
  EXPECT_EQ(in_file(document, text, "A é *"), "A &eacute; \\*");
  EXPECT_EQ(in_file(document, text, "b a"), "b](a) a");
  EXPECT_EQ(in_file(document, text, "two three"), "two*\r\nthree");
  EXPECT_EQ(in_file(document, text, "a b"), "a\r\n  b");
}

TEST(MarkdownDocument, refuses_what_has_no_text) {
  EXPECT_THROW(read_markdown("```\ncode\n```\n", "a.md"), InputError);
}

TEST(MarkdownDocument, nesting_costs_little) {
  std::string quotes;
  for (int i = 0; i < 20000; ++i) quotes += "> ";
  EXPECT_EQ(read_markdown(quotes + "a\n", "a.md").text, "a");
  std::string brackets;
  for (int i = 0; i < 20000; ++i) brackets += "[a](";
  EXPECT_FALSE(read_markdown(brackets, "a.md").text.empty());
}

}  // namespace
}  // namespace calque
