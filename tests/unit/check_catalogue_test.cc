#include <set>

#include <gtest/gtest.h>

#include "check/catalogue.h"
#include "check/checker.h"

namespace calque {
namespace {

TEST(Checks, have_names_of_their_own) {
  std::set<std::string_view> names;
  for (const UnitCheck& check : unit_checks()) {
    EXPECT_TRUE(names.insert(check.name).second) << check.name;
    for (const CheckAlias& alias : check.aliases) {
      EXPECT_EQ(find_unit_check(alias.id), &check) << alias.id;
    }
  }
}

TEST(Checks, find_nothing_in_a_good_translation) {
  Unit unit;
  unit.source.text = "“Is <b>{name}</b> at home?”, she asked (twice).";
  unit.target = TaggedText{"„Ist <b>{name}</b> zu Hause?“, fragte sie (zweimal).", {}};
  unit.source_lang = "en";
  unit.target_lang = "de";
  std::size_t found = 0;
  Checker checker({}, [&](const Unit&, const std::vector<Finding>& all) { found += all.size(); });
  checker.add(unit);
  checker.finish();
  EXPECT_EQ(found, 0U);
}

}  // namespace
}  // namespace calque
