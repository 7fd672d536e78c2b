// Bad input: a clear line, the right exit status, and no half-written output.
#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/run_program.h"

namespace calque {
namespace {

const std::string english =
    "The harbour was closed for three weeks, David Lau said on Monday.\n"
    "It cost the town 200,000 euros, and nobody wants to pay for it.\n";
const std::string french =
    "Le port a été fermé pendant trois semaines, a déclaré David Lau lundi.\n"
    "La ville y a perdu 200 000 euros, et personne ne veut les payer.\n";

// Every test runs without a model: what is tested does not depend on one.
class BadInput : public testing::Test {
 protected:
  ProgramResult run(std::vector<std::string> arguments, const std::string& standard_input = "") {
    ProgramInput input{standard_input, {{"CALQUE_MODELS", folder_.path("no-models")}}};
    return calque_(arguments, input);
  }
  std::string file(const std::string& name, const std::string& content) {
    return folder_.write(name, content);
  }

  // Fails with `status` and one line on standard error that holds `words`; nothing is written.
  void expect_failure(int status, const std::string& words, std::vector<std::string> arguments) {
    const std::string out = folder_.path("result.tsv");
    arguments.insert(arguments.end(), {"--output", out, "--quiet"});
    const std::size_t before = folder_.size();
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(folder_.size(), before) << "something was left behind";
  }

  // With each command in turn, `path` being one of its files.
  void expect_input_error(const std::string& words, const std::string& path) {
    const std::string good = file("good.txt", english);
    expect_failure(3, words, {"langid", path});
    expect_failure(3, words, {"langid", "--lines", path});
    expect_failure(3, words, {"segment", path});
    expect_failure(3, words, {"align", path, good});
    expect_failure(3, words, {"align", "--lines", good, path});
    expect_failure(3, words, {"mine", path, good});
    expect_failure(3, words, {"mine", good, good, path});
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(BadInput, missing_file) { expect_input_error("no such file", folder_.path("missing.txt")); }

TEST_F(BadInput, empty_file) { expect_input_error("the file is empty", file("empty.txt", "")); }

TEST_F(BadInput, directory) { expect_input_error("is a directory", folder_.path("")); }

TEST_F(BadInput, unreadable_file) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  const std::string path = file("secret.txt", english);
  ::chmod(path.c_str(), 0);
  expect_input_error("permission denied", path);
}

TEST_F(BadInput, binary_file) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>(i * 7919 % 251);
  expect_input_error("looks binary", file("data.bin", bytes));
  expect_input_error("PDF", file("paper.pdf", "%PDF-1.4\n" + bytes));
}

TEST_F(BadInput, nul_bytes_in_text) {
  expect_input_error("(byte 12): looks binary",
                     file("nul.txt", "A good line\n" + std::string(1, '\0') + " and a bad one\n"));
}

TEST_F(BadInput, invalid_utf8_with_line_and_byte) {
  const std::string path = file("broken.txt", "Été.\nUn mot cass\xC3 ici.\n");
  expect_input_error("broken.txt:2 (byte 18): not valid UTF-8", path);
}

TEST_F(BadInput, invalid_utf8_is_repaired_when_asked) {
  const std::string path = file("broken.txt", "Été.\nUn mot cass\xC3 ici.\n");
  const ProgramResult result =
      run({"segment", "--lossy", "--lang", "fr", "--lines", "--format", "text", path});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "Été.\nUn mot cass\uFFFD ici.\n");
  EXPECT_NE(result.err.find("replaced by U+FFFD: 1"), std::string::npos) << result.err;
}

TEST_F(BadInput, latin1_is_converted_and_said) {
  const std::string path = file("latin1.txt", "L'\xE9t\xE9 commence d\xE9j\xE0 \xE0 Paris.\n");
  const ProgramResult result = run({"segment", "--lang", "fr", "--format", "text", path});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "L'été commence déjà à Paris.\n");
  EXPECT_NE(result.err.find("latin1.txt: read as windows-1252 (Latin-1)"), std::string::npos)
      << result.err;
}

TEST_F(BadInput, utf16_is_converted_and_said) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string("A plain line.\n")) bytes += {c, '\0'};
  const ProgramResult result =
      run({"segment", "--lang", "en", "--format", "text", file("wide.txt", bytes)});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out, "A plain line.\n");
  EXPECT_NE(result.err.find("read as UTF-16LE"), std::string::npos) << result.err;
}

