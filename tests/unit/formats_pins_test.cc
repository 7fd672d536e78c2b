#include <gtest/gtest.h>

#include "align/miner.h"
#include "formats/jsonl.h"
#include "formats/pins.h"
#include "formats/record.h"
#include "formats/tsv.h"
#include "support.h"
#include "text/error.h"

namespace calque {
namespace {

// Five lines of four bytes each, segments of three.
Document document(const std::string& id) {
  Document lines = test::lines_of("aaa\nbbb\nccc\nddd\neee\n");
  lines.id = id;
  return lines;
}

const Document source = document("fr.txt");
const Document one = document("texts/en-1.txt");
const Document two = document("texts/en-2.txt");

std::vector<Pin> parse(const std::string& text, bool lines = true,
                       const std::vector<const Document*>& targets = {&one},
                       const std::string& path = "pins.tsv") {
  return parse_pins(text, path, source, targets, lines);
}

// "0,1=2" linked, "0/2" forbidden; "@1" behind it for the second target.
std::string shape(const std::vector<Pin>& pins) {
  std::string text;
  for (const Pin& pin : pins) {
    const auto list = [&](const std::vector<std::size_t>& segments) {
      for (std::size_t k = 0; k < segments.size(); ++k) {
        text += (k == 0 ? "" : ",") + std::to_string(segments[k]);
      }
    };
    if (!text.empty()) text += ' ';
    list(pin.source);
    text += pin.together ? '=' : '/';
    list(pin.target);
    if (pin.target_document > 0) text += '@' + std::to_string(pin.target_document);
  }
  return text;
}

std::string problem(const std::string& text, bool lines = true,
                    const std::vector<const Document*>& targets = {&one},
                    const std::string& path = "pins.tsv") {
  try {
    parse(text, lines, targets, path);
  } catch (const InputError& error) {
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    const std::string what = error.what();
    return what.substr(0, what.find(';'));
  }
  return "";
}

TEST(PinsFile, WithoutAHeaderHasSourceTargetAndWord) {
  EXPECT_EQ(shape(parse("0\t1\n2,3\t4\tforbid\n1\t\n\t0\tlink\n")), "0=1 2,3/4 1= =0");
}

TEST(PinsFile, WithAHeaderHasColumnsInAnyOrder) {
  EXPECT_EQ(shape(parse("score\tpin\ttgt\tnote\tsrc\n0.9\t\t1\tyes\t0\n0.1\tforbid\t2\tno\t3\n")),
            "0=1 3/2");
}

TEST(PinsFile, SkipsCommentsAndBlankLinesAndAMark) {
  const auto pins = parse("\xEF\xBB\xBF# mine\r\n\r\nsrc\ttgt\r\n#0\t0\r\n \t \r\n1\t1\r\n");
  EXPECT_EQ(shape(pins), "1=1");
  EXPECT_EQ(pins[0].line, 6U);
  EXPECT_EQ(shape(parse("")), "");
  EXPECT_EQ(shape(parse("src\ttgt\n")), "");
}

TEST(PinsFile, BringsSegmentsIntoOrder) { EXPECT_EQ(shape(parse("1,0,1\t 3 , 2 \n")), "0,1=2,3"); }

TEST(PinsFile, ByteRangesMeanTheSegmentsTheyTouch) {
  EXPECT_EQ(shape(parse("0-3\t4-7,8-11\n", false)), "0=1,2");
  EXPECT_EQ(shape(parse("5-9\t0-19\n", false)), "1,2=0,1,2,3,4");
  EXPECT_EQ(problem("3-4\t0-3\n", false), "pins.tsv:1: no segment stands at bytes 3-4 of fr.txt");
  EXPECT_EQ(problem("0-3\t19-40\n", false),
            "pins.tsv:1: no segment stands at bytes 19-40 of texts/en-1.txt");
  EXPECT_EQ(problem("0-3\t16-40\n", false),
            "pins.tsv:1: no segment stands at bytes 16-40 of texts/en-1.txt");
}

TEST(PinsFile, JsonLinesAreReadAsTheyAreWritten) {
  EXPECT_EQ(
      shape(parse("{\"src\":[0,1],\"tgt\":[2],\"score\":0.5}\n"
                  "{\"src\":[3],\"tgt\":[4],\"pin\":\"forbid\"}\n{\"src\":[],\"tgt\":[3]}\n")),
      "0,1=2 3/4 =3");
  EXPECT_EQ(shape(parse("{\"src\":[[0,3],[4,7]],\"tgt\":[[8,11]]}\n{\"src\":[12,15],\"tgt\":[]}",
                        false, {&one}, "pins.jsonl")),
            "0,1=2 3=");
  EXPECT_EQ(shape(parse("{\"src\":\"0-3\",\"tgt\":\"4-11\"}", false)), "0=1,2");
}

TEST(PinsFile, TargetsAreNamedByTheirPath) {
  const std::vector<const Document*> targets = {&one, &two};
  EXPECT_EQ(shape(parse("src\ttgt\ttgt_doc\n0\t1\ttexts/en-2.txt\n0\t1\t./texts/en-1.txt\n", true,
                        targets)),
            "0=1@1 0=1");
  EXPECT_EQ(problem("src\ttgt\ttgt_doc\n0\t1\ten-3.txt\n", true, targets),
            "pins.tsv:2: not one of the targets: en-3.txt");
  EXPECT_EQ(problem("0\t1\n", true, targets), "pins.tsv:1: which of the targets is meant?");
  EXPECT_EQ(shape(parse("0\t\n", true, targets)), "0= 0=@1") << "without counterpart in any";
  EXPECT_EQ(shape(parse("src\ttgt\ttgt_doc\n0\t\ttexts/en-2.txt\n", true, targets)), "0=@1");
}

TEST(PinsFile, DamageIsNamedWithItsLine) {
  EXPECT_EQ(problem("0\t1\nx\t1\n"), "pins.tsv:2: not a line number: x");
  EXPECT_EQ(problem("0\t-1\n"), "pins.tsv:1: not a line number: -1");
  EXPECT_EQ(problem("0\t1,\n"), "pins.tsv:1: not a line number: 1,");
  EXPECT_EQ(problem("0\t99999999999999999999999\n"),
            "pins.tsv:1: not a line number: 99999999999999999999999");
  EXPECT_EQ(problem("0-3\t1\n"), "pins.tsv:1: not a line number: 0-3");
  EXPECT_EQ(problem("0\t1\n", false), "pins.tsv:1: not a byte range: 0");
  EXPECT_EQ(problem("3-0\t4-7\n", false), "pins.tsv:1: not a byte range: 3-0");
  EXPECT_EQ(problem("3-3\t4-7\n", false), "pins.tsv:1: not a byte range: 3-3");
  EXPECT_EQ(problem("0\n"), "pins.tsv:1: too few columns");
  EXPECT_EQ(problem("src\tscore\n0\t1\n"), "pins.tsv:1: no column named tgt");
  EXPECT_EQ(problem("tgt\tscore\n0\t1\n"), "pins.tsv:1: no column named src");
  EXPECT_EQ(problem("0\t1\tperhaps\n"), "pins.tsv:1: unknown pin: perhaps");
  EXPECT_EQ(problem("0\t1\n0\t\xFF\n"), "pins.tsv:2 (byte 6): not valid UTF-8");
}

TEST(PinsFile, AMissingHeaderIsCalledSo) {
  const std::string missing =
      "pins.tsv:1: the header is missing (without one the columns are src, tgt, pin)";
  EXPECT_EQ(problem("0-3\t4-7\t0.9876\t\ttext\ttext\n", false), missing) << "of align";
  EXPECT_EQ(problem("0.9\ttranslation\ten.txt\t0-3\t4-7\n", false), missing) << "of mine";
  EXPECT_EQ(problem("0\t1\t0.9876\n"), missing);
  EXPECT_EQ(problem("source\ttarget\n0\t1\n"), missing);
  EXPECT_EQ(problem("0\t1\tforbid\tbecause\n"), "");
  EXPECT_EQ(problem("0\t1\t\tbecause\n"), "");
}

// What check_pins_of_file() says of them.
std::string contradiction(const std::string& text, bool lines) {
  const auto pins = parse(text, lines);
  try {
    check_pins_of_file(pins, text, "pins.tsv", source, {&one}, lines, LinksEach::one);
  } catch (const InputError& error) {
    const std::string what = error.what();
    return what.substr(0, what.find(';'));
  }
  return "";
}

TEST(PinsFile, ContradictionsNameRangesAsTheyWereWritten) {
  EXPECT_EQ(contradiction("0-3\t0-3\n\n0-7\t4-7\n", false),
            "pins.tsv:3: contradicts line 1: bytes 0-7 of fr.txt");
  EXPECT_EQ(contradiction("0-3\t0-3\n4-7\t2-6\n", false),
            "pins.tsv:2: contradicts line 1: bytes 2-6 of texts/en-1.txt");
  EXPECT_EQ(contradiction("0-3\t0-3\n0-19\t0-7\tforbid\n", false),
            "pins.tsv:2: forbids bytes 0-19 of fr.txt with bytes 0-7 of texts/en-1.txt, which line "
            "1 links");
  EXPECT_EQ(contradiction("0-3\t0-3,8-11\n", false),
            "pins.tsv:1: these ranges do not follow each other: 0-3,8-11");
  EXPECT_EQ(contradiction("0-3,12-15\t0-3\n", false),
            "pins.tsv:1: these ranges do not follow each other: 0-3,12-15");
  EXPECT_EQ(contradiction("0\t0\n0\t1\n", true),
            "pins.tsv:2: contradicts line 1: source segment 0");
  EXPECT_EQ(contradiction("0-3\t0-3\n4-7\t4-7\n", false), "");
}

TEST(PinsFile, WideRowsThatAreRepeatedComeOnce) {
  std::vector<std::string> many;
  for (int i = 0; i < 100; ++i) many.push_back("line");
  const Document wide = test::lines_of(many, "en");  // 5 bytes a line
  const std::string rows =
      "0-499\t0-499\tforbid\n0-497\t1-499\tforbid\n0-499\t0-499\tforbid\n0-400\t0-499\tforbid\n";
  const auto pins = parse_pins(rows, "pins.tsv", wide, {&wide}, false);
  ASSERT_EQ(pins.size(), 2U) << "the second and third mean the same segments";
  EXPECT_EQ(pins[0].source.size(), 100U);
  EXPECT_EQ(pins[0].target.size(), 100U);
  EXPECT_EQ(pins[1].line, 4U);
  EXPECT_LT(pins[1].source.size(), 100U);
}

TEST(PinsFile, DamagedJsonIsNamedWithItsLine) {
  EXPECT_EQ(problem("{\"src\":[0],\"tgt\":[1]}\n{\"src\":[0\n"), "pins.tsv:2: not a JSON object");
  EXPECT_EQ(problem("[0,1]\n", true, {&one}, "pins.jsonl"), "pins.jsonl:1: not a JSON object");
  EXPECT_EQ(problem("{\"src\":[0]}"), "pins.tsv:1: no member named tgt");
  EXPECT_EQ(problem("{\"src\":[0.5],\"tgt\":[1]}"), "pins.tsv:1: not a line number: [0.5]");
  EXPECT_EQ(problem("{\"src\":[-1],\"tgt\":[1]}"), "pins.tsv:1: not a line number: [-1]");
  EXPECT_EQ(problem("{\"src\":0,\"tgt\":[1]}"), "pins.tsv:1: not a line number: 0");
  EXPECT_EQ(problem("{\"src\":[0,1,2],\"tgt\":[1]}", false),
            "pins.tsv:1: not a byte range: [0,1,2]");
  EXPECT_EQ(problem("{\"src\":[[0]],\"tgt\":[1]}", false), "pins.tsv:1: not a byte range: [[0]]");
  EXPECT_EQ(problem("{\"src\":[0],\"tgt\":[1],\"pin\":1}"), "pins.tsv:1: pin is no text");
  EXPECT_EQ(problem(std::string(100'000, '[') + "\n", true, {&one}, "pins.jsonl"),
            "pins.jsonl:1: not a JSON object");
}

TEST(PinsFile, ReadsWhatTheWritersWrite) {
  Document odd = document("a\tb\\c.txt");
  Link link;
  link.source = {1, 2};
  link.target = {3};
  Link gap;
  gap.source = {4};
  link.pinned = gap.pinned = true;
  Link guess;  // "auto": binds nobody
  guess.source = {0};
  guess.target = {0};
  for (const bool lines : {false, true}) {
    for (const Table table : {Table::beads, Table::mined}) {
      std::string tsv = tsv_header(columns(table));
      std::string jsonl;
      for (const Link& each : {link, gap, guess}) {
        if (table == Table::mined && each.target.empty()) continue;
        const Record record = table == Table::beads ? bead_record(source, odd, each, lines)
                                                    : mined_record(source, odd, each, lines);
        tsv += tsv_row(record, columns(table));
        jsonl += jsonl_line(record, columns(table));
      }
      const std::string wanted = table == Table::beads ? "1,2=3 4=" : "1,2=3";
      EXPECT_EQ(shape(parse(tsv, lines, {&odd})), wanted) << tsv;
      EXPECT_EQ(shape(parse(jsonl, lines, {&odd})), wanted) << jsonl;
    }
  }
}

TEST(PinsFile, HugeNumbersAndDeepNestingAreRefusedAtOnce) {
  EXPECT_EQ(problem("18446744073709551615\t0\n"),
            "pins.tsv:1: not a line number: 18446744073709551615");
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_NE(problem("{\"src\":" + deep + ",\"tgt\":[0]}").find("not a line number"),
            std::string::npos);
}

TEST(PinsFile, NamesOfColumnsCountInAnyCase) {
  EXPECT_EQ(shape(parse("SRC\tTgt\tPin\n0\t1\tforbid\n", true)), "0/1");
  EXPECT_EQ(shape(parse("{\"src\":[0],\"Tgt\":[1],\"PIN\":\"forbid\"}\n", true)), "0/1");
}

TEST(PinsFile, ranges_count_in_the_file_that_a_text_was_taken_from) {
  Document page = document("page.html");
  page.origin.add(4, {10, 14});
  page.origin.add(20, {30, 46});
  const auto pins = parse_pins("30-33\t0-3\n", "pins.tsv", page, {&one}, false);
  EXPECT_EQ(shape(pins), "1=0");
  EXPECT_THROW(parse_pins("60-70\t0-3\n", "pins.tsv", page, {&one}, false), InputError);
}

}  // namespace
}  // namespace calque
