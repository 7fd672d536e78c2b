// What calque check passes over: baselines, notes in the file, the project file.
#include <gtest/gtest.h>

#include "golden/check_fixture.h"

namespace calque {
namespace {

using namespace test;

TEST_F(Check, reports_only_what_the_baseline_does_not_know) {
  const std::string known = folder_.path("known.json");
  const ProgramResult written = check({po_, "--write-baseline", known});
  EXPECT_EQ(written.status, 0);
  EXPECT_EQ(count(folder_.read("known.json"), "\"decision\":\"accept\""), 2U);
  // The same units in other places, another one is new.
  std::string moved = catalogue;
  moved.insert(moved.find("#: src"), "msgid \"Row 20\"\nmsgstr \"Rang 25\"\n\n");
  folder_.write("pier.po", moved);
  const auto left = findings({po_, "--baseline", known});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0]["message"], "the number 20 has become 25");
  folder_.write("pier.po", catalogue);
  EXPECT_EQ(check({po_, "--baseline", known}).status, 0);
}

TEST_F(Check, counts_the_entries_of_a_baseline_that_are_stale) {
  const std::string known = folder_.path("known.json");
  const auto stale = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--baseline", known});
    const std::string notes = check(arguments).err;
    const std::string words = "entries that no finding has any more: ";
    const std::size_t at = notes.find(words);
    return at == std::string::npos ? std::string() : notes.substr(at + words.size(), 1);
  };
  check({po_, "--write-baseline", known});
  check({xlf_, "--baseline", known, "--write-baseline", known});
  EXPECT_EQ(count(folder_.read("known.json"), "\"decision\":\"accept\""), 3U);
  EXPECT_EQ(stale({po_}), "");
  folder_.write("pier.po",
                std::string(catalogue).replace(std::string(catalogue).find("4 l"), 1, "3"));
  EXPECT_EQ(stale({po_}), "1");
  EXPECT_EQ(stale({po_, "--checks", "empty"}), "");
  EXPECT_EQ(stale({po_, "--min-severity", "error"}), "1");
  EXPECT_EQ(stale({xlf_}), "");
  check({po_, "--baseline", known, "--write-baseline", known, "--checks", "empty"});
  EXPECT_EQ(count(folder_.read("known.json"), "\"decision\":\"accept\""), 3U);
  check({po_, "--baseline", known, "--write-baseline", known, "--min-severity", "error"});
  EXPECT_EQ(count(folder_.read("known.json"), "\"decision\":\"accept\""), 2U);
}

TEST_F(Check, reports_what_a_person_has_rejected) {
  const std::string known = folder_.path("known.json");
  check({po_, "--write-baseline", known});
  std::string decided = folder_.read("known.json");
  decided.replace(decided.find("accept"), 6, "reject");
  folder_.write("known.json", decided);
  EXPECT_EQ(findings({po_, "--baseline", known}).size(), 1U);
  check({po_, "--baseline", known, "--write-baseline", known});
  EXPECT_EQ(folder_.read("known.json"), decided);
}

TEST_F(Check, refuses_a_damaged_baseline) {
  refuses(3, "known.json:2: a damaged baseline",
          {po_, "--baseline", folder_.write("known.json", "{\"calque-baseline\": 1,\n oops")});
  refuses(3, "not a baseline", {po_, "--baseline", folder_.write("known.json", "[]")});
  refuses(3, "a baseline of version 2; this program knows version 1; write it anew",
          {po_, "--baseline",
           folder_.write("known.json", R"({"calque-baseline": 2, "findings": []})")});
  refuses(3, "entry 1 has no fingerprint",
          {po_, "--baseline",
           folder_.write("known.json", R"({"calque-baseline": 1, "findings": [{}]})")});
  refuses(3, "no such file", {po_, "--baseline", folder_.path("none.json")});
}

TEST_F(Check, heeds_notes_that_say_calque_ignore) {
  EXPECT_EQ(checks({xlf_}), std::vector<std::string>{"numbers"});
  const std::string other = folder_.write("b.po", R"po(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#. calque-ignore: numbers (they are right), bogus
msgid "(3 lamps)"
msgstr "4 lampes)"
)po");
  const ProgramResult result = check({other, "--columns", "check"});
  EXPECT_EQ(result.out.find("numbers"), std::string::npos);
  EXPECT_NE(result.out.find("brackets"), std::string::npos);
  EXPECT_NE(result.err.find("b.po:5: calque-ignore names no check: bogus"), std::string::npos)
      << result.err;
}

TEST_F(Check, does_what_the_project_file_says_and_the_command_line_overrules) {
  const std::string config = folder_.write("calque.toml", R"([check]
checks = ["-empty"]
fail-on = "never"

[check.severity]
numbers = "error"
)");
  const std::vector<std::string> call = {po_, "--config", config};
  const auto all = findings(call, true);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["severity"], "error");
  EXPECT_EQ(check(call, true).status, 0);
  EXPECT_EQ(check({po_, "--config", config, "--fail-on", "error"}, true).status, 1);
  EXPECT_EQ(checks({po_, "--config", config, "--checks", "empty"}, true),
            std::vector<std::string>{"empty"});
  EXPECT_EQ(findings({po_, "--config", config, "--severity", "numbers=info"}, true)[0]["severity"],
            "info");
}

TEST_F(Check, ignores_what_the_patterns_of_the_project_fit) {
  const auto with = [&](const std::string& ignore) {
    return checks({po_, "--config", folder_.write("c.toml", "[check]\nignore = " + ignore)}, true);
  };
  EXPECT_EQ(with("['^the number \\d']"), std::vector<std::string>{"empty"});
  EXPECT_EQ(with("['lampes\\.$']"), std::vector<std::string>{"empty"});
  EXPECT_EQ(with("[{checks = 'numbers', source = 'lamps'}]"), std::vector<std::string>{"empty"});
  EXPECT_EQ(with("[{checks = ['urls'], source = 'lamps'}]").size(), 2U);
  EXPECT_EQ(with("[{target = 'lampes', message = 'boats'}]").size(), 2U);
}

TEST_F(Check, names_what_is_wrong_in_the_project_file) {
  const auto bad = [&](const std::string& words, const std::string& content) {
    refuses(3, "c.toml:" + words, {po_, "--config", folder_.write("c.toml", content)});
  };
  bad("2: unknown key: fail_on; did you mean fail-on?", "[check]\nfail_on = 'error'\n");
  bad("1: unknown key: chek; did you mean check?", "[chek]\n");
  bad("3: unknown check: numbrs; did you mean numbers?",
      "[check]\n[check.severity]\nnumbrs = 'error'\n");
  bad("2: unknown severity: grave", "[check]\nfail-on = 'grave'\n");
  bad("2: not TOML", "[check]\nchecks = \n");
  bad("2: not a text", "[check]\nbaseline = 3\n");
  bad("2: not a confidence", "[check]\nmin-confidence = 3\n");
  bad("2: not a regular expression: (", "[check]\nignore = ['(']\n");
}

}  // namespace
}  // namespace calque