TEST_F(BadInput, unknown_charset) {
  expect_failure(2, "unknown charset: nonsense",
                 {"segment", "--charset", "nonsense", file("a.txt", english)});
}

TEST_F(BadInput, one_long_line) {
  std::string line;
  while (line.size() < 5'000'000)
    line += "A sentence of the long line number " + std::to_string(line.size()) + ". ";
  const std::string path = file("long.txt", line);
  const ProgramResult result = run({"segment", "--lang", "en", "--format", "text", path});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_GT(std::count(result.out.begin(), result.out.end(), '\n'), 100'000);
  EXPECT_EQ(run({"langid", "--lines", path}).status, 0);
}

TEST_F(BadInput, a_million_empty_lines) {
  const std::string path = file("lines.txt", std::string(1'000'000, '\n'));
  const ProgramResult result = run({"langid", "--lines", "--format", "jsonl", path});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(std::count(result.out.begin(), result.out.end(), '\n'), 1'000'000);
  expect_failure(3, "nothing but white space", {"segment", path});
  expect_failure(3, "nothing but white space", {"mine", path, path});
}

TEST_F(BadInput, empty_lines_are_aligned_one_by_one) {
  const std::string path = file("lines.txt", std::string(1000, '\n'));
  const ProgramResult result = run({"align", "--lines", "--format", "jsonl", path, path});
  EXPECT_EQ(result.status, 0) << result.err;
}

TEST_F(BadInput, only_numbers) {
  const std::string numbers = file("numbers.txt", "12 34\n56 78 90\n");
  const std::string good = file("good.txt", english);
  for (const auto& arguments : std::vector<std::vector<std::string>>{{"langid", numbers},
                                                                     {"langid", "--lines", numbers},
                                                                     {"segment", numbers},
                                                                     {"align", numbers, good},
                                                                     {"mine", numbers, good}}) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << arguments[0] << ": " << result.err;
  }
  const ProgramResult result = run({"langid", "--lines", "--format", "jsonl", numbers});
  EXPECT_EQ(result.out.substr(0, 13), "{\"lang\":\"und\"") << result.out;
}

TEST_F(BadInput, one_word) {
  const std::string word = file("word.txt", "Bonjour");
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"langid", word}, {"segment", word}, {"align", word, word}, {"mine", word, word}}) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << arguments[0] << ": " << result.err;
  }
}

TEST_F(BadInput, no_known_language) {
  const std::string path = file("signs.txt", "Xqz wvkr tlhp. Zzt ptkq xrv!\n\n☃ ☃ → ←\n");
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"langid", path}, {"segment", path}, {"align", path, path}, {"mine", path, path}}) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << arguments[0] << ": " << result.err;
  }
}

TEST_F(BadInput, both_sides_in_one_language_is_said) {
  const std::string one = file("one.txt", english);
  const std::string two = file(
      "two.txt",
      "Monday was a quiet day in the harbour. The town has 200,000 reasons to be glad of it.\n");
  for (const std::string command : {"align", "mine"}) {
    const ProgramResult result =
        run({command, "--src-lang", "en", "--tgt-lang", "en-GB", one, two});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.err.find("both sides are in the same language"), std::string::npos)
        << result.err;
  }
}

TEST_F(BadInput, the_same_file_twice_is_said) {
  const std::string path = file("one.txt", english);
  for (const std::string command : {"align", "mine"}) {
    const ProgramResult result = run({command, path, path});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.err.find("the same text stands on both sides"), std::string::npos)
        << result.err;
  }
}

TEST_F(BadInput, a_named_model_that_is_missing_or_damaged) {
  const std::string good = file("good.txt", english);
  const std::string damaged =
      file("lid.176.ftz", std::string("\xBA\x16\x4F\x2F\x0C\0\0\0junk", 12));
  const std::string other = file("other.bin", "no model at all");
  expect_failure(4, "no-model.ftz",
                 {"langid", "--langid-model", folder_.path("no-model.ftz"), good});
  expect_failure(4, "the model is damaged", {"langid", "--langid-model", damaged, good});
  expect_failure(4, "other.bin", {"segment", "--langid-model", other, good});
  expect_failure(4, "other.bin", {"mine", "--langid-model", other, good, good});
  expect_failure(4, "calque-test", {"align", "--langid-model", folder_.path(""), good, good});
}

