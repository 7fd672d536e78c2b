// calque convert: real files in, other formats out, and what is said of bad ones.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "support/run_program.h"

namespace calque {
namespace {

class Convert : public testing::Test {
 protected:
  static std::string sample(const std::string& name) {
    return CALQUE_SOURCE_DIR "/data/formats/" + name;
  }
  ProgramResult run(std::vector<std::string> arguments, const std::string& input = "") const {
    arguments.insert(arguments.begin(), "convert");
    return calque_(arguments, {input, {}});
  }
  std::string converted(std::vector<std::string> arguments) const {
    arguments.emplace_back("--quiet");
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
    return result.out;
  }
  // Fails with `status` and one line that holds `words`; nothing is written.
  void expect_failure(int status, const std::string& words, std::vector<std::string> arguments) {
    const std::size_t before = folder_.size();
    arguments.insert(arguments.end(), {"--output", folder_.path("out.jsonl")});
    const ProgramResult result = run(arguments);
    EXPECT_EQ(result.status, status) << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    EXPECT_EQ(folder_.size(), before) << "something was left behind";
  }
  void expect_bad_file(const std::string& words, const std::string& name,
                       const std::string& content) {
    const std::string path = folder_.write(name, content);
    expect_failure(3, words, {path});
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(Convert, a_memory_becomes_a_table) {
  const ProgramResult result = run({"--src-lang", "fr", "--tgt-lang", "en", sample("harbour.tmx")});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out,
            "id\tsrc_lang\ttgt_lang\tsrc_text\ttgt_text\tnote\n"
            "ferry-1\tfr\ten\tLe bac part toutes les 20 minutes.\tThe ferry leaves every 20 "
            "minutes.\tShown on the ticket machine.\n"
            "ferry-2\tfr\ten\tBillets :2,50 € & 4 € <aller-retour>\tTickets:€2.50 & €4 <return>\t\n"
            "\tfr\ten-GB\tFermé le dimanche (hiver)\tClosed on Sundays (winter)\t\n");
  EXPECT_EQ(result.err, "calque: note: " + sample("harbour.tmx") +
                            ": units left out, having other languages: 1\n"
                            "calque: note: <stdout>: tsv has no place for: inline tags (3), "
                            "elements of the file's own "
                            "format (1), properties (1)\n");
}

TEST_F(Convert, the_languages_that_are_asked_for_are_taken) {
  const std::string out = converted({"--src-lang", "en", "--tgt-lang", "de", "--columns",
                                     "src_text,tgt_text", sample("harbour.tmx")});
  EXPECT_EQ(out,
            "src_text\ttgt_text\nThe ferry leaves every 20 minutes.\tDie Fähre fährt alle 20 "
            "Minuten.\n");
  expect_failure(3, "the file has de, en, en-GB, fr: choose",
                 {"--src-lang", "fr", "--tgt-lang", "ja", sample("harbour.tmx")});
  expect_failure(3, "the file has fr > en: choose",
                 {"--src-lang", "de", "--tgt-lang", "en", sample("harbour.xlf")});
}

TEST_F(Convert, the_same_format_keeps_what_it_holds) {
  const std::string memory =
      converted({"-f", "tmx", "--src-lang", "fr", "--tgt-lang", "en", sample("harbour.tmx")});
  for (const char* part :
       {"o-tmf=\"HTM\"", "<prop type=\"project\">harbour &amp; ferries</prop>",
        "changeid=\"MARIE\"", "<bpt i=\"1\" type=\"bold\" x=\"1\">&lt;b&gt;</bpt>",
        "<it pos=\"begin\" x=\"7\">&lt;i&gt;</it>", "<hi type=\"italic\">(winter)</hi>",
        "changedate=\"20260115T100000Z\"><prop type=\"reviewed\">yes</prop>"}) {
    EXPECT_NE(memory.find(part), std::string::npos) << part << '\n' << memory;
  }
  const std::string xliff = converted({"-f", "xliff", sample("harbour.xlf")});
  for (const char* part :
       {"xmlns:ht=\"https://example.org/harbour-tool\"", "ht:revision=\"12\"",
        "<tool tool-id=\"ht\" tool-name=\"Harbour tool\"/>", "<group id=\"machine\"",
        "maxwidth=\"40\"", "ht:by=\"marie\"", "<alt-trans match-quality=\"87%\">", "priority=\"1\"",
        "translate=\"no\" xml:space=\"preserve\"", "<bpt rid=\"3\" id=\"3\">&lt;i&gt;</bpt>",
        "<mrk mtype=\"seg\" mid=\"0\">", "<file original=\"timetable.txt\"",
        "equiv-text=\"&#10;\""}) {
    EXPECT_NE(xliff.find(part), std::string::npos) << part << '\n' << xliff;
  }
  const std::string xliff2 = converted({"-f", "xliff2", sample("harbour2.xlf")});
  for (const char* part :
       {"<group id=\"machine\" name=\"ticket machine\">", "<segment state=\"final\" id=\"s1\">",
        "<ignorable>", "dataRefStart=\"d1\" dataRefEnd=\"d2\"",
        "<unit id=\"u2\" translate=\"no\">"}) {
    EXPECT_NE(xliff2.find(part), std::string::npos) << part << '\n' << xliff2;
  }
}

TEST_F(Convert, po_comes_back_but_for_line_breaks_of_references) {
  std::string wanted;
  {
    std::ifstream file(sample("harbour.po"), std::ios::binary);
    wanted = {std::istreambuf_iterator<char>(file), {}};
  }
  EXPECT_EQ(converted({"-f", "po", sample("harbour.po")}), wanted);
}

TEST_F(Convert, compressed_files_are_read_and_written) {
  for (const char* ending : {".gz", ".zst", ".xz"}) {
    const std::string packed = folder_.path(std::string("memory.tmx") + ending);
    converted({sample("harbour.xlf"), "-o", packed});
    EXPECT_NE(folder_.read(std::string("memory.tmx") + ending).substr(0, 5), "<?xml");
    EXPECT_EQ(converted({packed, "-f", "tmx"}), converted({sample("harbour.xlf"), "-f", "tmx"}));
    const std::string whole = folder_.read(std::string("memory.tmx") + ending);
    expect_bad_file("cut off or damaged", std::string("cut.tmx") + ending,
                    whole.substr(0, whole.size() / 2));
  }
}

TEST_F(Convert, standard_input_needs_the_name_of_its_format) {
  const ProgramResult result =
      run({"--from", "jsonl", "-", "-f", "csv"}, "{\"src_text\":\"a,b\",\"tgt_text\":\"c\"}\n");
  EXPECT_EQ(result.out, "src_text,tgt_text\r\n\"a,b\",c\r\n");
  EXPECT_EQ(run({"-"}).status, 2);
}

TEST_F(Convert, moses_has_two_files) {
  converted({sample("harbour.xlf"), "-f", "moses", "-o", folder_.path("corpus")});
  EXPECT_EQ(folder_.read("corpus.en"),
            "Buy your ticket hereor online\n\nPrice:  per person\nDeparture\n\n");
  EXPECT_EQ(converted({"--src-lang", "fr", "--tgt-lang", "en", folder_.path("corpus.fr"),
                       folder_.path("corpus.en"), "--header", "no"})
                .substr(0, 12),
            "fr\ten\tAchete");
  folder_.write("short", "one line\n");
  expect_failure(3, "the file ends after 1 lines",
                 {folder_.path("corpus.fr"), folder_.path("short")});
}

TEST_F(Convert, tables_have_columns_by_name_or_number) {
  const std::string table = folder_.write("t.tsv", "x\tone\tun\ny\ttwo\tdeux\n");
  EXPECT_EQ(converted({"--src-column", "2", "--tgt-column", "3", "--columns", "src_text,tgt_text",
                       "--header", "no", table}),
            "one\tun\ntwo\tdeux\n");
  const std::string named = folder_.write("n.csv", "Key;English;French\r\nx;one;un\r\n");
  EXPECT_EQ(converted({"--header", "yes", "--src-column", "English", "--tgt-column", "French",
                       "--columns", "Key,src_text,tgt_text", named}),
            "Key\tsrc_text\ttgt_text\nx\tone\tun\n");
  expect_failure(3, "there is no column German; the file has Key, English, French",
                 {"--header", "yes", "--src-column", "German", "--tgt-column", "French", named});
}

TEST_F(Convert, damaged_rows_end_it_or_are_left_out) {
  const std::string table = folder_.write("t.tsv", "a\tb\nc\nd\te\n");
  expect_failure(3, "t.tsv:2 (byte 4): 1 cells instead of 2", {table});
  const ProgramResult result = run({"--keep-going", table, "--header", "no"});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "a\tb\nd\te\n");
  EXPECT_NE(result.err.find("t.tsv:2 (byte 4): left out: 1 cells"), std::string::npos)
      << result.err;
}

TEST_F(Convert, bad_files_are_named_with_their_place) {
  expect_bad_file("the file is empty", "e.tmx", "");
  expect_bad_file("b.tmx:1 (byte 7): not well-formed XML at column 8", "b.tmx", "<tmx></b>");
  expect_bad_file("cut off", "c.tmx", "<tmx version=\"1.4\"><body><tu>");
  expect_bad_file("no TMX: its outermost element is xliff", "d.tmx", "<xliff version=\"1.2\"/>");
  expect_bad_file("declares an entity of its own, lol", "f.tmx",
                  "<!DOCTYPE tmx [<!ENTITY lol \"lol\">]><tmx version=\"1.4\"/>");
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<g id=\"1\">";
  expect_bad_file(
      "nested more than 256 deep", "g.xlf",
      "<xliff version=\"1.2\"><file source-language=\"fr\"><body><trans-unit id=\"1\"><source>" +
          deep);
  expect_bad_file("XLIFF of version 3.0", "h.xlf", "<xliff version=\"3.0\"/>");
  expect_bad_file("i.po:1 (byte 0): an unknown keyword: msgfoo", "i.po", "msgfoo \"a\"\n");
  expect_bad_file("quotation mark does not close", "j.po", "msgid \"a\nmsgstr \"b\"\n");
  expect_bad_file("k.jsonl:3 (byte 36): not JSON", "k.jsonl",
                  "{\"src_text\": \"a\", \"tgt_text\": \"b\"}\n\n{\n");
  expect_bad_file("not valid UTF-8", "l.tmx", "<tmx version=\"1.4\"><body>\xC3(</body></tmx>");
  expect_bad_file("whose quotation mark does not close", "m.csv", "a,b\n\"c,d\n");
  expect_failure(3, "no such file", {folder_.path("none.tmx")});
  expect_failure(2, "no format goes with the name", {folder_.write("x.docm", "x")});
  expect_failure(2, "unknown format: word", {"--from", "word", sample("harbour.tmx")});
}

TEST_F(Convert, tags_pair_by_their_elements) {
  const auto memory = [&](const std::string& seg) {
    return folder_.write(
        "m.tmx",
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\">"
        "<seg>" +
            seg +
            "</seg></tuv><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu>"
            "</body></tmx>");
  };
  // One half of a pair has no code.
  EXPECT_NE(converted({"-f", "xliff", memory("a <bpt i=\"1\">{b}</bpt>bold<ept i=\"1\"></ept> c")})
                .find("<bpt id=\"1\">{b}</bpt>bold<ept id=\"1\"></ept>"),
            std::string::npos);
  // Pairs that cross come back as they were, and half pairs stay so.
  for (const std::string seg :
       {"<hi><bpt i=\"1\">b</bpt>t</hi>m<ept i=\"1\">e</ept>",
        "<it pos=\"begin\" x=\"1\">B</it><bpt i=\"1\">b</bpt>c<ept i=\"1\">e</ept>"
        "<it pos=\"end\" x=\"1\">E</it>"}) {
    EXPECT_NE(converted({"-f", "tmx", memory(seg)}).find("<seg>" + seg + "</seg>"),
              std::string::npos)
        << converted({"-f", "tmx", memory(seg)});
  }
}

TEST_F(Convert, groups_and_files_stay_what_they_were) {
  const std::string body =
      "<group restype=\"row\">\n<trans-unit id=\"1\"><source>a</source></trans-unit></group>\n"
      "<group restype=\"row\">\n<trans-unit id=\"2\"><source>b</source></trans-unit>"
      "<note>between</note><trans-unit id=\"3\"><source>c</source><alt-trans><target>"
      "<![CDATA[p <b> & q]]></target></alt-trans></trans-unit></group>";
  const std::string file = "<file original=\"o\" source-language=\"en\" datatype=\"x\"><body>";
  const std::string path = folder_.write(
      "g.xlf", "<xliff version=\"1.2\">" + file + body + "</body></file>" + file +
                   "<trans-unit id=\"1\"><source>d</source><target xml:lang=\"fr\">e</target>"
                   "</trans-unit></body></file></xliff>");
  const std::string out = converted({"-f", "xliff", path});
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = out.find(part, at)) != out.npos; at += part.size()) ++found;
    return found;
  };
  EXPECT_EQ(count("<file original=\"o\" source-language=\"en\""), 2U) << out;
  EXPECT_EQ(count("<group restype=\"row\">"), 2U) << out;
  EXPECT_EQ(count("<note>between</note>"), 1U) << out;
  EXPECT_EQ(count("<![CDATA[p <b> & q]]>"), 1U) << out;
  EXPECT_EQ(count("<target xml:lang=\"fr\">e</target>"), 1U) << out;
}

