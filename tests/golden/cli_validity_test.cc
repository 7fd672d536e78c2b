// Files that calque writes, read by programs that share no code with it.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/run_program.h"

namespace calque {
namespace {

constexpr const char* python = CALQUE_SOURCE_DIR "/.venv/bin/python";
constexpr const char* script = CALQUE_SOURCE_DIR "/tests/support/check_with_toolkit.py";

class Validity : public testing::Test {
 protected:
  std::string convert(const std::string& sample, const std::string& format, const std::string& name,
                      const std::string& source = "fr", const std::string& target = "en") {
    const std::string path = folder_.path(name);
    std::vector<std::string> arguments = {"convert",
                                          "--quiet",
                                          "-f",
                                          format,
                                          "-o",
                                          path,
                                          CALQUE_SOURCE_DIR "/data/formats/" + sample};
    if (!source.empty()) {
      arguments.insert(arguments.end(), {"--src-lang", source, "--tgt-lang", target});
    }
    const ProgramResult result = calque_(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    return path;
  }

  // Source and target of each unit, as translate-toolkit reads them; markup in its own form.
  static nlohmann::json read_by_toolkit(const std::string& path) {
    const ProgramResult result = Program(python)({script, path});
    EXPECT_EQ(result.status, 0) << result.err;
    nlohmann::json pairs = nlohmann::json::array();
    for (const auto& unit : nlohmann::json::parse(result.out)) pairs.push_back({unit[0], unit[1]});
    return pairs;
  }

  static bool has_toolkit() {
    return Program(python)({"-c", "import translate.storage.xliff2"}).status == 0;
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

const nlohmann::json messages = nlohmann::json::array(
    {{"Buy %d ticket", "Acheter %d billet"},
     {"Buy %d tickets", "Acheter %d billets"},
     {"Insert coins", "Insérez une pièce"},
     {"Open", "Ouvrir"},
     {"Open", nullptr},
     {"Two lines:\n\t\"quoted\" and \\ backslash", "Deux lignes :\n\t« cité » et \\ barre oblique"},
     {"Old ticket", "Ancien billet"}});

TEST_F(Validity, translate_toolkit_reads_what_was_written) {
  if (!has_toolkit())
    GTEST_SKIP() << "no translate-toolkit in .venv; scripts/setup --dev installs it";
  for (const auto& [format, name] :
       {std::pair{"tmx", "out.tmx"}, {"xliff", "out.xlf"}, {"xliff2", "out.xliff"}}) {
    EXPECT_EQ(read_by_toolkit(convert("harbour.po", format, name, "en", "fr")), messages) << format;
  }
  // It takes the plural forms of PO for one unit.
  nlohmann::json entries = messages;
  entries.erase(1);
  entries[3][1] = "";
  EXPECT_EQ(read_by_toolkit(convert("harbour.po", "po", "out.po", "en", "fr")), entries);
}

TEST_F(Validity, translate_toolkit_reads_inline_markup) {
  if (!has_toolkit())
    GTEST_SKIP() << "no translate-toolkit in .venv; scripts/setup --dev installs it";
  const nlohmann::json wanted = nlohmann::json::array(
      {{"Le bac part <b>toutes les 20 minutes</b>.", "The ferry leaves <b>every 20 minutes</b>."},
       {"Billets :<br/>2,50 € & 4 € <aller-retour>", "Tickets:<br/>€2.50 & €4 <return>"},
       {"Fermé le dimanche <i>(hiver)", "Closed on Sundays (winter)"}});
  for (const auto& [format, name] :
       {std::pair{"tmx", "out.tmx"}, {"xliff", "out.xlf"}, {"po", "out.po"}}) {
    EXPECT_EQ(read_by_toolkit(convert("harbour.tmx", format, name)), wanted) << format;
  }
}

TEST_F(Validity, xliff_2_keeps_to_its_schema) {
  const std::string jar = CALQUE_SOURCE_DIR "/.venv/share/okapi-lib-xliff2-1.1.7.jar";
  if (!has_toolkit() || !std::filesystem::exists(jar))
    GTEST_SKIP() << "no schema of XLIFF 2 in .venv; scripts/setup --dev fetches it";
  for (const char* sample : {"harbour.tmx", "harbour.xlf", "harbour2.xlf", "harbour.po"}) {
    const std::string path = convert(sample, "xliff2", "out.xlf", "", "");
    const ProgramResult result =
        Program(python)({CALQUE_SOURCE_DIR "/tests/support/check_xliff_schema.py", jar, path});
    EXPECT_EQ(result.status, 0) << sample << ": " << result.out << result.err;
  }
}

TEST_F(Validity, documents_of_python_docx_are_read) {
  if (Program(python)({"-c", "import docx"}).status != 0) {
    GTEST_SKIP() << "no python-docx in .venv; scripts/setup --dev installs it";
  }
  const std::string path = folder_.path("port.docx");
  ASSERT_EQ(Program(python)({CALQUE_SOURCE_DIR "/tests/support/make_docx.py", path}).status, 0);
  EXPECT_EQ(calque_({"segment", "--lang", "fr", "--columns", "kind,text", path}).out,
            "kind\ttext\n"
            "heading\tLe port de Valmer\n"
            "sentence\tLe bac part toutes les 20 minutes du quai nord.\n"
            "sentence\tIl traverse en sept minutes.\n"
            "item\tPas de chiens\n"
            "sentence\tDépart\n"
            "sentence\tArrivée\n");
}

TEST_F(Validity, msgfmt_accepts_po) {
  const Program msgfmt("/usr/bin/msgfmt");
  for (const char* sample : {"harbour.tmx", "harbour.xlf", "harbour2.xlf", "harbour.po"}) {
    const std::string path = convert(sample, "po", "out.po", "", "");
    const ProgramResult result =
        msgfmt({"--check-format", "--check-domain", "-o", "/dev/null", path});
    EXPECT_EQ(result.status, 0) << result.err;
  }
}

}  // namespace
}  // namespace calque