TEST_F(BadInput, a_default_model_that_is_missing_or_damaged_costs_a_note) {
  const std::string good = file("good.txt", english);
  const ProgramResult missing = run({"langid", good});
  EXPECT_EQ(missing.status, 0);
  EXPECT_NE(missing.err.find("calque models fetch lid.176"), std::string::npos) << missing.err;
  std::filesystem::create_directory(folder_.path("no-models"));
  file("no-models/lid.176.ftz", "damaged");
  const ProgramResult damaged = run({"langid", "--format", "jsonl", good});
  EXPECT_EQ(damaged.status, 0);
  EXPECT_NE(damaged.err.find("the model is damaged"), std::string::npos) << damaged.err;
  EXPECT_NE(damaged.out.find("\"lang\":\"en\""), std::string::npos) << damaged.out;
  EXPECT_EQ(run({"models", "verify"}).status, 4);
}

TEST_F(BadInput, a_table_that_is_not_there_or_damaged) {
  const std::string good = file("good.txt", english);
  for (const std::string command : {"align", "mine"}) {
    expect_failure(4, "missing", {command, "--fast", good, good});
    expect_failure(4, "calque models build static", {command, "--encoder", "static", good, good});
  }
  expect_failure(4, "calque models build static", {"embed", "--encoder", "static", good});
  EXPECT_EQ(run({"models", "verify", "static"}).status, 4);
  EXPECT_NE(run({"models", "verify", "static"}).err.find("calque models build static"),
            std::string::npos);
  EXPECT_NE(run({"models", "list"}).out.find("static                 missing"), std::string::npos);
  EXPECT_EQ(run({"models", "build", "static"}).status, 4);
  EXPECT_EQ(run({"models", "fetch", "static"}).status, 2);
  EXPECT_EQ(run({"models", "build", "lid.176"}).status, 2);
  std::filesystem::create_directory(folder_.path("no-models"));
  file("no-models/multilingual-e5-small.static", "calque static");
  expect_failure(4, "not a table of static vectors", {"align", "--fast", good, good});
  EXPECT_NE(run({"models", "list", "static"}).out.find("damaged"), std::string::npos);
  const ProgramResult automatic = run({"align", good, good});
  EXPECT_EQ(automatic.status, 0);
  EXPECT_NE(automatic.err.find("the sentence encoder is not used"), std::string::npos)
      << automatic.err;
}

TEST_F(BadInput, an_encoder_that_is_not_there) {
  const std::string good = file("good.txt", english);
  expect_failure(4, "/no/model: no model folder is here",
                 {"mine", "--encoder", "/no/model", good, good});
  expect_failure(4, "/no/model: no model folder is here",
                 {"align", "--encoder", "/no/model", good, good});
  expect_failure(2, "there is no encoder to make vectors with",
                 {"embed", "--encoder", "none", good});
}

TEST_F(BadInput, output_that_cannot_be_written) {
  const std::string good = file("good.txt", english);
  const std::size_t before = folder_.size();
  const auto expect = [&](const std::string& out, const std::string& words) {
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"langid", good}, {"segment", good}, {"align", good, good}, {"mine", good, good}}) {
      std::vector<std::string> all = arguments;
      all.insert(all.end(), {"--quiet", "--output", out});
      const ProgramResult result = run(all);
      EXPECT_EQ(result.status, 5) << result.err;
      EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    }
  };
  expect(folder_.path("no/such/folder.tsv"), "no such folder");
  expect(folder_.path(""), "is a directory");
  if (std::filesystem::exists("/dev/full")) expect("/dev/full", "no space left");
  if (std::filesystem::is_directory("/proc")) expect("/proc/calque.tsv", "cannot be written");
  EXPECT_EQ(folder_.size(), before);
}

TEST_F(BadInput, output_to_a_read_only_folder) {
  if (::geteuid() == 0) GTEST_SKIP() << "root writes everywhere";
  const std::string good = file("good.txt", english);
  std::filesystem::create_directory(folder_.path("locked"));
  ::chmod(folder_.path("locked").c_str(), 0555);
  EXPECT_EQ(run({"segment", good, "--output", folder_.path("locked/out.tsv")}).status, 5);
}

