// Pages, Markdown and DOCX files through the program: what is shown is what the offsets slice.
#include <cstdlib>
#include <fstream>
#include <regex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support.h"
#include "support/run_program.h"

namespace calque {
namespace {

using Json = nlohmann::json;

std::string replaced(std::string text, const char* pattern, const char* by) {
  return std::regex_replace(text, std::regex(pattern), by);
}

// A slice of a page as a reader sees it, without any white space.
std::string as_read(std::string slice) {
  slice = replaced(slice, "<sup>.*?</sup>|<[^>]*>", "");
  const char* const references[][2] = {
      {"&nbsp;", ""},   {"&laquo;", "«"}, {"&raquo;", "»"}, {"&eacute;", "é"},
      {"&#8217;", "’"}, {"&acirc;", "â"}, {"&mdash;", "—"}, {"&deg;", "°"},
      {"&ouml;", "ö"},  {"&auml;", "ä"},  {"&copy;", "©"},  {"&gt;", ">"},
      {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&para;", "¶"},  {"&amp;", "&"}};
  for (const auto& [from, to] : references) slice = replaced(slice, from, to);
  return replaced(slice, "\\s|\u00A0", "");
}

class DocumentsProgram : public testing::Test {
 protected:
  ProgramResult run(const std::vector<std::string>& arguments) {
    return calque_(arguments, {"", {{"CALQUE_MODELS", folder_.path("none")}}});
  }
  std::vector<Json> rows(const std::vector<std::string>& arguments) {
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<Json> parsed;
    for (std::size_t begin = 0; begin < result.out.size();) {
      const std::size_t end = result.out.find('\n', begin);
      parsed.push_back(Json::parse(result.out.substr(begin, end - begin)));
      begin = end + 1;
    }
    return parsed;
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

std::string slice_of(const std::string& file, const Json& range) {
  const std::size_t begin = range.at(0);
  const std::size_t end = range.at(1);
  return file.substr(begin, end - begin);
}

TEST_F(DocumentsProgram, segments_of_pages_are_as_written_down) {
  for (const std::string name :
       {"news.fr.html", "news.en.html", "blog.en.html", "manual.de.html", "recuerdos.es.html",
        "docs.ja.html", "ricetta.it.html", "guide.en.md"}) {
    const std::string path = test::data_path("formats/" + name);
    const std::string lang = name.substr(name.find('.') + 1, 2);
    const ProgramResult result =
        run({"segment", "-q", "--lang", lang, "--columns", "kind,text", path});
    EXPECT_EQ(result.status, 0) << result.err;
    const std::string expected = test::data_path("formats/" + name + ".tsv");
    if (std::getenv("CALQUE_UPDATE_GOLDEN") != nullptr) std::ofstream(expected) << result.out;
    EXPECT_EQ(result.out, test::read_bytes(expected)) << name;
  }
}

TEST_F(DocumentsProgram, offsets_slice_the_page) {
  for (const std::string name :
       {"news.fr.html", "news.en.html", "blog.en.html", "manual.de.html"}) {
    const std::string path = test::data_path("formats/" + name);
    const std::string file = test::read_bytes(path);
    for (const Json& row : rows({"segment", "-q", "--lang", "en", "--format", "jsonl", path})) {
      EXPECT_EQ(as_read(slice_of(file, {row["begin"], row["end"]})),
                replaced(row["text"], "\\s|\u00A0", ""));
    }
  }
}

TEST_F(DocumentsProgram, pages_are_aligned_without_what_surrounds_them) {
  const std::string source = test::data_path("formats/news.fr.html");
  const std::string target = test::data_path("formats/news.en.html");
  const auto beads = rows({"align", "-q", "--src-lang", "fr", "--tgt-lang", "en", "--encoder",
                           "none", "--format", "jsonl", source, target});
  std::string all;
  for (const Json& bead : beads) {
    all += bead["src_text"].get<std::string>() + " = " + bead["tgt_text"].get<std::string>() + "\n";
    for (const Json& reason : bead["evidence"]) {
      if (reason["kind"] != "number") continue;
      const std::string digits = as_read(slice_of(test::read_bytes(source), reason["src"]));
      const std::string text = replaced(bead["src_text"], "\\s|\u00A0", "");
      EXPECT_NE(text.find(digits), text.npos) << digits << " in " << text;
    }
  }
  EXPECT_NE(all.find("Un ouvrage de 1782 = A structure of 1782\n"), all.npos) << all;
  EXPECT_NE(all.find("Longueur : 84 mètres = Length: 84 metres\n"), all.npos) << all;
  for (const char* aside : {"Facebook", "cookies", "Enfin", "Articles You", "rights reserved"})
    EXPECT_EQ(all.find(aside), all.npos) << all;
}

TEST_F(DocumentsProgram, results_given_back_as_pins_find_their_segments) {
  const std::string source = test::data_path("formats/news.fr.html");
  const std::string target = test::data_path("formats/news.en.html");
  const std::vector<std::string> arguments = {
      "align", "-q", "--src-lang", "fr", "--tgt-lang", "en", "--encoder", "none", source, target};
  const std::string first = run(arguments).out;
  auto again = arguments;
  again.insert(again.end(), {"--pins", folder_.write("pins.tsv", first), "--columns", "src,tgt"});
  auto plain = arguments;
  plain.insert(plain.end(), {"--columns", "src,tgt"});
  const ProgramResult pinned = run(again);
  EXPECT_EQ(pinned.status, 0) << pinned.err;
  EXPECT_EQ(pinned.out, run(plain).out);
}

TEST_F(DocumentsProgram, boilerplate_of_a_rule_list_is_left_out_of_pages) {
  const std::string page = folder_.write("a.html",
                                         "<h1>Uostas</h1><p>Laivas stovi uoste jau tris dienas.</p>"
                                         "<p>Skaitykite daugiau apie tai!</p>");
  const std::string rules = folder_.write("lt.rules", "[boilerplate lines]\nskaitykite daugiau*\n");
  const auto kind_of_last = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"segment", "--format", "jsonl", page};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return rows(arguments).back()["kind"];
  };
  EXPECT_EQ(kind_of_last({}), "sentence");
  EXPECT_EQ(kind_of_last({"--rules", rules}), "boilerplate");
}

TEST_F(DocumentsProgram, the_format_may_be_named) {
  const std::string path = folder_.write("page", "Some <b>text</b> here.");
  const std::vector<std::string> segment = {"segment", "-q", "--lang", "en", "--columns", "text"};
  const auto with = [&](const std::string& format) {
    auto arguments = segment;
    arguments.insert(arguments.end(), {"--input-format", format, path});
    return run(arguments);
  };
  EXPECT_EQ(with("html").out, "text\nSome text here.\n");
  EXPECT_EQ(with("auto").out, "text\nSome <b>text</b> here.\n");
  const ProgramResult wrong = with("odt");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.err,
            "calque: unknown input format: odt; choose one of text|html|markdown|docx|jsonl\n");
  const ProgramResult lines = run({"segment", "--lines", "--input-format", "html", path});
  EXPECT_EQ(lines.status, 2) << lines.err;
}

}  // namespace
}  // namespace calque
