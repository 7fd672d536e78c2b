#include "align/kept_segments.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

KeptSegments kept(const std::vector<std::string>& lines) {
  const Document document = test::lines_of(lines);
  return KeptSegments(
      tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size())));
}

std::string shape(const std::vector<Bead>& beads) {
  std::string text;
  for (const Bead& bead : beads) {
    text += "[" + std::to_string(bead.source_begin) + "," + std::to_string(bead.source_end) + ":" +
            std::to_string(bead.target_begin) + "," + std::to_string(bead.target_end) + "]";
  }
  return text;
}

TEST(KeptSegments, PairUpBetweenBeadsAndAreGapsBeyond) {
  const KeptSegments source = kept({"one", "", "", "two", ""});
  const KeptSegments target = kept({"", "eins", "", "zwei"});
  EXPECT_EQ(shape(put_back({{0, 1, 0, 1}, {1, 2, 1, 2}}, {}, source, target)),
            "[0,0:0,1][0,1:1,2][1,2:2,3][2,3:3,3][3,4:3,4][4,5:4,4]");
}

TEST(KeptSegments, InsideABeadTheyJoinIt) {
  const KeptSegments source = kept({"one", "", "two"});
  const KeptSegments target = kept({"eins und zwei"});
  EXPECT_EQ(shape(put_back({{0, 2, 0, 1}}, {}, source, target)), "[0,3:0,1]");
}

TEST(KeptSegments, WhatIsBorrowedComesBack) {
  const Document document = test::lines_of({"one", "", "two three", "four"});
  const auto tokens = [&] {
    return tokenize(document, std::vector<std::vector<Anchor>>(document.segments.size()));
  };
  const auto words = [](const TokenizedDocument& some) {
    std::vector<std::string> keys;
    for (const auto& segment : some.segments) {
      keys.emplace_back();
      for (const Token& token : segment) keys.back() += some.types[token.type].key + " ";
    }
    return keys;
  };
  TokenizedDocument whole = tokens();
  const KeptSegments kept(whole, {false, false, false, true});
  TokenizedDocument borrowed = kept.borrow(whole);
  EXPECT_EQ(words(borrowed), (std::vector<std::string>{"one ", "two three "}));
  EXPECT_EQ(borrowed.lengths, (std::vector<double>{3, 9}));
  kept.give_back(borrowed, whole);
  EXPECT_EQ(words(whole), words(tokens()));
}

TEST(KeptSegments, OnlyBlanksPairUp) {
  const KeptSegments source = kept({"", "", ""});
  const KeptSegments target = kept({"", ""});
  EXPECT_EQ(source.count(), 0U);
  EXPECT_EQ(shape(put_back({}, {}, source, target)), "[0,1:0,1][1,2:1,2][2,3:2,2]");
}

}  // namespace
}  // namespace calque
