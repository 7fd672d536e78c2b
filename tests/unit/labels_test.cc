#include "langid/labels.h"

#include <gtest/gtest.h>

#include "text/error.h"

namespace calque {
namespace {

using Tags = std::vector<std::string>;

TEST(Labels, WikipediasCodes) {
  EXPECT_EQ(tags_of_labels({"__label__fr", "__label__als", "__label__zh", "__label__ceb"}, ""),
            (Tags{"fr", "gsw", "zh", "ceb"}));
}

TEST(Labels, IsoCodesWithScripts) {
  EXPECT_EQ(tags_of_labels({"__label__fra_Latn", "__label__als_Latn", "__label__cmn_Hans",
                            "__label__zho_Hant", "__label__arb_Arab", "__label__srp_Cyrl",
                            "__label__srp_Latn", "__label__zsm_Latn", "__label__ceb_Latn"},
                           ""),
            (Tags{"fr", "sq", "zh", "zh", "ar", "sr", "sr", "ms", "ceb"}));
}

TEST(Labels, IsoCodesAlone) {
  EXPECT_EQ(tags_of_labels({"fra", "deu", "nob", "und"}, ""), (Tags{"fr", "de", "nb", "und"}));
}

TEST(Labels, OfOtherThingsAreRefused) {
  EXPECT_THROW(tags_of_labels({"__label__spam", "__label__ham-and-eggs", "__label__other"}, "m"),
               ModelError);
  EXPECT_THROW(tags_of_labels({}, "m"), ModelError);
}

}  // namespace
}  // namespace calque
