// Pins and dictionaries, from file to result.
#include <algorithm>
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
const std::vector<std::string> story = {data + "parallel/story.fr.txt",
                                        data + "parallel/story.en.txt"};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// What a link joins.
std::string pair_of(const Json& link) {
  return link.at("src").dump() + link.at("tgt").dump() + link.value("tgt_doc", "");
}

class Pins : public testing::Test {
 protected:
  // Without a model, so that every machine gives the same.
  ProgramResult run(std::vector<std::string> arguments) {
    return calque_(arguments, {"", {{"CALQUE_MODELS", folder_.path("none")}}});
  }
  std::string good(const std::vector<std::string>& arguments) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    return result.out;
  }
  std::vector<Json> links(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::vector<Json> parsed;
    for (const std::string& line : lines_of(good(arguments))) parsed.push_back(Json::parse(line));
    return parsed;
  }
  std::set<std::string> pairs(const std::vector<std::string>& arguments) {
    std::set<std::string> all;
    for (const Json& link : links(arguments)) all.insert(pair_of(link));
    return all;
  }
  std::string file(const std::string& name, const std::string& content) {
    return folder_.write(name, content);
  }
  std::vector<std::string> command(const std::string& name, const std::string& option,
                                   const std::string& path) {
    std::vector<std::string> all = {name, "--quiet", option, path};
    all.insert(all.end(), story.begin(), story.end());
    return all;
  }

  // Status 3 and one line on standard error that begins so.
  void expect_refusal(const std::vector<std::string>& arguments, const std::string& beginning) {
    const std::size_t before = folder_.size();
    auto all = arguments;
    all.insert(all.end(), {"--output", folder_.path("out.tsv")});
    const ProgramResult result = run(all);
    EXPECT_EQ(result.status, 3) << result.err;
    EXPECT_EQ(result.err.substr(0, beginning.size()), beginning);
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_EQ(folder_.size(), before) << "something was left behind";
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(Pins, the_table_of_align_given_back_gives_the_same_links) {
  for (const std::string mode : {"--lines", "--quiet"}) {
    for (const std::string format : {"tsv", "jsonl"}) {
      const std::vector<std::string> plain = {"align", mode, story[0], story[1]};
      auto written = plain;
      written.insert(written.end(), {"--format", format});
      const std::string pins = file("pins." + format, good(written));
      auto pinned = plain;
      pinned.insert(pinned.end(), {"--pins", pins});
      EXPECT_EQ(pairs(pinned), pairs(plain)) << mode << " " << format;
    }
  }
}

TEST_F(Pins, the_table_of_mine_given_back_gives_the_same_links) {
  const std::vector<std::string> plain = {"mine", "--quiet", harbour + "fr.txt",
                                          harbour + "en-1.txt", harbour + "en-2.txt"};
  const std::string pins = file("pins.tsv", good(plain));
  auto pinned = plain;
  pinned.insert(pinned.end(), {"--pins", pins});
  EXPECT_EQ(pairs(pinned), pairs(plain));
  for (const Json& link : links(pinned)) {
    EXPECT_EQ(link.at("score").get<double>(), 1.0);
    EXPECT_NE(link.at("grade").get<std::string>(), "related");
  }
}

TEST_F(Pins, an_edited_table_decides) {
  const std::vector<std::string> plain = {"align", "--lines", "--quiet", story[0], story[1]};
  auto columns = plain;
  columns.insert(columns.end(), {"--columns", "src,tgt"});
  auto rows = lines_of(good(columns));
  ASSERT_GT(rows.size(), 6U);
  ASSERT_EQ(rows[2], "1\t1");
  ASSERT_EQ(rows[4], "3\t3");
  // One row is another link, one is forbidden, the rest is left to the texts.
  const std::string pins =
      file("pins.tsv", "# my decisions\nsrc\ttgt\tpin\n1\t1,2\tlink\n3\t3\tforbid\n");
  auto pinned = plain;
  pinned.insert(pinned.end(), {"--pins", pins});
  const auto found = pairs(pinned);
  EXPECT_TRUE(found.contains("[1][1,2]"));
  EXPECT_FALSE(found.contains("[3][3]"));
}

TEST_F(Pins, mined_links_are_forbidden_and_added) {
  const std::vector<std::string> plain = {"mine", "--quiet", harbour + "fr.txt",
                                          harbour + "en-1.txt"};
  const auto before = links(plain);
  ASSERT_FALSE(before.empty());
  Json forbidden = before.front();
  forbidden["pin"] = "forbid";
  auto pinned = plain;
  pinned.insert(pinned.end(), {"--pins", file("pins.jsonl", forbidden.dump() + "\n")});
  EXPECT_FALSE(pairs(pinned).contains(pair_of(before.front())));
}

TEST_F(Pins, that_make_no_sense_are_refused_in_one_line) {
  const std::string path = folder_.path("pins.tsv");
  const auto expect = [&](const std::string& content, const std::string& problem) {
    file("pins.tsv", content);
    for (const std::string name : {"align", "mine"}) {
      auto arguments = command(name, "--pins", path);
      arguments.emplace_back("--lines");
      expect_refusal(arguments, "calque: " + path + problem);
    }
  };
  expect("0\t0\n0\t9999\n", ":2: the target has no segment 9999 (it has ");
  expect("0\t0\n\n0\t0\tforbid\n", ":3: forbids the pair of source segment 0 and target segment 0");
  expect("0\t0\n0\t0,1\n", ":2: contradicts line 1: source segment 0; keep one of the two\n");
  expect("0,2\t0\n", ":1: the segments of one side do not follow each other");
  expect("0-12\t0\n", ":1: not a line number: 0-12");
  expect("src\tscore\n", ":1: no column named tgt");
  expect("0\t0\tperhaps\n", ":1: unknown pin: perhaps; choose one of link|forbid");
  expect("0\t\xFF\n", ":1 (byte 2): not valid UTF-8");
  expect_refusal(command("align", "--pins", folder_.path("missing.tsv")),
                 "calque: " + folder_.path("missing.tsv") + ": no such file");
  file("pins.tsv", "999990-999999\t0-5\n");
  expect_refusal(command("align", "--pins", path),
                 "calque: " + path + ":1: no segment stands at bytes 999990-999999 of ");
  file("pins.tsv", "0-5\t0-5\n");
  expect_refusal({"mine", "--quiet", "--pins", path, story[0], story[1], harbour + "en-1.txt"},
                 "calque: " + path + ":1: which of the targets is meant?; name it in tgt_doc");
}

TEST_F(Pins, are_refused_in_french_too) {
  const std::string path = file("pins.tsv", "0\t0\n0\t1\n");
  auto arguments = command("align", "--pins", path);
  arguments.insert(arguments.end(), {"--lines", "--ui-lang", "fr"});
  expect_refusal(arguments, "calque: " + path + ":2\u00A0: contredit la ligne 1");
}

TEST_F(Pins, and_dictionary_are_not_written_over) {
  const std::string pins = file("pins.tsv", "src\ttgt\n");
  const std::string words = file("words.tsv", "chat\tcat\n");
  for (const auto& [option, path] : {std::pair{"--pins", pins}, std::pair{"--dictionary", words}}) {
    for (const std::string name : {"align", "mine"}) {
      auto arguments = command(name, option, path);
      arguments.insert(arguments.end(), {"--output", path});
      const ProgramResult result = run(arguments);
      EXPECT_EQ(result.status, 2) << result.err;
      EXPECT_NE(result.err.find("would replace an input file"), std::string::npos) << result.err;
    }
  }
  EXPECT_EQ(folder_.read("pins.tsv"), "src\ttgt\n");
  EXPECT_EQ(run({"align", "--pins", "-", "-", story[1]}).status, 2);
}

TEST_F(Pins, a_dictionary_with_damaged_rows_gives_one_note_and_works) {
  const std::string words =
      file("words.tsv", "# words\nneige\tsnow\nchat\nville\ttown\t7\n\xFF\tx\nmer\tsea\t0.9\n");
  for (const std::string name : {"align", "mine"}) {
    const ProgramResult result = run({name, "--encoder", "none", "--src-lang", "fr", "--tgt-lang",
                                      "en", "--dictionary", words, story[0], story[1]});
    EXPECT_EQ(result.status, 0);
    EXPECT_FALSE(result.out.empty());
    EXPECT_EQ(result.err,
              "calque: note: " + words + ": damaged rows left out: 3 (the first in line 3)\n");
  }
}

TEST_F(Pins, a_file_without_pins_is_noted) {
  for (const std::string content : {"", "# nothing yet\n", "src\ttgt\tpin\n"}) {
    const std::string path = file("pins.tsv", content);
    for (const std::string name : {"align", "mine"}) {
      const ProgramResult result = run({name, "--pins", path, story[0], story[1]});
      EXPECT_EQ(result.status, 0);
      EXPECT_NE(result.err.find("calque: note: " + path + ": the file holds no pins\n"),
                std::string::npos)
          << result.err;
    }
  }
}

TEST_F(Pins, contradictions_are_told_in_byte_ranges) {
  const std::string path = file("pins.tsv", "0-26\t0-22\n10-20\t23-92\n");
  expect_refusal(command("align", "--pins", path),
                 "calque: " + path + ":2: contradicts line 1: bytes 10-20 of " + story[0]);
}

TEST_F(Pins, a_dictionary_that_does_not_fit_is_noted) {
  const auto note = [&](const std::string& content) {
    const ProgramResult result =
        run({"align", "--encoder", "none", "--verbose", "--src-lang", "fr", "--tgt-lang", "en",
             "--dictionary", file("words.tsv", content), story[0], story[1]});
    EXPECT_EQ(result.status, 0);
    return result.err;
  };
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  const std::string good = note("piano\tpiano\nneige\tsnow\nmer\tsea\n");
  EXPECT_TRUE(has(good, "dictionary: 3 entries, of which the texts can use 2\n")) << good;
  EXPECT_FALSE(has(good, "note: ")) << good;
  const std::string turned = note("snow\tneige\nwinter\thiver\n");
  EXPECT_TRUE(has(turned, "the columns seem to be exchanged")) << turned;
  const std::string other = note("talo\thaus\n");
  EXPECT_TRUE(has(other, "the words of none of the 1 entries")) << other;
  const std::string wordy = note("neige\tsnow\na b c d e f g h i\tsnow\n");
  EXPECT_TRUE(has(wordy, "more than eight words on a side passed over: 1\n")) << wordy;
}

TEST_F(Pins, a_dictionary_without_a_good_row_is_refused) {
  const std::string words = folder_.path("words.tsv");
  for (const std::string content : {"", "no tab here\n", "source\ttarget\n"}) {
    file("words.tsv", content);
    expect_refusal(command("align", "--dictionary", words),
                   "calque: " + words + ": no row of it makes sense as a dictionary; ");
  }
  expect_refusal(command("mine", "--dictionary", folder_.path("none.tsv")),
                 "calque: " + folder_.path("none.tsv") + ": no such file");
}

TEST_F(Pins, help_explains_them) {
  for (const std::string name : {"align", "mine"}) {
    const std::string help = good({name, "--help"});
    EXPECT_NE(help.find("--pins FILE"), std::string::npos) << help;
    EXPECT_NE(help.find("--dictionary FILE"), std::string::npos) << help;
  }
}

TEST_F(Pins, ResultsSayWhatAPersonDecidedAndGivenBackBindOnlyThat) {
  const auto rows = lines_of(good({"align", story[0], story[1]}));
  EXPECT_EQ(rows[0].find("\tpin"), std::string::npos);
  const std::string once = file("once.tsv", rows[0] + "\n" + rows[1] + "\n");
  const std::string first = good({"align", "--pins", once, story[0], story[1]});
  const auto table = lines_of(first);
  EXPECT_TRUE(table[0].ends_with("\tpin")) << table[0];
  EXPECT_TRUE(table[1].ends_with("\tlink")) << table[1];
  for (std::size_t k = 2; k < table.size(); ++k) EXPECT_TRUE(table[k].ends_with("\tauto"));
  EXPECT_EQ(good({"align", "--pins", file("back.tsv", first), story[0], story[1]}), first);
}

}  // namespace
}  // namespace calque
