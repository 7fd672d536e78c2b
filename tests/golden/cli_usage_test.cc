// Wrong use: the line that says so helps.
#include <gtest/gtest.h>

#include "support/run_program.h"

namespace calque {
namespace {

class WrongUse : public testing::Test {
 protected:
  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(WrongUse, a_slip_of_the_keyboard_is_guessed) {
  const auto expect = [&](const std::string& words, const std::vector<std::string>& arguments) {
    const ProgramResult result = calque_(arguments);
    EXPECT_EQ(result.status, 2);
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
  };
  expect("did you mean align? (see calque --help)", {"ailgn"});
  expect("did you mean align? (see calque --help)", {"help", "algin"});
  expect("did you mean fetch? (see calque models --help)", {"models", "fecth"});
  expect("did you mean --dictionary? (see calque align --help)", {"align", "--dictonary", "x"});
  expect("did you mean --output? (see calque mine --help)", {"mine", "--outptu=x.tsv", "a", "b"});
  expect("did you mean --min-score?", {"mine", "--min", "0.5", "a", "b"});
  expect("vouliez-vous dire --pins\u00A0?", {"align", "--pin", "x", "--ui-lang", "fr"});
  expect("unknown option: --lang; put it behind the command (see calque segment --help)",
         {"--lang", "fr", "segment", "x.txt"});
  expect("unknown command: frobnicate; see calque --help", {"frobnicate"});
  expect("unknown option: --xyzzy; see calque mine --help", {"mine", "--xyzzy", "a", "b"});
  expect("; see calque --help", {"help", std::string(100'000, 'a')});
}

TEST_F(WrongUse, a_name_that_no_format_goes_with) {
  const std::string good = folder_.write("good.txt", "A plain line.\n");
  for (const std::string name : {"out.docx", "out.csv", "out.csv.gz", "out.jsonl.bak", "out.xlf"}) {
    const std::size_t before = folder_.size();
    const ProgramResult result = calque_({"segment", good, "--output", folder_.path(name)});
    EXPECT_EQ(result.status, 2) << name;
    EXPECT_EQ(result.err, "calque: no format goes with the name " + folder_.path(name) +
                              "; end it in .tsv, .jsonl, .txt, .html, or give --format\n");
    EXPECT_EQ(folder_.size(), before);
  }
}

}  // namespace
}  // namespace calque
