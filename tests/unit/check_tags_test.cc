#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("tags", texts); }

TEST(Tags, that_are_missing_or_new_are_told) {
  EXPECT_EQ(told({"<b>Wind</b>", "<b>Wind"}), "error: the tag </b> is missing");
  EXPECT_EQ(told({"Wind", "<i>Wind</i>"}),
            "error: the source has no tag <i>; error: the source has no tag </i>");
  EXPECT_EQ(told({"&lt;b&gt;Sea&lt;/b&gt;", "&lt;b&gt;See"}),
            "error: the tag &lt;/b&gt; is missing");
}

TEST(Tags, may_move_and_have_other_attributes) {
  EXPECT_EQ(told({"<a href=\"en.html\">more</a> <br/>", "<br/> <a href=\"de.html\">mehr</a>"}), "");
}

TEST(Tags, keep_their_ids) {
  EXPECT_EQ(told({"<x id=\"1\"/> sea", "<x id=\"2\"/> See"}),
            "error: the tag <x id=\"1\"/> has become <x id=\"2\"/>");
}

TEST(Tags, nest) {
  EXPECT_EQ(told({"<b><i>sea</i></b>", "<b><i>See</b></i>"}),
            "error: the tag </b> closes where another one is open");
}

TEST(Tags, are_not_words_of_usage_lines) {
  EXPECT_EQ(told({"copy <file> <new name>", "kopiere <Datei> <neuer Name>"}), "");
  EXPECT_EQ(told({"mail <me@example.org>, if a < b > c", "Post an <ich@example.org>"}), "");
  EXPECT_EQ(told({"<note>sea</note>", "<note>See"}), "error: the tag </note> is missing");
}

TEST(Tags, beside_the_text_count_as_well) {
  Unit unit;
  unit.source = {"sea", {{0, TagKind::open, "1", "bold", ""}, {3, TagKind::close, "1", "", ""}}};
  unit.target = TaggedText{"See", {{0, TagKind::open, "1", "bold", ""}}};
  const CheckedUnit checked = {unit,
                               {unit.source.text, unit.source.tags, "en"},
                               {unit.target->text, unit.target->tags, "de"}};
  std::vector<Finding> found;
  FindingSink sink(0, "tags", found);
  find_unit_check("tags")->run(checked, sink);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, (ByteRange{3, 3}));
}

}  // namespace
}  // namespace calque
