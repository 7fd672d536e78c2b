#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("punctuation", texts); }

TEST(Punctuation, of_all_scripts_is_the_same) {
  for (const auto& [target, lang] :
       std::vector<std::pair<std::string, std::string>>{{"Kommst du?", "de"},
                                                        {"你来吗？", "zh"},
                                                        {"来ますか。", "ja"},
                                                        {"هل تأتي؟", "ar"},
                                                        {"Έρχεσαι;", "el"},
                                                        {"Գալի՞ս ես։", "hy"},
                                                        {"คุณมาไหม", "th"},
                                                        {"„Kommst du?“", "de"}}) {
    EXPECT_EQ(test::told("punctuation", {"Are you coming?", target, "en", lang}, Severity::info),
              "")
        << target;
  }
}

TEST(Punctuation, of_questions_must_stay) {
  EXPECT_EQ(told({"Are you coming?", "Du kommst."}),
            "warning: the source is a question, the translation is none");
  EXPECT_EQ(told({"You are coming.", "Kommst du?"}),
            "warning: the translation is a question, the source is none");
}

TEST(Punctuation, of_questions_may_change_its_place) {
  EXPECT_EQ(told({"“Why?” she asked.", "Sie fragte: „Warum?“"}), "");
  EXPECT_EQ(told({"Whether the sea is shown", "Soll das Meer gezeigt werden?"}), "");
}

TEST(Punctuation, of_other_kinds_is_an_info) {
  EXPECT_EQ(told({"Stop!", "Halt."}), "");
  EXPECT_EQ(test::told("punctuation", {"Stop.", "Halt"}, Severity::info),
            "info: the mark at the end of the source is missing");
}

TEST(Punctuation, of_french_and_spanish_has_its_own_rules) {
  EXPECT_EQ(test::told("punctuation", {"Coming?", "Tu viens?", "en", "fr"}, Severity::info),
            "info: French has a space before ?");
  EXPECT_EQ(test::told("punctuation", {"Coming?", "Tu viens ?", "en", "fr"}, Severity::info), "");
  EXPECT_EQ(test::told("punctuation", {"Coming?", "Vienes?", "en", "es"}, Severity::info),
            "info: the mark ¿ that opens is missing");
}

}  // namespace
}  // namespace calque
