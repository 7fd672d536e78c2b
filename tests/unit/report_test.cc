#include <gtest/gtest.h>

#include "report/marked_text.h"
#include "report/terminal.h"
#include "report/width.h"
#include "report/wording.h"

namespace calque {
namespace {

Document one_segment(const std::string& text) {
  return {"doc", text, "fr", {{{0, text.size()}, "fr", SegmentKind::sentence}}};
}

Link whole_link() {
  Link link;
  link.source = {0};
  link.target = {0};
  link.score = 0.9;
  return link;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto& line : wrap(make_marked(text, {0, text.size()}, {}, false), width)) {
    lines.push_back(line.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Width, counts_columns_not_bytes) {
  EXPECT_EQ(display_width("déjà"), 4U);
  EXPECT_EQ(display_width("東京"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("한"), 2U);
  EXPECT_EQ(display_width("\u200B"), 0U);
}

TEST(Width, clips_with_an_ellipsis) {
  EXPECT_EQ(clip("short", 5), "short");
  EXPECT_EQ(clip("longer", 5), "long…");
  EXPECT_EQ(clip("東京都庁", 5), "東京…");
}

TEST(Wrap, breaks_between_words) {
  EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
}

TEST(Wrap, breaks_long_words_and_scripts_without_spaces) {
  EXPECT_EQ(wrapped("abcdefgh", 3), (Lines{"abc", "def", "gh"}));
  EXPECT_EQ(wrapped("東京都庁舎", 4), (Lines{"東京", "都庁", "舎"}));
}

TEST(Wrap, folds_line_ends) { EXPECT_EQ(wrapped("a\n  b", 10), (Lines{"a b"})); }

TEST(Report, brackets_what_is_shared_when_there_is_no_colour) {
  Link link = whole_link();
  link.evidence = {{EvidenceKind::entity, {0, 9}, {5, 14}, 0.5}};
  const std::string text = render_link({1, "en.txt", true}, one_segment("David Lau paie."),
                                       one_segment("Then David Lau pays."), link, {60, false, {}});
  EXPECT_EQ(text,
            "1. 0.90 related · en.txt\n"
            "  [David Lau] paie.           │ Then [David Lau] pays.\n"
            "    entity: David Lau = David Lau\n"
            "\n");
}

TEST(Report, colours_both_sides_and_the_reason_alike) {
  Link link = whole_link();
  link.evidence = {{EvidenceKind::number, {0, 1}, {0, 1}, 0.5}};
  const std::string text =
      render_link({1, "", false}, one_segment("7 a"), one_segment("7 b"), link, {60, true, {}});
  const std::string seven = "\x1B[35m7\x1B[0m";
  std::size_t count = 0;
  for (auto at = text.find(seven); at != std::string::npos; at = text.find(seven, at + 1)) ++count;
  EXPECT_EQ(count, 4U);
}

TEST(Report, nests_brackets) {
  const std::string text = "x abc y";
  const MarkedText marked =
      make_marked(text, {0, 7}, {{{2, 5}, 0}, {{3, 4}, 1}, {{3, 4}, 2}}, true);
  EXPECT_EQ(marked.text, "x [a[b]c] y");
}

TEST(Report, keeps_columns_straight_with_wide_characters) {
  const std::string text = render_link({1, "", false}, one_segment("東京 a"),
                                       one_segment("Tokyo a"), whole_link(), {40, false, {}});
  EXPECT_NE(text.find("  東京 a            │ Tokyo a\n"), std::string::npos) << text;
}

TEST(Report, shows_a_gap_as_an_empty_column) {
  Link gap = whole_link();
  gap.target.clear();
  const std::string text =
      render_link({1, "", false}, one_segment("alone"), one_segment("x"), gap, {40, false, {}});
  EXPECT_NE(text.find("  alone             │\n"), std::string::npos) << text;
  EXPECT_EQ(text.substr(0, text.find('\n')), "1. no counterpart") << "a gap has no score to trust";
}

TEST(Report, lets_no_control_characters_through) {
  const std::string text = render_link({1, "", false}, one_segment("a\x1B[31mb"), one_segment("c"),
                                       whole_link(), {40, false, {}});
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(Report, calls_kinds_and_grades_as_the_tables_do) {
  for (int kind = 0; kind <= static_cast<int>(EvidenceKind::length); ++kind) {
    const auto value = static_cast<EvidenceKind>(kind);
    EXPECT_EQ(kind_word(value, {}), name(value));
  }
  for (const Grade grade : {Grade::translation, Grade::equivalent, Grade::related}) {
    EXPECT_EQ(grade_word(grade, {}), name(grade));
  }
}

TEST(Report, speaks_the_language_it_is_given) {
  const auto french = [](const std::string& key) { return key == "entity" ? "nom" : key; };
  Link link = whole_link();
  link.evidence = {{EvidenceKind::entity, {0, 1}, {0, 1}, 0.5}};
  const std::string text =
      render_link({1, "", false}, one_segment("A"), one_segment("A"), link, {60, false, french});
  EXPECT_NE(text.find("    nom: A = A\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace calque
