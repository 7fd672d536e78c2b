// --srx as a user meets it: rules that are used, files that are refused.
#include <gtest/gtest.h>

#include "support/run_program.h"

namespace calque {
namespace {

// Breaks at semicolons, in English; `rule` stands in line 3.
std::string srx(const std::string& rule) {
  return "<srx version=\"2.0\"><header cascade=\"yes\"/><body>\n"
         "<languagerules><languagerule languagerulename=\"English\">\n" +
         rule +
         "\n<rule break=\"yes\"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>\n"
         "</languagerule></languagerules>\n"
         "<maprules><languagemap languagepattern=\"EN.*\" "
         "languagerulename=\"English\"/></maprules>\n"
         "</body></srx>\n";
}

class Srx : public testing::Test {
 protected:
  ProgramResult run(std::vector<std::string> arguments, const std::string& standard_input = "") {
    return calque_(arguments, {standard_input, {{"CALQUE_MODELS", folder_.path("no-models")}}});
  }
  void expect_failure(int status, const std::string& words, std::vector<std::string> arguments) {
    arguments.push_back("--quiet");
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_EQ(result.out, "");
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
  std::string text_ = folder_.write("text.txt", "It rose; it fell. Nobody saw it.\n");
  std::string good_ = folder_.write("good.srx", srx(""));
};

TEST_F(Srx, rules_replace_ours_for_the_languages_they_name) {
  EXPECT_EQ(run({"segment", "--srx", good_, "--lang", "en-GB", "-f", "text", text_}).out,
            "It rose;\nit fell. Nobody saw it.\n");
  EXPECT_EQ(run({"segment", "--srx", good_, "--lang", "fr", "-f", "text", text_}).out,
            "It rose; it fell.\nNobody saw it.\n");
}

TEST_F(Srx, align_and_mine_take_them) {
  for (const std::string command : {"align", "mine"}) {
    const ProgramResult result = run({command, "--srx", good_, "--src-lang", "en", "--tgt-lang",
                                      "fr", "-f", "jsonl", "-v", text_, text_});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.err.find("language en, segments: 2"), std::string::npos) << result.err;
  }
  const ProgramResult aligned = run({"align", "--srx", good_, "--src-lang", "en", "--tgt-lang",
                                     "fr", "--columns", "src_text", text_, text_});
  EXPECT_NE(aligned.out.find("it fell. Nobody saw it."), std::string::npos) << aligned.out;
}

TEST_F(Srx, lines_stay_whole_with_a_note) {
  const ProgramResult result =
      run({"segment", "--lines", "--srx", good_, "--lang", "en", "-f", "text", text_});
  EXPECT_EQ(result.out, "It rose; it fell. Nobody saw it.\n");
  EXPECT_NE(result.err.find("good.srx: not used"), std::string::npos) << result.err;
}

TEST_F(Srx, standard_input_is_read_once) {
  EXPECT_EQ(run({"segment", "--srx", "-", "--lang", "en", "-f", "text", text_}, srx("")).out,
            "It rose;\nit fell. Nobody saw it.\n");
  expect_failure(2, "standard input can be read only once", {"segment", "--srx", "-", "-"});
}

TEST_F(Srx, the_file_is_not_written_over) {
  expect_failure(2, "good.srx", {"segment", "--srx", good_, "-o", good_, text_});
  EXPECT_EQ(folder_.read("good.srx"), srx(""));
}

TEST_F(Srx, bad_files_are_refused_with_their_place) {
  const auto refused = [&](const std::string& words, const std::string& content) {
    expect_failure(3, words,
                   {"segment", "--lang", "en", "--srx", folder_.write("bad.srx", content), text_});
  };
  expect_failure(3, "no such file", {"segment", "--srx", folder_.path("none.srx"), text_});
  refused("bad.srx: the file is empty", "");
  refused("bad.srx:1: not an SRX file: its root is <html>", "<html/>");
  refused("bad.srx:5: not well-formed XML", srx("<rule>"));
  refused("bad.srx:3: rule 1 of \"English\" is no regular expression: character 2 of a)",
          srx("<rule><beforebreak>a)</beforebreak></rule>"));
  text_ = folder_.write("long.txt", std::string(80, 'a') + "\n");
  refused("bad.srx:3: rule 1 of \"English\" takes too long or too much memory on this text",
          srx("<rule><beforebreak>((\\w| )*)*x</beforebreak></rule>"));
}

}  // namespace
}  // namespace calque
