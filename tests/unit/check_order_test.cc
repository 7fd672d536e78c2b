#include <gtest/gtest.h>

#include "unit/check_content_support.h"

namespace calque {
namespace {

TEST(Order, of_sentences_that_were_swapped_is_told) {
  const test::Pair swapped = {"The ferry leaves at 8:15. Tickets cost 45 euros for everybody.",
                              "Les billets coûtent 45 euros pour tous. Le bac part à 8 h 15."};
  EXPECT_EQ(test::told_of_one("order", swapped),
            "warning: this sentence stands at another place in the translation");
}

TEST(Order, that_was_kept_is_no_finding) {
  EXPECT_EQ(
      test::told_of_one("order", {"The ferry leaves at 8:15. Tickets cost 45 euros for everybody.",
                                  "Le bac part à 8 h 15. Les billets coûtent 45 euros pour tous."}),
      "");
  EXPECT_EQ(test::told_of_one("order", {"On 3 May Ada Lamont bought 45 boats.",
                                        "Ada Lamont a acheté 45 bateaux le 3 mai."}),
            "");
}

}  // namespace
}  // namespace calque
