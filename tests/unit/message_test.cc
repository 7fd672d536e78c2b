#include "text/message.h"

#include <string>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(Message, PlainTextIsAMessageWithoutPlaces) {
  const Message message = "the file is empty";
  EXPECT_EQ(message.english(), "the file is empty");
  EXPECT_FALSE(message.empty());
  EXPECT_TRUE(Message().empty());
}

TEST(Message, FillsItsPlaces) {
  const Message message("{0} of {1}", {"3", "10"});
  EXPECT_EQ(message.english(), "3 of 10");
}

TEST(Message, TextWithoutArgumentsMayHoldBraces) {
  const Message message("a { b } c");
  EXPECT_EQ(message.english(), "a { b } c");
  EXPECT_EQ(message.translated([](const std::string& text) { return text; }), "a { b } c");
}

TEST(Message, ArgumentsAreNotReadAsPlaces) {
  const Message message("no such file: {0}", {"{1} {}"});
  EXPECT_EQ(message.english(), "no such file: {1} {}");
}

TEST(Message, TranslationIsLookedUpByTheEnglishTextAndMayReorder) {
  const Message message("{0} of {1}", {"3", "10"});
  const auto french = [](const std::string& text) -> std::string {
    return text == "{0} of {1}" ? "sur {1}, {0}" : text;
  };
  EXPECT_EQ(message.translated(french), "sur 10, 3");
}

TEST(Message, TranslationThatDoesNotFitFallsBackToEnglish) {
  const Message message("{0} of {1}", {"3", "10"});
  EXPECT_EQ(message.translated([](const std::string&) { return "{7} de {"; }), "3 of 10");
}

TEST(Message, EmptyMessageIsNotLookedUp) {
  // gettext answers the empty key with the catalogue's header.
  EXPECT_EQ(Message().translated([](const std::string&) { return "Project-Id-Version"; }), "");
}

}  // namespace
}  // namespace calque
