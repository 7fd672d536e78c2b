// calque check: what it is told, what it writes, and its exit statuses.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "check/catalogue.h"
#include "support/run_program.h"

namespace calque {
namespace {

using nlohmann::json;

constexpr const char* catalogue = R"(msgid ""
msgstr ""
"Language: fr\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: src/pier.c:12
msgid "The pier has 3 lamps."
msgstr "La jetée a 4 lampes."

# calque-ignore: tags
msgid "Read <b>all</b> 12"
msgstr "Lire tout 12"

msgid "The boats are here."
msgstr "Les bateaux sont là."

msgid "Close"
msgstr ""
)";

constexpr const char* xliff =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="pier.txt" source-language="en" target-language="ar" datatype="plaintext"><body>
<trans-unit id="lamps"><source>3 lamps, 15 boats</source><target>3 مصابيح، 16 قاربا</target></trans-unit>
<trans-unit id="kept"><source>Pier 15</source><target>رصيف 16</target><note>calque-ignore</note></trans-unit>
</body></file></xliff>
)";

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

class Check : public testing::Test {
 protected:
  // Without an encoder and without models, so that nothing depends on what is installed.
  ProgramResult check(std::vector<std::string> arguments, bool with_project_file = false) const {
    arguments.insert(arguments.begin(), {"check", "--encoder", "none"});
    if (!with_project_file) arguments.insert(arguments.begin() + 1, "--no-config");
    return Program(CALQUE_BIN)(arguments);
  }
  std::vector<json> findings(std::vector<std::string> arguments,
                             bool with_project_file = false) const {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::stringstream lines(check(arguments, with_project_file).out);
    std::vector<json> all;
    for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
    return all;
  }
  std::vector<std::string> checks(const std::vector<std::string>& arguments,
                                  bool with_project_file = false) const {
    std::vector<std::string> names;
    for (const json& finding : findings(arguments, with_project_file)) {
      names.push_back(finding["check"]);
    }
    return names;
  }
  void refuses(int status, const std::string& words,
               const std::vector<std::string>& arguments) const {
    const ProgramResult result = check(arguments, true);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "");
  }

  TemporaryFolder folder_;
  std::string po_ = folder_.write("pier.po", catalogue);
  std::string xlf_ = folder_.write("pier.xlf", xliff);
};

TEST_F(Check, tells_where_each_finding_stands) {
  const auto all = findings({po_});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["unit"], 0);
  EXPECT_EQ(all[0]["file"], po_);
  EXPECT_EQ(all[0]["line"], 7);
  EXPECT_EQ(all[0]["check"], "numbers");
  EXPECT_EQ(all[0]["severity"], "warning");
  EXPECT_EQ(all[0]["message"], "the number 3 has become 4");
  EXPECT_EQ(all[0]["src"], json({13, 14}));
  const std::string content = catalogue;
  const std::size_t begin = all[0]["tgt_place"][0];
  EXPECT_EQ(content.substr(begin, all[0]["tgt_place"][1].get<std::size_t>() - begin), "4");
  EXPECT_EQ(all[1]["check"], "empty");
  EXPECT_EQ(all[1]["tgt"], json({0, 0}));
  const auto units = findings({xlf_});
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0]["id"], "lamps");
  EXPECT_EQ(units[0]["line"], 4);
}

TEST_F(Check, ends_with_the_status_that_fail_on_asks_for) {
  const std::string pair = folder_.write("a.tsv", "3 lamps\t4 lampes\n");
  const std::vector<std::string> call = {pair, "--header", "no", "--checks", "numbers"};
  const auto status = [&](const std::string& least) {
    auto arguments = call;
    arguments.insert(arguments.end(), {"--fail-on", least});
    return check(arguments).status;
  };
  EXPECT_EQ(check(call).status, 1);
  EXPECT_EQ(status("warning"), 1);
  EXPECT_EQ(status("info"), 1);
  EXPECT_EQ(status("error"), 0);
  EXPECT_EQ(status("never"), 0);
}

