// calque check: what it finds, which checks it runs, and its exit statuses.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "check/catalogue.h"
#include "golden/check_fixture.h"
#include "support.h"

namespace calque {
namespace {

using namespace test;

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

// Four lines are dropped, three are put in.
TEST_F(Check, aligns_two_documents_and_tells_what_is_left_out_or_added) {
  const std::string source = test::data_path("parallel/story.fr.txt");
  std::vector<std::string> lines;
  std::ifstream file(test::data_path("parallel/story.en.txt"));
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  lines.erase(lines.begin() + 20, lines.begin() + 24);
  const std::string added =
      "The museum of the town will open a new hall for old clocks next spring.";
  lines.insert(
      lines.begin() + 60,
      {"The council met on Tuesday to talk about taxes, roads and the price of water.", added,
       "Visitors under 18 will not pay, and dogs have to wait outside with the porter."});
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  const std::string target = folder_.write("story.en.txt", text);
  bool left_out = false;
  bool put_in = false;
  for (const json& each : findings({source, target, "--src-lang", "fr", "--tgt-lang", "en",
                                    "--checks", "omission,addition"})) {
    EXPECT_EQ(each["file"], target);
    left_out =
        left_out || (each["check"] == "omission" && each["line"] >= 19 && each["line"] <= 22);
    put_in = put_in || (each["check"] == "addition" && each["tgt_text"] == added);
  }
  EXPECT_TRUE(left_out);
  EXPECT_TRUE(put_in);
}

TEST_F(Check, terms_of_a_glossary_are_looked_for) {
  const std::string pair = folder_.write("g.tsv",
                                         "The quay is closed.\tLe débarcadère est fermé.\n"
                                         "The quay is open.\tLe quai est ouvert.\n");
  const std::string terms = folder_.write("terms.tsv", "quay\tquai\n");
  const std::vector<std::string> call = {pair,         "--header", "no",       "--src-lang", "en",
                                         "--tgt-lang", "fr",       "--checks", "terminology"};
  EXPECT_EQ(findings(call).size(), 0U);
  auto with_terms = call;
  with_terms.insert(with_terms.end(), {"--glossary", terms});
  const auto found = findings(with_terms);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["message"], "the term quay should be translated as quai");
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
