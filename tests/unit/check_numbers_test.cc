#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

std::string told(const test::Pair& pair, const std::string& source = "en",
                 const std::string& target = "fr") {
  return test::told_of_one("numbers", pair, source, target);
}

TEST(Numbers, that_changed_are_told) {
  EXPECT_EQ(told({"The ferry carries 45 cars.", "Le bac transporte 52 voitures."}),
            "warning: the number 45 has become 52");
  EXPECT_EQ(told({"It opened on 29 March.", "Il a ouvert le 24 mars."}),
            "warning: the number 29 March has become 24 mars");
  EXPECT_EQ(told({"Room 314 is free.", "La salle est libre."}),
            "warning: the number 314 is missing in the translation");
}

TEST(Numbers, are_compared_by_value) {
  EXPECT_EQ(told({"1,500 people and 2.5 %", "1 500 personnes et 2,5 %"}), "");
  EXPECT_EQ(told({"1.5 billion euros", "1,5 milliard d’euros"}), "");
  EXPECT_EQ(told({"Platform 12", "المنصة ١٢"}, "en", "ar"), "");
  EXPECT_EQ(told({"four boats", "4 bateaux"}), "");
  EXPECT_EQ(told({"14 March 2026", "2026年3月14日"}, "en", "ja"), "");
}

TEST(Numbers, whose_decimal_mark_moved_are_told) {
  EXPECT_EQ(told({"It costs 10.5 % more.", "Cela coûte 105 % de plus."}),
            "warning: the number 10.5 % has become 105 %");
  EXPECT_EQ(told({"About 1.5 million people", "Environ 15 millions de personnes"}),
            "warning: the number 1.5 million has become 15 millions");
}

TEST(Numbers, with_a_reason_to_differ_are_no_warnings) {
  EXPECT_EQ(told({"The pig weighed 550 pounds.", "Le cochon pesait 250 kilos."}),
            "info: the number 550 has become 250 kilos");
  EXPECT_EQ(told({"Until 5.30 pm", "Jusqu’à 17.30"}).substr(0, 7) != "warning", true);
  EXPECT_EQ(told({"in the 1930s", "dans les années 30"}).substr(0, 7) != "warning", true);
  EXPECT_EQ(told({"100 percent sure", "tout à fait sûr"}).substr(0, 7) != "warning", true);
}

}  // namespace
}  // namespace calque
