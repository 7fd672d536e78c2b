#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

std::string told(const test::Pair& pair, const std::string& source = "en",
                 const std::string& target = "fr") {
  return test::told_of_one("entities", pair, source, target);
}

TEST(Entities, whose_neighbour_stayed_are_told_when_they_change) {
  EXPECT_EQ(told({"The harbour master is called Ada Lamont and lives here.",
                  "La capitaine du port s’appelle Ada Villanueva et habite ici."}),
            "warning: the name Lamont has become Villanueva");
}

TEST(Entities, that_are_spelt_alike_or_translated_are_none) {
  EXPECT_EQ(told({"He met Gorbachev in Moscow.", "Il a rencontré Gorbatchev à Moscou."}), "");
  EXPECT_EQ(told({"She lives in the United States.", "Elle vit aux États-Unis."}), "");
  EXPECT_EQ(told({"The Supreme Court decided.", "La Cour suprême a tranché."}), "");
}

TEST(Entities, in_latin_letters_within_another_script_must_stand_on_the_other_side) {
  EXPECT_EQ(told({"The firm Oduya sells boats.", "フィルム会社 Brandt は船を売る。"}, "en", "ja"),
            "warning: the source has no name Brandt");
  EXPECT_EQ(told({"The firm Oduya sells boats.", "Oduya 社は船を売る。"}, "en", "ja"), "");
}

}  // namespace
}  // namespace calque
