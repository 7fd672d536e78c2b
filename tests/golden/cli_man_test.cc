// Manual pages say what the help says, in roff without a fault.
#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/run_program.h"

namespace calque {
namespace {

const std::vector<std::vector<std::string>> commands = {
    {},         {"langid"}, {"segment"},        {"align"},           {"mine"},
    {"models"}, {"man"},    {"models", "list"}, {"models", "fetch"}, {"completion"}};

ProgramResult manual(std::vector<std::string> command, const char* language) {
  command.insert(command.begin(), "man");
  command.insert(command.end(), {"--ui-lang", language});
  return Program(CALQUE_BIN)(command);
}

bool has_groff() { return std::system("command -v groff >/dev/null 2>&1") == 0; }

// The page as plain text; what groff complains of in `warnings`.
std::string formatted(const std::string& page, std::string& warnings) {
  const TemporaryFolder folder;
  folder.write("page", page);
  const std::string in = "'" + folder.path("page") + "'";
  const int status = std::system(("GROFF_NO_SGR=1 groff -man -ww -Tutf8 -P-cbou " + in + " >'" +
                                  folder.path("out") + "' 2>'" + folder.path("err") + "'")
                                     .c_str());
  EXPECT_EQ(status, 0);
  warnings = folder.read("err");
  return folder.read("out");
}

TEST(Manual, pages_are_roff_without_warnings) {
  if (!has_groff()) GTEST_SKIP() << "no groff here";
  for (const auto& command : commands) {
    for (const char* language : {"en", "fr"}) {
      const ProgramResult result = manual(command, language);
      ASSERT_EQ(result.status, 0) << result.err;
      std::string warnings;
      const std::string text = formatted(result.out, warnings);
      EXPECT_EQ(warnings, "") << (command.empty() ? "calque" : command.front());
      EXPECT_GT(text.size(), 1000U);
    }
  }
}

TEST(Manual, a_page_reads_like_the_help) {
  if (!has_groff()) GTEST_SKIP() << "no groff here";
  std::string warnings;
  const std::string text = formatted(manual({"align"}, "en").out, warnings);
  for (const char* part :
       {"calque-align - link the segments", "calque align [OPTIONS] SRC TGT", "-o, --output FILE",
        "--newlines keep|join|auto", "leave out links with a lower score, 0 to 1",
        "calque align --output story.tsv story.fr.txt story.en.txt", "EXIT STATUS", "ENVIRONMENT",
        "CALQUE_MODELS", "FILES", "~/.local/share/calque/models", "calque-mine(1)"}) {
    EXPECT_NE(text.find(part), text.npos) << part << "\n" << text;
  }
}

TEST(Manual, speaks_french) {
  if (!has_groff()) GTEST_SKIP() << "no groff here";
  std::string warnings;
  const std::string text = formatted(manual({"mine"}, "fr").out, warnings);
  for (const char* part : {"EXEMPLES", "VOIR AUSSI", "ENVIRONNEMENT", "CODE DE RETOUR", "détectée",
                           "Qu’est-ce qu’un article", "Des mots que"}) {
    EXPECT_NE(text.find(part), text.npos) << part << "\n" << text;
  }
  for (const char* part : {" the ", "EXAMPLE", "Exemple", "OPTIONS:"}) {
    EXPECT_EQ(text.find(part), text.npos) << part;
  }
}

TEST(Manual, all_pages_are_written_at_once) {
  const TemporaryFolder folder;
  const ProgramResult result = Program(CALQUE_BIN)({"man", "--folder", folder.path("")});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_GE(folder.size(), commands.size());
  EXPECT_EQ(folder.read("calque-models-list.1"), manual({"models", "list"}, "en").out);
  EXPECT_EQ(folder.read("calque.1"), manual({}, "en").out);
}

TEST(Manual, makes_the_folder_for_its_pages) {
  const TemporaryFolder folder;
  EXPECT_EQ(Program(CALQUE_BIN)({"man", "--folder", folder.path("share/man1")}).status, 0);
  EXPECT_FALSE(folder.read("share/man1/calque.1").empty());
}

TEST(Manual, wrong_use_is_said) {
  EXPECT_EQ(manual({"ailgn"}, "en").status, 2);
  EXPECT_EQ(manual({"models", "align"}, "en").status, 2);
  EXPECT_EQ(Program(CALQUE_BIN)({"man", "align", "--folder", "."}).status, 2);
  const TemporaryFolder folder;
  const std::string file = folder.write("file", "");
  EXPECT_EQ(Program(CALQUE_BIN)({"man", "--folder", file + "/below"}).status, 5);
}

TEST(Manual, the_help_tells_statuses_environment_and_files) {
  const std::string help = Program(CALQUE_BIN)({"--help"}).out;
  for (const char* part : {"Exit status:", "Environment:", "Files:", "CALQUE_PYTHON", "130, 143"}) {
    EXPECT_NE(help.find(part), help.npos) << part;
  }
}

}  // namespace
}  // namespace calque
