#include <gtest/gtest.h>

#include "check/placeholders/placeholder.h"
#include "unit/check_support.h"

namespace calque {
namespace {

using test::Case;

std::string told(const Case& texts) { return test::told("placeholders", texts); }

std::string keys(const std::string& text, const std::vector<std::string>& flags = {}) {
  std::string all;
  for (const Placeholder& each : find_placeholders(text, choose_grammars(flags)).found) {
    all += (all.empty() ? "" : " ") + each.key;
  }
  return all;
}

TEST(Placeholders, of_printf_are_read_with_their_lengths) {
  EXPECT_EQ(keys("%s has %5.2f of %ld and %i", {"c-format"}), "%s %f %ld %d");
  EXPECT_EQ(keys("%% of %<PRIu64> in %-*s", {"c-format"}), "%<PRIu64> * %s");
  EXPECT_EQ(keys("%2$s before %1$d", {"c-format"}), "%s %d");
}

TEST(Placeholders, are_not_taken_for_percentages_without_a_flag) {
  EXPECT_EQ(keys("100 % des gens, 50% off, 5 %d'or, 20%discount"), "");
  EXPECT_EQ(keys("https://example.org/a%20b%d0%bf"), "");
  EXPECT_EQ(keys("100% sure", {"c-format"}), "%s");  // the flag says so
  EXPECT_EQ(keys("%d%% of %s"), "%d %s");
  EXPECT_EQ(keys("on %Y-%m-%d"), "");
}

TEST(Placeholders, of_braces_are_names_numbers_and_nothing_like_prose) {
  EXPECT_EQ(keys("{0} of {total:>5} by {user.name!r}"), "{0} {total} {user.name}");
  EXPECT_EQ(keys("see {see below} and {1990} and \\emph{so}"), "");
  EXPECT_EQ(keys("{{ user }} and {{#if x}}"), "{{user}} {{#if x}}");
  EXPECT_EQ(keys("{{literal}} {field}", {"python-brace-format"}), "{field}");
}

TEST(Placeholders, of_the_shell_are_plain_variables) {
  EXPECT_EQ(keys("${name} in $HOME_DIR for $5 and US$ and $AU"), "${name} ${HOME_DIR}");
}

TEST(Placeholders, of_qt_are_numbers) {
  EXPECT_EQ(keys("%1 of %L2 for %n", {"qt-format"}), "%1 %2 %n");
  EXPECT_EQ(keys("Copying %1 of %2."), "%1 %2");
}

TEST(Placeholders, of_icu_are_arguments_with_their_arms) {
  const auto scan = find_placeholders("{n, plural, one {# file in {dir}} other {# files in {dir}}}",
                                      choose_grammars({}));
  ASSERT_EQ(scan.arms.size(), 2U);
  EXPECT_EQ(scan.arms[1].selector, "other");
  ASSERT_EQ(scan.found.size(), 3U);
  EXPECT_EQ(scan.found[0].key, "{n, plural}");
  EXPECT_TRUE(scan.found[1].optional);
}

TEST(Placeholders, that_are_missing_or_too_many_are_told) {
  EXPECT_EQ(told({"Read %s", "Gelesen"}), "error: the placeholder %s is missing");
  EXPECT_EQ(told({"Read", "%s gelesen"}), "error: the source has no placeholder %s");
  EXPECT_EQ(told({"Hello {name}!", "Hallo {Name}!"}),
            "error: the placeholder {name} has become {Name}");
  EXPECT_EQ(told({"%(count)d files", "%(count)d Dateien"}), "");
  EXPECT_EQ(told({"%(count)d files", "%(zahl)d Dateien"}),
            "error: the placeholder %(count)d has become %(zahl)d");
}

TEST(Placeholders, without_numbers_keep_their_order) {
  EXPECT_EQ(told({"%d of %s", "%s von %d"}),
            "error: the placeholders are in another order: %s stands where %d must");
  EXPECT_EQ(told({"%d of %s", "%2$s von %1$d"}), "");
  EXPECT_EQ(told({"{a} of {b}", "{b}: {a}"}), "");
}

TEST(Placeholders, may_be_repeated_when_they_have_names) {
  EXPECT_EQ(told({"{name} is here", "{name} ist da, ja, {name}"}), "");
}

TEST(Placeholders, that_do_not_end_are_told) {
  EXPECT_EQ(told({"Hello {name}", "Hallo {name", "en", "de", {"python-brace-format"}}),
            "error: {name begins a placeholder that does not end; "
            "error: the placeholder {name} is missing");
  EXPECT_EQ(told({"%(size)s free", "%(size) frei", "en", "de", {"python-format"}}).substr(0, 5),
            "error");
}

TEST(Placeholders, of_percentages_in_turkish_are_none) {
  EXPECT_EQ(told({"a rise of 50%", "%50 artış", "en", "tr"}), "");
  EXPECT_EQ(told({"50% of people", "halkın %50si", "en", "tr"}), "");
}

TEST(Placeholders, of_plurals_may_have_more_arms_but_not_lose_one) {
  const std::string source = "{n, plural, one {# file} other {# files}}";
  EXPECT_EQ(told({source, "{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}",
                  "en", "pl"}),
            "");
  EXPECT_EQ(told({source, "{n, plural, one {# plik} few {# pliki}}", "en", "pl"}),
            "error: the case other is missing for n");
  EXPECT_EQ(told({source, "{n, plural, un {# fichier} other {# fichiers}}", "en", "fr"}),
            "error: un is no plural category; it must not be translated");
  EXPECT_EQ(told({"{who, select, f {her {thing}} other {their {thing}}}",
                  "{who, select, f {ihr {thing}} other {deren}}"}),
            "error: the placeholder {thing} is missing from the case other");
}

TEST(Placeholders, of_one_form_of_a_plural_may_be_left_out) {
  Unit unit;
  unit.source.text = "one file";
  unit.target = TaggedText{"%d 個のファイル", {}};
  unit.plural = PluralForm{0, "one file", "%d files"};
  const CheckedUnit checked = {unit, {unit.source.text, {}, "en"}, {unit.target->text, {}, "ja"}};
  std::vector<Finding> found;
  FindingSink sink(0, "placeholders", found);
  find_unit_check("placeholders")->run(checked, sink);
  EXPECT_TRUE(found.empty());
}

TEST(Placeholders, give_an_info_for_a_lost_accelerator) {
  EXPECT_EQ(test::told("placeholders", {"&Open", "Öffnen"}, Severity::info),
            "info: no letter is marked for the keyboard by &");
  EXPECT_EQ(test::told("placeholders", {"&Open", "Ö&ffnen"}, Severity::info), "");
  EXPECT_EQ(test::told("placeholders", {"R&D for AT&T", "Forschung"}, Severity::info), "");
}

}  // namespace
}  // namespace calque
