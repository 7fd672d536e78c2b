#include "align/clauses.h"

#include <string>

#include <gtest/gtest.h>

namespace calque {
namespace {

using Parts = std::vector<std::string_view>;

std::string marked(std::string_view sentence) {
  std::string text;
  std::size_t at = 0;
  for (const auto& [end, begin] : clause_borders(sentence)) {
    text += std::string(sentence.substr(at, end - at)) + " | ";
    at = begin;
  }
  return text + std::string(sentence.substr(at));
}

TEST(Clauses, BeginAndEndAtPunctuationWithASpace) {
  EXPECT_EQ(marked("The bridge was closed; nobody knew for how long, or why."),
            "The bridge was closed | nobody knew for how long, or why.");
  EXPECT_EQ(marked("Le pont était fermé ; personne ne savait pourquoi."),
            "Le pont était fermé | personne ne savait pourquoi.");
  EXPECT_EQ(marked("“We closed it,” the mayor said (on Monday) — and left."),
            "“We closed it | the mayor said | on Monday) — and left.");
}

TEST(Clauses, NumbersAndHyphensStayWhole) {
  EXPECT_EQ(marked("It rose by 8,839.5 metres in twenty-two well-known places"),
            "It rose by 8,839.5 metres in twenty-two well-known places");
}

TEST(Clauses, WideMarksNeedNoSpace) {
  EXPECT_EQ(marked("橋は閉鎖された、理由は誰も知らない"), "橋は閉鎖された | 理由は誰も知らない");
  EXPECT_EQ(marked("大桥已经关闭，没有人知道原因"), "大桥已经关闭 | 没有人知道原因");
}

TEST(Clauses, ThaiPartsThemBySpaces) {
  EXPECT_EQ(marked("สะพานปิดแล้ววันนี้ ไม่มีใครรู้ว่าทำไม"), "สะพานปิดแล้ววันนี้ | ไม่มีใครรู้ว่าทำไม");
}

TEST(Clauses, WhatIsTooShortIsNone) {
  EXPECT_EQ(marked("Yes, the bridge was closed, too."), "Yes, the bridge was closed, too.");
  EXPECT_TRUE(clause_borders("").empty());
  EXPECT_TRUE(clause_borders(" ; ").empty());
}

TEST(Clauses, EndsAndBeginningsAreTheNearest) {
  constexpr std::string_view sentence = "first of all, second of all, third of all, fourth of all";
  EXPECT_EQ(last_clauses(sentence, 2), (Parts{"third of all, fourth of all", "fourth of all"}));
  EXPECT_EQ(first_clauses(sentence, 2), (Parts{"first of all", "first of all, second of all"}));
  EXPECT_EQ(last_clauses(sentence, 9).size(), 3U);
}

}  // namespace
}  // namespace calque
