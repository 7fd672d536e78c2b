// The forms that calque check writes its findings in.
#include <filesystem>

#include <gtest/gtest.h>

#include "golden/check_fixture.h"

namespace calque {
namespace {

using namespace test;

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

}  // namespace
}  // namespace calque
