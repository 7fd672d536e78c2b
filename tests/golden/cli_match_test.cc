// calque match as a user runs it.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "support.h"
#include "support/run_program.h"

namespace calque {
namespace {

class Match : public testing::Test {
 protected:
  ProgramResult run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"match", "--encoder", "none"});
    return calque_(arguments, {"", {{"CALQUE_MODELS", folder_.path("no-models")}}});
  }
  std::string make(const std::string& name) {
    std::filesystem::create_directories(folder_.path(name));
    return folder_.path(name);
  }
  void copy_data() {
    for (const std::string side : {"fr", "en"}) {
      std::filesystem::copy(test::data_path("match/" + side), folder_.path(side),
                            std::filesystem::copy_options::recursive);
    }
  }
  void expect_failure(const std::string& words, const std::vector<std::string>& arguments,
                      int status = 3) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(result.err.find("error"), result.err.rfind("error")) << result.err;
    EXPECT_EQ(result.out, "");
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

// Source and target of every row, sorted.
std::vector<std::string> pairs_in(const std::string& tsv) {
  std::vector<std::string> pairs;
  std::stringstream lines(tsv);
  for (std::string line; std::getline(lines, line);) pairs.push_back(line);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

TEST_F(Match, finds_the_pairs_of_the_sample) {
  const ProgramResult result = run({"--quiet", "--columns", "src_doc,tgt_doc",
                                    test::data_path("match/fr"), test::data_path("match/en")});
  EXPECT_EQ(result.status, 0) << result.err;
  auto expected = pairs_in(test::read_bytes(test::data_path("match/pairs.tsv")));
  expected.push_back("src_doc\ttgt_doc");
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(pairs_in(result.out), expected);
}

TEST_F(Match, writes_json_with_evidence) {
  const ProgramResult result = run(
      {"--quiet", "--format", "jsonl", test::data_path("match/fr"), test::data_path("match/en")});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 4);
  EXPECT_NE(result.out.find(R"("src_doc":"04-velo.txt","tgt_doc":"b.txt")"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find(R"("kind":"entity")"), std::string::npos) << result.out;
}

TEST_F(Match, is_the_same_on_any_number_of_threads) {
  const std::string fr = test::data_path("match/fr");
  const std::string en = test::data_path("match/en");
  const std::string one = run({"--quiet", "--threads", "1", fr, en}).out;
  EXPECT_EQ(run({"--quiet", "--threads", "3", fr, en}).out, one);
}

TEST_F(Match, looks_into_folders_below_but_not_into_hidden_ones) {
  copy_data();
  make("fr/sub");
  make("fr/.git");
  std::filesystem::rename(folder_.path("fr/04-velo.txt"), folder_.path("fr/sub/04.txt"));
  std::filesystem::rename(folder_.path("fr/01-phare.txt"), folder_.path("fr/.git/01.txt"));
  const ProgramResult result = run({"--quiet", folder_.path("fr"), folder_.path("en")});
  EXPECT_NE(result.out.find("\tsub/04.txt\tb.txt\t"), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("01.txt"), std::string::npos) << result.out;
}

TEST_F(Match, leaves_out_what_cannot_be_read_and_says_so) {
  copy_data();
  folder_.write("fr/empty.txt", "");
  folder_.write("fr/blank.txt", " \n\n");
  folder_.write("en/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 20));
  folder_.write("en/broken.txt", "caf\xE9 \x81\x8d");
  const ProgramResult result = run({"--charset", "utf-8", "--columns", "src_doc,tgt_doc",
                                    folder_.path("fr"), folder_.path("en")});
  EXPECT_EQ(result.status, 0) << result.err;
  for (const std::string name : {"empty.txt", "blank.txt", "picture.png", "broken.txt"})
    EXPECT_NE(result.err.find(name), std::string::npos) << name << "\n" << result.err;
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 5) << result.out;
}

TEST_F(Match, refuses_what_is_no_collection) {
  copy_data();
  const std::string fr = folder_.path("fr");
  expect_failure("no such folder", {fr, folder_.path("missing")});
  expect_failure("no such folder", {folder_.path("missing"), fr});
  expect_failure("the folder holds no file", {make("empty"), fr});
  expect_failure("is a file, not a folder", {fr, folder_.path("en/a.txt")});
  expect_failure("same folder", {fr, fr}, 2);
  make("bad");
  folder_.write("bad/empty.txt", "");
  expect_failure("no file in the folder can be read", {fr, folder_.path("bad")});
}

TEST_F(Match, refuses_to_write_over_a_document_and_forms_it_has_not) {
  copy_data();
  const std::string fr = folder_.path("fr");
  const std::string en = folder_.path("en");
  expect_failure("replace an input file",
                 {fr, en, "--output", folder_.path("en/a.txt"), "--format", "tsv"}, 2);
  expect_failure("cannot be shown as text", {fr, en, "--format", "text"}, 2);
  expect_failure("not a score", {fr, en, "--min-score", "2"}, 2);
}

TEST_F(Match, says_when_nothing_matches) {
  make("a");
  make("b");
  folder_.write("a/1.txt", "Il pleuvra toute la semaine dans le nord du pays.\n");
  folder_.write("b/1.txt", "She bakes loaves at night and never counts them.\n");
  const ProgramResult result = run({folder_.path("a"), folder_.path("b")});
  EXPECT_EQ(result.status, 0);
  EXPECT_NE(result.err.find("no document here seems to have its counterpart"), std::string::npos)
      << result.err;
}

}  // namespace
}  // namespace calque