TEST_F(Check, runs_the_checks_that_are_asked_for_by_any_of_their_names) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(checks({po_, "--checks", "empty"}), Names{"empty"});
  EXPECT_EQ(checks({po_, "--checks", "EMPTY_TARGETSEG"}), Names{"empty"});
  EXPECT_EQ(checks({po_, "--checks", "-empty"}), Names{"numbers"});
  EXPECT_EQ(checks({po_, "--severity", "numbers=off"}), Names{"empty"});
  EXPECT_EQ(checks({po_, "--severity", "numbers=info", "--min-severity", "warning"}),
            Names{"empty"});
  EXPECT_EQ(checks({po_, "--min-confidence", "0.95"}), Names{"empty"});
  EXPECT_EQ(findings({po_, "--severity", "numbers=error"})[0]["severity"], "error");
}

TEST_F(Check, lists_the_checks) {
  const ProgramResult list = check({"--list-checks", "--severity", "numbers=off"});
  EXPECT_EQ(list.status, 0);
  EXPECT_NE(list.out.find("\nnumbers       off      numbers that"), std::string::npos) << list.out;
  EXPECT_NE(list.out.find("pofilter/numbers"), std::string::npos);
  const ProgramResult rows = check({"--list-checks", "--format", "jsonl"});
  EXPECT_EQ(json::parse(rows.out.substr(0, rows.out.find('\n')))["check"], "empty");
}

TEST_F(Check, has_every_check_in_its_documentation) {
  std::ifstream file(CALQUE_SOURCE_DIR "/docs/checks.md", std::ios::binary);
  const std::string page(std::istreambuf_iterator<char>(file), {});
  for (const UnitCheck& check : unit_checks()) {
    const std::string row = "\n| `" + std::string(check.name) + "` | ";
    EXPECT_NE(page.find(row), std::string::npos) << check.name;
  }
}

TEST_F(Check, chooses_the_format_by_the_name_of_the_output) {
  const auto beginning = [&](const std::string& name) {
    check({po_, "--output", folder_.path(name)});
    return folder_.read(name).substr(0, 10);
  };
  EXPECT_EQ(beginning("a.jsonl"), "{\"unit\":0,");
  EXPECT_EQ(beginning("a.tsv"), "unit\tfile\t");
  EXPECT_EQ(beginning("a.sarif"), "{\"version\"");
  EXPECT_EQ(beginning("a.xml"), "<?xml vers");
  EXPECT_EQ(beginning("a.html"), "<!doctype ");
  EXPECT_EQ(beginning("a.txt"), po_.substr(0, 10));
  EXPECT_EQ(check({po_}).out.substr(0, 5), "unit\t");
}

TEST_F(Check, writes_the_columns_asked_for) {
  EXPECT_EQ(check({po_, "--columns", "line,check,tgt"}).out,
            "line\tcheck\ttgt\n7\tnumbers\t12-13\n17\tempty\t0-0\n");
}

TEST_F(Check, shows_both_texts_marked_and_a_summary) {
  const std::string text = check({po_, "--format", "text"}).out;
  EXPECT_EQ(text, po_ + R"(:7 · unit 1
  Source │ The pier has [3] lamps.
  Target │ La jetée a [4] lampes.
  warning numbers: the number 3 has become 4

)" + po_ + R"(:17 · unit 4
  Source │ [Close]
  Target │
  error empty: the translation is empty

check    error  warning  info  all
empty        1                   1
numbers               1          1
all          1        1          2
)");
  const std::string colored = check({po_, "--format", "text", "--color", "always"}).out;
  EXPECT_NE(colored.find("a \x1B[33m4\x1B[0m lampes"), std::string::npos) << colored;
  EXPECT_EQ(check({po_, "--format", "text", "--checks", "urls"}).out, "nothing found\n");
}