TEST_F(BadInput, output_onto_an_input_file) {
  const std::string one = file("one.txt", english);
  const std::string two = file("two.txt", french);
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"align", one, two, "--output", one},
                                             {"mine", one, two, "--output", two},
                                             {"segment", one, "--output", one}}) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 2) << result.err;
  }
  EXPECT_EQ(folder_.read("one.txt"), english);
}

TEST_F(BadInput, a_reader_that_goes_away) {
  const std::string path = file("many.txt", std::string(200'000, '\n'));
  const std::string command = std::string(CALQUE_BIN) + " langid -q --langid-model none --lines '" +
                              path + "' 2>'" + folder_.path("err") + "'; echo $? >'" +
                              folder_.path("status") + "'";
  const int ended = std::system(("( " + command + " ) | head -n 1 >/dev/null").c_str());
  EXPECT_EQ(ended, 0);
  EXPECT_EQ(folder_.read("status"), "5\n");
  EXPECT_EQ(folder_.read("err"), "");
}

TEST_F(BadInput, a_stop_signal_leaves_no_output) {
  std::string many;
  for (int i = 0; i < 300'000; ++i)
    many += "A line that takes its time, number " + std::to_string(i) + ".\n";
  const std::string path = file("many.txt", many);
  for (const auto& [signal_number, status] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    const pid_t child = calque_.start(
        {"langid", "--lines", "--langid-model", "none", path, "--output", folder_.path("out.tsv")});
    // The output is open once a second file is in the folder.
    for (int i = 0; i < 500 && folder_.size() < 2; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ::kill(child, signal_number);
    EXPECT_EQ(calque_.wait(child).status, status);
    EXPECT_EQ(folder_.size(), 1U);
  }
}

TEST_F(BadInput, wrong_use) {
  const std::string good = file("good.txt", english);
  expect_failure(2, "unknown command: ailgn", {"ailgn"});
  expect_failure(2, "unknown option: --bogus", {"mine", "--bogus", good, good});
  expect_failure(2, "argument missing: TGT", {"mine", good});
  expect_failure(2, "one argument too many", {"segment", good, good});
  expect_failure(2, "not a score: 1.5", {"mine", "--min-score", "1.5", good, good});
  expect_failure(2, "not a score: nan", {"mine", "--min-score", "nan", good, good});
  expect_failure(2, "unknown format: xml", {"mine", "--format", "xml", good, good});
  expect_failure(2, "only links can be shown as html", {"segment", "--format", "html", good});
  expect_failure(2, "only links can be shown as html", {"langid", "--format", "html", good});
  expect_failure(2, "--columns has no meaning in html results",
                 {"mine", "--format", "html", "--columns", "score", good, good});
  expect_failure(2, "choose from score,", {"mine", "--columns", "score,nothing", good, good});
  expect_failure(2, "not a language tag: french", {"segment", "--lang", "french", good});
  expect_failure(2, "not a number of threads: -1", {"segment", "--threads", "-1", good});
  expect_failure(2, "standard input can be read only once", {"align", "-", "-"});
  EXPECT_EQ(run({}).status, 2);
}

TEST_F(BadInput, output_that_is_the_text_or_its_vectors) {
  const std::string text = file("text.txt", english);
  const std::string vectors = file("text.npy", "not touched");
  const std::vector<std::vector<std::string>> calls = {
      {"embed", "-o", text, text},
      {"align", "--src-vectors", vectors, "--tgt-vectors", vectors, "--format", "tsv", "--output",
       vectors, text, text}};
  for (const auto& arguments : calls) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 2) << result.err;
    EXPECT_NE(result.err.find("would replace an input"), std::string::npos) << result.err;
  }
  EXPECT_EQ(folder_.read("text.txt"), english);
  EXPECT_EQ(folder_.read("text.npy"), "not touched");
}

TEST_F(BadInput, output_that_is_one_of_the_rule_files) {
  const std::string text = file("text.txt", english);
  const std::string rules = file("en.rules", "[never]\nApprox.\n");
  const ProgramResult result =
      run({"segment", "--rules", rules, text, "--format", "tsv", "--output", rules});
  EXPECT_EQ(result.status, 2) << result.err;
  EXPECT_NE(result.err.find("would replace an input"), std::string::npos) << result.err;
  EXPECT_EQ(run({"segment", "--rules", rules, text, "--format", "text"}).status, 0);
}

}  // namespace
}  // namespace calque
