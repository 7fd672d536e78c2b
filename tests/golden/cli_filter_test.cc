// calque segment in the middle of a pipe: every line as soon as it comes.
#include <array>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>

#include "support/run_program.h"

namespace calque {
namespace {

ProgramResult filter(const std::string& input, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"segment", "--quiet", "--langid-model", "none"});
  return Program(CALQUE_BIN)(options, {input, {}});
}

// The program with pipes on both sides; what it should write is read with a time limit.
class Piped {
 public:
  explicit Piped(std::vector<std::string> arguments) {
    if (::pipe(to_.data()) != 0 || ::pipe(from_.data()) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ != 0) {
      ::close(to_[0]);
      ::close(from_[1]);
      return;
    }
    ::dup2(to_[0], STDIN_FILENO);
    ::dup2(from_[1], STDOUT_FILENO);
    for (const int descriptor : {to_[0], to_[1], from_[0], from_[1]}) ::close(descriptor);
    std::vector<char*> argv = {const_cast<char*>(CALQUE_BIN)};
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    ::execv(CALQUE_BIN, argv.data());
    ::_exit(127);
  }
  ~Piped() { ::close(from_[0]); }

  void write(const std::string& text) const {
    EXPECT_EQ(::write(to_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  // Reads until `size` bytes are there or nothing came for ten seconds.
  std::string read(std::size_t size) const {
    std::string text;
    while (text.size() < size) {
      struct pollfd ready = {from_[0], POLLIN, 0};
      if (::poll(&ready, 1, 10'000) <= 0) break;
      char c = 0;
      if (::read(from_[0], &c, 1) <= 0) break;
      text += c;
    }
    return text;
  }
  int finish() const {
    ::close(to_[1]);
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  std::array<int, 2> to_{};
  std::array<int, 2> from_{};
  pid_t child_ = -1;
};

TEST(Filter, writes_each_line_before_the_next_one_comes) {
  const Piped calque({"segment", "--lang", "en", "--format", "text"});
  for (const std::string line : {"Mr. Mott left. He ran.", "Nobody came.", "Really? Yes!"}) {
    calque.write(line + "\n");
    const std::size_t cut = line.find_first_of("?.", 4);
    std::string expected = line + "\n";
    if (cut + 1 < line.size()) expected[cut + 1] = '\n';
    EXPECT_EQ(calque.read(expected.size()), expected);
  }
  calque.write("A last line without its end");
  EXPECT_EQ(calque.finish(), 0);
  EXPECT_EQ(calque.read(100), "A last line without its end\n");
}

TEST(Filter, the_header_of_a_table_comes_first) {
  const Piped calque({"segment", "--lang", "en", "--columns", "text,lang"});
  EXPECT_EQ(calque.read(10), "text\tlang\n");
  EXPECT_EQ(calque.finish(), 0);
}

TEST(Filter, offsets_count_from_the_beginning_of_the_input) {
  const ProgramResult result = filter("\xEF\xBB\xBFHé ho.\r\n\n  One. Two.\nlast",
                                      {"--lang", "en", "--columns", "begin,end"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "begin\tend\n3\t10\n15\t19\n20\t24\n25\t29\n");
}

TEST(Filter, by_line_does_the_same_with_a_file) {
  const TemporaryFolder folder;
  const std::string text = "Der Hund bellt und die Katze ist im Haus. Sie schläft.\nNein.\n42\n";
  const std::string path = folder.write("a.txt", text);
  EXPECT_EQ(filter("", {"--by-line", path}).out, filter(text).out);
  EXPECT_EQ(filter(text, {"--by-line", "-"}).out, filter(text).out);
  EXPECT_EQ(filter(text, {"--output", folder.path("out.tsv")}).out, "");
  EXPECT_EQ(folder.read("out.tsv"), filter(text).out);
}

TEST(Filter, a_dash_still_reads_everything_first) {
  const std::string wrapped =
      "The harbour was closed for three weeks after the storm, and nobody\n"
      "knew when it would open again. The mayor of the town, who had been\n"
      "there all night, said that it would take a month at the very least\n"
      "to repair what was broken.\n";
  const ProgramResult whole = filter(wrapped, {"--format", "text", "-"});
  EXPECT_EQ(std::count(whole.out.begin(), whole.out.end(), '\n'), 2) << whole.out;
  const ProgramResult lines = filter(wrapped, {"--format", "text"});
  EXPECT_EQ(std::count(lines.out.begin(), lines.out.end(), '\n'), 5) << lines.out;
}

TEST(Filter, lines_are_segments_where_asked) {
  EXPECT_EQ(filter("One. Two.\n\nx", {"--lines", "--lang", "en", "--columns", "text,kind"}).out,
            "text\tkind\nOne. Two.\tline\n\tline\nx\tline\n");
}

TEST(Filter, nothing_in_nothing_out) {
  for (const char* input : {"", "\n", " \n\t\n"}) {
    const ProgramResult result = filter(input, {"--format", "text"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out + result.err, "");
  }
}

TEST(Filter, a_broken_line_is_named_and_what_came_before_is_out) {
  const ProgramResult result = filter(
      "Good.\nBa\xFF"
      "d.\n",
      {"--format", "text"});
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.out, "Good.\n");
  EXPECT_NE(result.err.find("<stdin>:2 (byte 8): not valid UTF-8"), std::string::npos)
      << result.err;
  const ProgramResult lossy = filter(
      "Good.\nBa\xFF"
      "d.\n",
      {"--format", "text", "--lossy"});
  EXPECT_EQ(lossy.out, "Good.\nBa\uFFFDd.\n");
}

TEST(Filter, other_charsets_line_by_line) {
  EXPECT_EQ(filter("caf\xE9.\nth\xE9.\n", {"--charset", "latin1", "--format", "text"}).out,
            "café.\nthé.\n");
  EXPECT_EQ(filter("x", {"--charset", "UTF-16"}).status, 2);
  EXPECT_EQ(filter("x", {"--charset", "no-such"}).status, 2);
}

TEST(Filter, joining_lines_needs_the_whole_text) {
  EXPECT_EQ(filter("x", {"--newlines", "join"}).status, 2);
  EXPECT_EQ(filter("One.\n", {"--newlines", "join", "-"}).status, 0);
}

TEST(Filter, a_named_file_that_is_the_empty_string_is_no_filter) {
  EXPECT_EQ(filter("x", {""}).status, 3);
}

TEST(Filter, ends_quietly_when_its_reader_goes_away) {
  const TemporaryFolder folder;
  const std::string command = "( yes 'One line. And two.' | " + std::string(CALQUE_BIN) +
                              " segment --lang en --format text 2>'" + folder.path("err") +
                              "'; echo $? >'" + folder.path("status") + "' ) | head -n 3 >'" +
                              folder.path("out") + "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(folder.read("out"), "One line.\nAnd two.\nOne line.\n");
  EXPECT_EQ(folder.read("status"), "5\n");
  EXPECT_EQ(folder.read("err"), "");
}

// 32 MB through a program that may have 24 MB more than it takes to start.
TEST(Filter, memory_does_not_grow_with_the_stream) {
  const auto peak = [](int lines) {
    const Piped calque({"segment", "--lines", "--lang", "en", "--output", "/dev/null"});
    const std::string line = std::string(8191, 'x') + "\n";
    for (int i = 0; i < lines; ++i) calque.write(line);
    EXPECT_EQ(calque.finish(), 0);
    struct rusage usage = {};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss;  // KiB, of the largest child so far
  };
  const long small = peak(10);
  EXPECT_LT(peak(4000), small + 8 * 1024);
}

TEST(Rules, a_list_from_a_file_is_used_and_checked) {
  const TemporaryFolder folder;
  const std::string list = folder.write("en.rules", "[never]\ninsp.\n# > An insp. | Brown.\n");
  const Program calque(CALQUE_BIN);
  const std::string text = folder.write("a.txt", "He met insp. Brown there.");
  const ProgramResult with = calque(
      {"segment", "--langid-model", "none", "--rules", list, "--lang", "en", "-f", "text", text});
  EXPECT_EQ(with.out, "He met insp. Brown there.\n");
  EXPECT_NE(with.err.find("en.rules:3: the rules do not cut this example so: An insp. | Brown."),
            std::string::npos)
      << with.err;
  const ProgramResult without =
      calque({"segment", "--langid-model", "none", "--lang", "en", "-f", "text", text});
  EXPECT_EQ(without.out, "He met insp.\nBrown there.\n");
}

TEST(Rules, mistakes_in_a_list_are_named_with_their_line) {
  const TemporaryFolder folder;
  const Program calque(CALQUE_BIN);
  const auto run = [&](const std::string& name, const std::string& content) {
    return calque({"segment", "--rules", folder.write(name, content), "--lang", "en", "-"},
                  {"One.", {}});
  };
  EXPECT_EQ(run("en.rules", "[never]\nMr.\nDr\n").status, 3);
  EXPECT_NE(run("en.rules", "[never]\nMr.\nDr\n").err.find("en.rules:3: "), std::string::npos);
  EXPECT_NE(run("en.rules", "[nevre]\nMr.\n").err.find("en.rules:1: "), std::string::npos);
  EXPECT_EQ(run("en.rules", "[never]\n\xFF.\n").status, 3);
  EXPECT_EQ(run("en.rules", "").status, 3);
  EXPECT_EQ(run("english.rules", "[never]\nMr.\n").status, 2);
  EXPECT_EQ(run("en.txt", "[never]\nMr.\n").status, 2);
  EXPECT_EQ(run("root.rules", "[never]\nzz.\n").status, 0);
  EXPECT_EQ(calque({"align", "--rules", "/no/such/en.rules", "a", "b"}).status, 3);
}

TEST(Newlines, are_kept_joined_or_judged_in_every_command) {
  const TemporaryFolder folder;
  const std::string english = folder.write(
      "en.txt",
      "The old lighthouse stands\nat the end of the pier.\nNobody has lived there\nfor "
      "thirty years.\n\nIt was sold in 1998.\n");
  const std::string french = folder.write(
      "fr.txt",
      "Le vieux phare se dresse\nau bout de la jetée.\nPersonne n’y habite\ndepuis trente "
      "ans.\n\nIl a été vendu en 1998.\n");
  const Program calque(CALQUE_BIN);
  const auto rows = [&](std::vector<std::string> arguments, const char* newlines) {
    arguments.insert(arguments.end(), {"--langid-model", "none", "--quiet", "--format", "jsonl",
                                       "--newlines", newlines});
    const ProgramResult result = calque(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    return std::count(result.out.begin(), result.out.end(), '\n');
  };
  const std::vector<std::string> align = {"align", "--src-lang", "fr",   "--tgt-lang",
                                          "en",    french,       english};
  EXPECT_EQ(rows({"segment", "--lang", "en", english}, "keep"), 5);
  EXPECT_EQ(rows({"segment", "--lang", "en", english}, "join"), 3);
  EXPECT_EQ(rows({"segment", "--lang", "en", english}, "auto"), 5) << "too narrow to be sure";
  EXPECT_EQ(rows(align, "join"), 3);
  EXPECT_GE(rows(align, "keep"), 4);
  std::vector<std::string> mine = align;
  mine.front() = "mine";
  const auto text = [&](const char* newlines) {
    std::vector<std::string> arguments = mine;
    arguments.insert(arguments.end(), {"--langid-model", "none", "--quiet", "--columns", "src_text",
                                       "--format", "jsonl", "--newlines", newlines});
    return calque(arguments).out;
  };
  EXPECT_NE(text("join").find("vendu en 1998"), std::string::npos);
  EXPECT_EQ(calque({"mine", "--newlines", "wrap", french, english}).status, 2);
}

}  // namespace
}  // namespace calque
