// What the commands write, checked against the input files and against each other.
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/run_program.h"

namespace calque {
namespace {

using Json = nlohmann::json;

const std::string data = CALQUE_SOURCE_DIR "/data/";
const std::string harbour = data + "comparable/harbour/";

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells(1);
  for (const char c : row) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::string slice(const std::string& text, const Json& range) {
  const std::size_t begin = range.at(0);
  const std::size_t end = range.at(1);
  EXPECT_LE(begin, end);
  EXPECT_LE(end, text.size());
  return text.substr(begin, end - begin);
}

bool starts_and_ends_on_characters(const std::string& text, const Json& range) {
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  return !inside(range.at(0)) && !inside(range.at(1));
}

// ASCII white space taken out: what is left must agree with the file.
std::string squash(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c;
  }
  return out;
}

class Output : public testing::Test {
 protected:
  // Without a model, so that every machine gives the same.
  ProgramResult run(std::vector<std::string> arguments, const std::string& standard_input = "") {
    const ProgramResult result = calque_(
        arguments, {standard_input, {{"CALQUE_MODELS", folder_.path("none")}, {"COLUMNS", "90"}}});
    EXPECT_EQ(result.status, 0) << result.err;
    return result;
  }
  std::vector<Json> objects(std::vector<std::string> arguments, const std::string& input = "") {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::vector<Json> parsed;
    for (const std::string& line : lines_of(run(arguments, input).out)) {
      parsed.push_back(Json::parse(line));
    }
    return parsed;
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(Output, mine_gives_passages_and_evidence_that_stand_in_the_files) {
  const std::string source = read_file(harbour + "fr.txt");
  const auto links =
      objects({"mine", harbour + "fr.txt", harbour + "en-1.txt", harbour + "en-2.txt"});
  ASSERT_FALSE(links.empty());
  for (const Json& link : links) {
    const std::string target = read_file(link.at("tgt_doc"));
    EXPECT_EQ(squash(slice(source, link.at("src"))), squash(link.at("src_text")));
    EXPECT_EQ(squash(slice(target, link.at("tgt"))), squash(link.at("tgt_text")));
    EXPECT_TRUE(
        std::set<std::string>({"translation", "equivalent", "related"}).contains(link.at("grade")));
    EXPECT_GE(link.at("score").get<double>(), 0.0);
    EXPECT_LE(link.at("score").get<double>(), 1.0);
    for (const Json& evidence : link.at("evidence")) {
      EXPECT_FALSE(slice(source, evidence.at("src")).empty());
      EXPECT_FALSE(slice(target, evidence.at("tgt")).empty());
      EXPECT_TRUE(starts_and_ends_on_characters(source, evidence.at("src")));
      EXPECT_TRUE(starts_and_ends_on_characters(target, evidence.at("tgt")));
    }
  }
}

TEST_F(Output, mine_writes_best_first_and_no_pair_twice) {
  const auto links =
      objects({"mine", harbour + "fr.txt", harbour + "en-1.txt", harbour + "en-2.txt"});
  std::set<std::string> seen;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (i > 0) {
      EXPECT_GE(links[i - 1].at("score").get<double>(), links[i].at("score").get<double>());
    }
    EXPECT_TRUE(seen.insert(links[i].at("src").dump() + links[i].at("tgt").dump() +
                            links[i].at("tgt_doc").dump())
                    .second);
  }
}

TEST_F(Output, tsv_rows_are_the_links) {
  const std::vector<std::string> arguments = {"mine", harbour + "fr.txt", harbour + "en-1.txt"};
  const auto links = objects(arguments);
  const auto rows = lines_of(run(arguments).out);
  ASSERT_EQ(rows.size(), links.size() + 1);
  const auto header = cells_of(rows[0]);
  EXPECT_EQ(header, (std::vector<std::string>{"score", "grade", "tgt_doc", "src", "tgt", "src_text",
                                              "tgt_text", "evidence"}));
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto cells = cells_of(rows[i + 1]);
    ASSERT_EQ(cells.size(), header.size());
    EXPECT_EQ(cells[1], links[i].at("grade").get<std::string>());
    EXPECT_EQ(cells[5], links[i].at("src_text").get<std::string>());
  }
}

TEST_F(Output, columns_are_selected_in_both_forms) {
  const std::vector<std::string> arguments = {"mine", harbour + "fr.txt", harbour + "en-1.txt",
                                              "--columns", "tgt_doc,score"};
  EXPECT_EQ(lines_of(run(arguments).out)[0], "tgt_doc\tscore");
  const auto links = objects(arguments);
  EXPECT_EQ(links.at(0).size(), 2U);
}

TEST_F(Output, min_score_leaves_out_the_rest) {
  const auto all = objects({"mine", harbour + "fr.txt", harbour + "en-1.txt"});
  const auto best =
      objects({"mine", "--min-score", "0.9", harbour + "fr.txt", harbour + "en-1.txt"});
  EXPECT_LE(best.size(), all.size());
  for (const Json& link : best) EXPECT_GE(link.at("score").get<double>(), 0.9);
}

TEST_F(Output, the_form_follows_from_the_name_of_the_file) {
  const std::vector<std::string> arguments = {"align", data + "parallel/story.fr.txt",
                                              data + "parallel/story.en.txt"};
  for (const auto& [name, format] :
       {std::pair{"out.jsonl", "jsonl"}, std::pair{"out.tsv", "tsv"}, std::pair{"out.txt", "text"},
        std::pair{"out.html", "html"}, std::pair{"out.htm", "html"}}) {
    auto to_file = arguments;
    to_file.insert(to_file.end(), {"--output", folder_.path(name)});
    auto to_terminal = arguments;
    to_terminal.insert(to_terminal.end(), {"--format", format});
    EXPECT_EQ(run(to_file).out, "");
    EXPECT_EQ(folder_.read(name), run(to_terminal).out) << name;
  }
}

TEST_F(Output, capitals_in_the_extension_and_names_without_one_are_fine) {
  const std::vector<std::string> segment = {"segment", "--lang", "en", harbour + "en-1.txt"};
  for (const auto& [name, format] :
       {std::pair{"OUT.JSONL", "jsonl"}, std::pair{"out", "tsv"}, std::pair{".hidden", "tsv"}}) {
    auto to_file = segment;
    to_file.insert(to_file.end(), {"--output", folder_.path(name)});
    auto to_terminal = segment;
    to_terminal.insert(to_terminal.end(), {"--format", format});
    run(to_file);
    EXPECT_EQ(folder_.read(name), run(to_terminal).out) << name;
  }
  auto odd = segment;
  odd.insert(odd.end(), {"--output", folder_.path("out.docx"), "--format", "tsv"});
  run(odd);
  EXPECT_FALSE(folder_.read("out.docx").empty()) << "--format has the last word";
}

TEST_F(Output, mine_says_that_it_found_nothing) {
  const std::string one = folder_.write("one", "The sun is out.\n");
  const std::string two = folder_.write("two", "Les chiens mangent.\n");
  std::vector<std::string> arguments = {"mine", "--src-lang", "en", "--tgt-lang", "fr", one, two};
  const ProgramResult result = run(arguments);
  EXPECT_EQ(lines_of(result.out).size(), 1U);
  EXPECT_NE(result.err.find(one + ": no link found: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("--dictionary"), std::string::npos) << result.err;
  arguments.emplace_back("--quiet");
  EXPECT_EQ(run(arguments).err, "");
  EXPECT_EQ(run({"mine", harbour + "fr.txt", harbour + "en-1.txt"}).err.find("no link found"),
            std::string::npos);
}

TEST_F(Output, does_not_depend_on_threads) {
  const std::vector<std::string> commands = {"mine", harbour + "fr.txt", harbour + "en-1.txt",
                                             harbour + "en-2.txt", harbour + "en-3.txt"};
  auto one = commands;
  one.insert(one.end(), {"--threads", "1"});
  auto many = commands;
  many.insert(many.end(), {"--threads", "7"});
  EXPECT_EQ(run(one).out, run(many).out);
}

TEST_F(Output, align_puts_every_line_into_exactly_one_bead) {
  const std::string source = folder_.write("fr", "Un.\n\nDeux mille.\nTrois.\n\n");
  const std::string target = folder_.write("en", "One.\nTwo thousand.\n\n");
  std::multiset<std::size_t> source_lines;
  std::multiset<std::size_t> target_lines;
  for (const Json& bead : objects({"align", "--lines", source, target})) {
    for (const std::size_t line : bead.at("src")) source_lines.insert(line);
    for (const std::size_t line : bead.at("tgt")) target_lines.insert(line);
    const bool gap = bead.at("src").empty() || bead.at("tgt").empty();
    if (gap) {
      EXPECT_EQ(bead.at("src").size() + bead.at("tgt").size(), 1U);
    }
  }
  EXPECT_EQ(source_lines, (std::multiset<std::size_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(target_lines, (std::multiset<std::size_t>{0, 1, 2}));
}

TEST_F(Output, mine_lines_gives_single_line_numbers) {
  const std::string source =
      folder_.write("fr", "David Lau a payé 200 000 euros à Genève.\nRien d’autre.\n");
  const std::string target =
      folder_.write("en", "Nothing here.\nDavid Lau paid 200,000 euros in Geneva.\n");
  const auto links =
      objects({"mine", "--lines", "--src-lang", "fr", "--tgt-lang", "en", source, target});
  ASSERT_FALSE(links.empty());
  EXPECT_EQ(links[0].at("src"), Json::parse("[0]"));
  EXPECT_EQ(links[0].at("tgt"), Json::parse("[1]"));
}

TEST_F(Output, langid_gives_one_object_a_line) {
  const auto languages =
      objects({"langid", "--lines", "-"},
              "Bonjour à tous les amis de la maison.\n\n123\nThis is the last of the lines.\n");
  ASSERT_EQ(languages.size(), 4U);
  EXPECT_EQ(languages[0].at("lang").get<std::string>(), "fr");
  EXPECT_EQ(languages[1].at("lang").get<std::string>(), "und");
  EXPECT_EQ(languages[2].at("lang").get<std::string>(), "und");
  EXPECT_EQ(languages[3].at("lang").get<std::string>(), "en");
  EXPECT_EQ(languages[3].at("script").get<std::string>(), "Latn");
  EXPECT_EQ(languages[2].at("script").get<std::string>(), "Zyyy");
}

TEST_F(Output, segments_stand_in_the_file_even_behind_a_mark) {
  const std::string text = "\xEF\xBB\xBFUn titre\n\nUne phrase ici. Une autre là.\r\n";
  const std::string path = folder_.write("bom.txt", text);
  const auto segments = objects({"segment", "--lang", "fr", path});
  ASSERT_EQ(segments.size(), 3U);
  for (const Json& segment : segments) {
    EXPECT_EQ(text.substr(segment.at("begin"), segment.at("end").get<std::size_t>() -
                                                   segment.at("begin").get<std::size_t>()),
              segment.at("text"));
  }
  EXPECT_EQ(segments[0].at("text"), "Un titre");
  EXPECT_EQ(segments[0].at("begin"), 3);
}

TEST_F(Output, standard_input_is_a_file_like_others) {
  const std::string text = read_file(harbour + "en-1.txt");
  EXPECT_EQ(run({"segment", "-"}, text).out, run({"segment", harbour + "en-1.txt"}).out);
}

TEST_F(Output, the_text_report_fits_the_terminal_and_gives_reasons) {
  const std::string text =
      run({"mine", "--format", "text", harbour + "fr.txt", harbour + "en-1.txt"}).out;
  EXPECT_NE(text.find(" │ "), std::string::npos);
  EXPECT_NE(text.find("    entity: "), std::string::npos);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  const std::string colored = run({"mine", "--format", "text", "--color", "always",
                                   harbour + "fr.txt", harbour + "en-1.txt"})
                                  .out;
  EXPECT_NE(colored.find("\x1B["), std::string::npos);
}

TEST_F(Output, a_file_may_be_called_like_a_command) {
  folder_.write("align", "Une phrase.\n");
  const std::string text =
      run({"segment", "--lang", "fr", "--format", "text", folder_.path("align")}).out;
  EXPECT_EQ(text, "Une phrase.\n");
}

TEST_F(Output, every_command_has_help_with_an_example) {
  for (const char* command : {"langid", "segment", "align", "mine", "models"}) {
    const std::string help = run({command, "--help"}).out;
    EXPECT_NE(help.find("Example"), std::string::npos) << command;
    EXPECT_NE(help.find(std::string("\n  calque ") + command), std::string::npos) << command;
  }
  for (const char* command : {"langid", "segment", "align", "mine", "models", "help"}) {
    EXPECT_EQ(run({"help", command}).out, run({command, "--help"}).out) << command;
  }
  EXPECT_EQ(run({"help", "models", "fetch"}).out, run({"models", "fetch", "--help"}).out);
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_EQ(run({"--version"}).out.substr(0, 7), "calque ");
}

}  // namespace
}  // namespace calque
