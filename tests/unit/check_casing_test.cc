#include <gtest/gtest.h>

#include "unit/check_support.h"

namespace calque {
namespace {

std::string told(const test::Case& texts) { return test::told("casing", texts); }

TEST(Casing, of_a_sentence_is_told) {
  EXPECT_EQ(told({"The wind is cold in winter.", "der Wind ist kalt im Winter."}),
            "warning: the source begins with a capital, the translation does not");
  EXPECT_EQ(test::told("casing", {"Open file", "ouvrir", "en", "fr"}, Severity::info),
            "info: the source begins with a capital, the translation does not");
}

TEST(Casing, of_names_and_scripts_without_it_is_fine) {
  EXPECT_EQ(told({"The iPad is cold in the winter wind.", "iPads sind kalt im Winter."}), "");
  EXPECT_EQ(told({"The wind is cold in winter.", "冬の風は冷たい。", "en", "ja"}), "");
}

TEST(Casing, of_whole_texts_is_an_info) {
  EXPECT_EQ(test::told("casing", {"WARNING HERE", "Warnung hier"}, Severity::info),
            "info: only the source is in capitals");
}

}  // namespace
}  // namespace calque