TEST_F(Check, writes_sarif_with_rules_places_and_fingerprints) {
  const json log = json::parse(check({po_, "--format", "sarif"}).out);
  const json& run = log["runs"][0];
  const json& result = run["results"][0];
  EXPECT_EQ(result["ruleId"], "numbers");
  const std::size_t index = result["ruleIndex"];
  EXPECT_EQ(run["tool"]["driver"]["rules"][index]["id"], "numbers");
  const json& region = result["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(region["startLine"], 7);
  EXPECT_EQ(region["byteLength"], 1);
  EXPECT_EQ(result["partialFingerprints"]["calque/v1"].get<std::string>().size(), 32U);
}

TEST_F(Check, writes_sarif_that_its_schema_accepts) {
  const std::string python = CALQUE_SOURCE_DIR "/.venv/bin/python";
  const std::string schema = CALQUE_SOURCE_DIR "/.venv/share/sarif-2.1.0.json";
  if (Program(python)({"-c", "import jsonschema"}).status != 0 ||
      !std::filesystem::exists(schema)) {
    GTEST_SKIP()
        << "no jsonschema or no schema of SARIF in .venv; scripts/setup --dev fetches them";
  }
  const std::string pairs = folder_.write(
      "a b.tsv", "See https://a.example/x now.\tVoir https://a.example/y maintenant.\n1\t2\n");
  for (const std::string& file : {po_, xlf_, pairs}) {
    const std::string log = folder_.path("log.sarif");
    check({file, "--header", "no", "--output", log});
    const ProgramResult result = Program(python)(
        {"-c",
         "import json, sys, jsonschema\n"
         "jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))",
         log, schema});
    EXPECT_EQ(result.status, 0) << result.err;
  }
}

TEST_F(Check, writes_a_test_case_for_each_finding_and_each_check_without_any) {
  std::string xml =
      check({po_, "--format", "junit", "--checks", "empty,numbers,urls", "--fail-on", "error"}).out;
  for (auto at = xml.find(po_); at != std::string::npos; at = xml.find(po_)) {
    xml.replace(at, po_.size(), "FILE");
  }
  EXPECT_EQ(xml, R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="calque check" tests="3" failures="1" errors="0">
  <testsuite name="FILE" tests="3" failures="1" errors="0" skipped="0">
    <testcase name="FILE:7: the number 3 has become 4" classname="calque.numbers" file="FILE" line="7">
      <system-out>warning: the number 3 has become 4
The pier has 3 lamps.
La jetée a 4 lampes.
</system-out>
    </testcase>
    <testcase name="FILE:17: the translation is empty" classname="calque.empty" file="FILE" line="17">
      <failure type="error" message="the translation is empty">Close

</failure>
    </testcase>
    <testcase name="urls" classname="calque.urls"/>
  </testsuite>
</testsuites>
)");
}

TEST_F(Check, writes_annotations_that_github_reads) {
  const std::string name = folder_.path("a,b:c%d.tsv");
  std::filesystem::rename(folder_.write("x", "See 3 %\tVoir 4 %\n"), name);
  EXPECT_EQ(check({name, "--header", "no", "--format", "github", "--checks", "numbers"}).out,
            "::warning file=" + folder_.path("a") +
                "%2Cb%3Ac%25d.tsv,line=1,title=calque numbers::the number 3 %25 has become 4 %25"
                "%0AVoir 4 %25\n");
}

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
  const ProgramResult stale = check({xlf_, "--baseline", known});
  EXPECT_NE(stale.err.find("entries that no finding has any more: 2"), std::string::npos);
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

TEST_F(Check, refuses_wrong_use) {
  refuses(2, "unknown check: numbrs; did you mean numbers?", {po_, "--checks", "numbrs"});
  refuses(2, "unknown check: xyzzyx; see calque check --list-checks", {po_, "--checks", "xyzzyx"});
  refuses(2, "unknown severity: grave; choose one of error|warning|info|off",
          {po_, "--severity", "numbers=grave"});
  refuses(2, "no severity is given for numbers", {po_, "--severity", "numbers"});
  refuses(2, "choose one of error|warning|info|never", {po_, "--fail-on", "all"});
  refuses(2, "not a confidence: 2", {po_, "--min-confidence", "2"});
  refuses(2, "unknown format: pdf; choose one of text|tsv", {po_, "--format", "pdf"});
  refuses(2, "no format goes with the name x.pdf", {po_, "--output", "x.pdf"});
  refuses(2, "unknown column: colour", {po_, "--columns", "colour"});
  refuses(2, "--columns has no meaning in sarif results",
          {po_, "--format", "sarif", "--columns", "line"});
  refuses(2, "argument missing: FILE", {});
  refuses(2, "would replace an input file", {po_, "--write-baseline", po_});
  refuses(2, "contradict each other", {po_, "--config", "x.toml", "--no-config"});
}

}  // namespace
}  // namespace calque