TEST_F(Convert, damaged_json_is_told_whatever_it_holds) {
  const std::string deep(100'000, '[');
  expect_bad_file("nested more than 256 deep", "d.jsonl",
                  R"({"src_text":"a","x":)" + deep + std::string(deep.size(), ']') + "}");
  expect_bad_file("a member is not of its kind", "k.jsonl",
                  R"({"src_text":"a","notes":[{"text":5}]})");
  expect_bad_file("a tag within a character", "t.jsonl",
                  R"({"src_text":"été","src_tags":[{"at":1}]})");
  const std::string unsorted = folder_.write(
      "u.jsonl", R"({"src_text":"abcdef","tgt_text":"x","src_tags":[{"at":5},{"at":2}]})"
                 "\n");
  EXPECT_NE(converted({"-f", "xliff", unsorted}).find("ab<x id=\"2\"/>cde<x id=\"1\"/>f") ==
                    std::string::npos
                ? converted({"-f", "xliff", unsorted}).find("ab<x id=\"1\"/>cde<x id=\"2\"/>f")
                : 0U,
            std::string::npos);
  const std::string typed = R"({"src_text":"a","tgt_text":"b","year":"2024","n":5,"l":"[1]"})"
                            "\n";
  EXPECT_EQ(converted({"-f", "jsonl", folder_.write("v.jsonl", typed)}), typed);
}

TEST_F(Convert, units_that_po_could_not_tell_apart_get_contexts) {
  const std::string table = folder_.write("p.tsv", "Open\tOuvrir\nOpen\tOuvert\n\tx\n");
  const ProgramResult result =
      run({"--src-lang", "en", "--tgt-lang", "fr", "--header", "no", "-f", "po", table});
  EXPECT_NE(result.out.find("msgctxt \"2\"\nmsgid \"Open\"\nmsgstr \"Ouvert\""), std::string::npos)
      << result.out;
  EXPECT_NE(result.err.find("units of the same source, told apart by a context (1)"),
            std::string::npos);
  EXPECT_NE(result.err.find("units without a source (1)"), std::string::npos) << result.err;
}

TEST_F(Convert, entities_of_a_dtd_outside_are_no_loss_unsaid) {
  expect_bad_file("an entity that only a DTD outside of the file declares: eacute", "x.tmx",
                  "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx version=\"1.4\"><header srclang=\"fr\"/>"
                  "<body><tu><tuv xml:lang=\"fr\"><seg>caf&eacute;</seg></tuv></tu></body></tmx>");
}

TEST_F(Convert, invalid_bytes_are_named_repaired_or_read_in_the_charset_given) {
  std::string table;
  for (int i = 0; i < 20'000; ++i) table += "ligne " + std::to_string(i) + "\tline\n";
  const std::string path = folder_.write("l.tsv", table + "\xE9t\xE9\tsummer\n");
  const ProgramResult refused = run({path});
  EXPECT_EQ(refused.status, 3);
  EXPECT_NE(refused.err.find("l.tsv:20001"), std::string::npos) << refused.err;
  const ProgramResult repaired = run({"--lossy", path});
  EXPECT_EQ(repaired.status, 0);
  EXPECT_TRUE(repaired.out.ends_with("\xEF\xBF\xBDt\xEF\xBF\xBD\tsummer\n"));
  EXPECT_NE(repaired.err.find("replaced by U+FFFD: 2"), std::string::npos) << repaired.err;
  EXPECT_TRUE(converted({"--charset", "windows-1252", path}).ends_with("été\tsummer\n"));
}

TEST_F(Convert, highlights_in_a_text_within_a_code_are_a_part_of_the_code) {
  const std::string path = folder_.write(
      "s.tmx",
      "<tmx version=\"1.4\"><header srclang=\"fr\"/><body><tu><tuv xml:lang=\"fr\"><seg>a<ph "
      "x=\"1\">"
      "&lt;img alt='<sub>un <hi type=\"bold\">quai</hi></sub>'&gt;</ph>b</seg></tuv><tuv "
      "xml:lang=\"en\"><seg>c</seg></tuv></tu></body></tmx>");
  EXPECT_NE(converted({path}).find("ab\tc"), std::string::npos) << converted({path});
}

TEST_F(Convert, units_in_other_languages_are_never_called_what_they_are_not) {
  const std::string mixed =
      folder_.write("m.jsonl", R"({"src_text":"a","tgt_text":"b","src_lang":"fr","tgt_lang":"en"})"
                               "\n"
                               R"({"src_text":"a","tgt_text":"c","src_lang":"fr","tgt_lang":"de"})"
                               "\n");
  for (const char* format : {"xliff2", "po"}) {
    const ProgramResult result = run({"-f", format, mixed});
    EXPECT_EQ(result.out.find(">c<"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("\"c\""), std::string::npos) << result.out;
    EXPECT_NE(result.err.find("units in other languages, left out (1)"), std::string::npos)
        << result.err;
  }
  EXPECT_EQ(converted({"--src-lang", "fr", "--tgt-lang", "de", "--columns", "tgt_text", mixed}),
            "tgt_text\nc\n");
  EXPECT_NE(run({"--src-lang", "fr", "--tgt-lang", "de", mixed}).err.find("other languages: 1"),
            std::string::npos);
  EXPECT_EQ(run({"--src-lang", "fr", "--tgt-lang", "ru", mixed}).status, 3);
}

TEST_F(Convert, another_charset_is_read_by_its_name) {
  const std::string latin = folder_.write(
      "l.tmx",
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><tmx version=\"1.4\"><header srclang=\"fr\"/>"
      "<body><tu><tuv xml:lang=\"fr\"><seg>\xE9t\xE9</seg></tuv><tuv xml:lang=\"en\"><seg>summer"
      "</seg></tuv></tu></body></tmx>");
  EXPECT_NE(converted({latin}).find("été\tsummer"), std::string::npos);
}

TEST_F(Convert, the_output_never_replaces_the_input) {
  const std::string path = folder_.write("t.jsonl", "{\"src_text\":\"a\",\"tgt_text\":\"b\"}\n");
  EXPECT_EQ(run({path, "-o", path}).status, 2);
  EXPECT_EQ(folder_.read("t.jsonl"), "{\"src_text\":\"a\",\"tgt_text\":\"b\"}\n");
}

}  // namespace
}  // namespace calque
