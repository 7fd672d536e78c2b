// Completion scripts: each shell accepts its own; bash completes as a person would see it.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/run_program.h"

namespace calque {
namespace {

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::string script(const std::string& shell, const std::string& language = "en") {
  const ProgramResult result = Program(CALQUE_BIN)({"completion", shell, "--ui-lang", language});
  EXPECT_EQ(result.status, 0) << result.err;
  return result.out;
}

class Completion : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("calque.bash", script("bash"));
    for (const char* name : {"a.tsv", "b.jsonl", "c.txt", "two words.tsv", "lt.rules"}) {
      folder_.write(name, "");
    }
  }

  // What bash offers for the last of `words`, in the test's folder; sorted.
  std::vector<std::string> offered(const std::vector<std::string>& words) {
    std::string line = "cd \"$1\" && source ./calque.bash && COMP_WORDS=(";
    for (const std::string& word : words) line += "'" + word + "' ";
    line += ") && COMP_CWORD=" + std::to_string(words.size() - 1) +
            " && _calque && printf '%s\\n' \"${COMPREPLY[@]}\"";
    const ProgramResult result = bash_({"--norc", "-c", line, "bash", folder_.path("")});
    EXPECT_EQ(result.err, "");
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < result.out.size();) {
      const std::size_t end = result.out.find('\n', at);
      if (end > at) lines.push_back(result.out.substr(at, end - at));
      at = end + 1;
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  using Words = std::vector<std::string>;
  TemporaryFolder folder_;
  Program bash_{"/bin/bash"};
};

TEST_F(Completion, bash_offers_commands_and_options) {
  if (!has_program("/bin/bash")) GTEST_SKIP() << "no bash here";
  const Words commands = offered({"calque", ""});
  for (const char* name : {"align", "completion", "langid", "man", "mine", "models", "segment"}) {
    EXPECT_TRUE(std::count(commands.begin(), commands.end(), name)) << name;
  }
  EXPECT_EQ(offered({"calque", "seg"}), Words{"segment"});
  EXPECT_EQ(offered({"calque", "--ui-lang", "fr", "seg"}), Words{"segment"});
  EXPECT_EQ(offered({"calque", "models", ""}),
            (Words{"build", "fetch", "list", "quantize", "verify"}));
  EXPECT_EQ(offered({"calque", "align", "--dic"}), Words{"--dictionary"});
  EXPECT_EQ(offered({"calque", "segment", "--dic"}), Words{});
  EXPECT_EQ(offered({"calque", "align", "--output", "mine", "--dic"}), Words{"--dictionary"})
      << "an option's value is no command";
}

TEST_F(Completion, bash_offers_what_an_option_takes) {
  if (!has_program("/bin/bash")) GTEST_SKIP() << "no bash here";
  EXPECT_EQ(offered({"calque", "segment", "--format", ""}), (Words{"jsonl", "text", "tsv"}));
  EXPECT_EQ(offered({"calque", "segment", "-f", "j"}), Words{"jsonl"});
  EXPECT_EQ(offered({"calque", "align", "--format", "=", "h"}), Words{"html"});
  EXPECT_EQ(
      offered({"calque", "align", "--format", "="}),
      (Words{"csv", "html", "jsonl", "ladder", "moses", "text", "tmx", "tsv", "xliff", "xliff2"}));
  EXPECT_EQ(offered({"calque", "mine", "--newlines", "k"}), Words{"keep"});
  EXPECT_EQ(offered({"calque", "segment", "--lang", "lt"}), Words{"lt"});
  EXPECT_EQ(offered({"calque", "segment", "--charset", "koi8-"}), Words{});
  EXPECT_FALSE(offered({"calque", "segment", "--charset", "KOI8-"}).empty());
  EXPECT_EQ(offered({"calque", "segment", "--threads", ""}), Words{});
  EXPECT_EQ(offered({"calque", "models", "fetch", "lid"}), Words{"lid.176"});
  EXPECT_EQ(offered({"calque", "completion", "z"}), Words{"zsh"});
  EXPECT_EQ(offered({"calque", "man", "lan"}), Words{"langid"});
}

TEST_F(Completion, bash_offers_files_with_fitting_extensions) {
  if (!has_program("/bin/bash")) GTEST_SKIP() << "no bash here";
  EXPECT_EQ(offered({"calque", "align", "--pins", ""}),
            (Words{"a.tsv", "b.jsonl", "two words.tsv"}));
  EXPECT_EQ(offered({"calque", "align", "--pins", "c"}), (Words{"c.txt", "calque.bash"}))
      << "better than nothing";
  EXPECT_EQ(offered({"calque", "align", "--pins", "\"two"}), Words{"two words.tsv"});
  EXPECT_EQ(offered({"calque", "mine", "--rules", ""}), Words{"lt.rules"});
  EXPECT_EQ(offered({"calque", "align", "c"}), (Words{"c.txt", "calque.bash"}));
  EXPECT_EQ(offered({"calque", "align", "c.txt", "b"}), Words{"b.jsonl"});
  EXPECT_EQ(offered({"calque", "align", "c.txt", "b.jsonl", ""}), Words{}) << "two are enough";
  EXPECT_EQ(offered({"calque", "mine", "c.txt", "b.jsonl", "a"}), Words{"a.tsv"});
}

// Every option of the help is in every script.
TEST(CompletionScripts, hold_all_options) {
  const std::string bash = script("bash");
  const std::string zsh = script("zsh");
  const std::string fish = script("fish");
  std::size_t seen = 0;
  for (const char* command : {"langid", "segment", "align", "mine"}) {
    const std::string help = Program(CALQUE_BIN)({command, "--help"}).out;
    for (std::size_t at = help.find("\n  -"); at != help.npos; at = help.find("\n  -", at + 1)) {
      const std::size_t name = help.find("--", at) + 2;
      const std::string option = help.substr(name, help.find_first_of(" \n", name) - name);
      EXPECT_NE(bash.find("--" + option), bash.npos) << option;
      EXPECT_NE(zsh.find("--" + option), zsh.npos) << option;
      EXPECT_NE(fish.find("-l " + option + " "), fish.npos) << option;
      ++seen;
    }
  }
  EXPECT_GT(seen, 40U);
}

TEST(CompletionScripts, are_accepted_by_their_shells) {
  std::string skipped;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    if (!has_program(shell)) {
      skipped += std::string(" ") + shell;
      continue;
    }
    for (const char* language : {"en", "fr"}) {
      const TemporaryFolder folder;
      const std::string path = folder.write("script", script(shell, language));
      EXPECT_EQ(std::system((std::string(shell) + " -n '" + path + "'").c_str()), 0) << shell;
    }
  }
  if (!skipped.empty()) GTEST_SKIP() << "not here:" << skipped;
}

TEST(CompletionScripts, fish_completes) {
  if (!has_program("fish")) GTEST_SKIP() << "no fish here";
  const TemporaryFolder folder;
  const std::string path = folder.write("calque.fish", script("fish"));
  folder.write("a.tsv", "");
  const Program fish("/usr/bin/fish");
  const auto offered = [&](const std::string& line) {
    return fish({"--no-config", "-c",
                 "cd '" + folder.path("") + "'; source '" + path + "'; complete -C '" + line +
                     "' | string split -f1 \\t"})
        .out;
  };
  EXPECT_EQ(offered("calque models f"), "fetch\n");
  EXPECT_EQ(offered("calque segment --format j"), "jsonl\n");
  EXPECT_EQ(offered("calque align --pins "), "a.tsv\n");
  EXPECT_EQ(offered("calque align --output mine --dic"), "--dictionary\n");
}

TEST(CompletionScripts, an_unknown_shell_is_wrong_use) {
  const ProgramResult result = Program(CALQUE_BIN)({"completion", "tcsh"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.err, "calque: unknown shell: tcsh; choose one of bash|zsh|fish\n");
}

}  // namespace
}  // namespace calque
