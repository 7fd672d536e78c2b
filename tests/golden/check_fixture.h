// Two small files with mistakes, and the program that finds them.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/run_program.h"

namespace calque::test {

using nlohmann::json;

inline constexpr const char* catalogue = R"(msgid ""
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

inline constexpr const char* xliff =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="pier.txt" source-language="en" target-language="ar" datatype="plaintext"><body>
<trans-unit id="lamps"><source>3 lamps, 15 boats</source><target>3 مصابيح، 16 قاربا</target></trans-unit>
<trans-unit id="kept"><source>Pier 15</source><target>رصيف 16</target><note>calque-ignore</note></trans-unit>
</body></file></xliff>
)";

inline std::size_t count(const std::string& text, const std::string& part) {
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

}  // namespace calque::test
