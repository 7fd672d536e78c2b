#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "formats/format.h"
#include "formats/jsonl.h"
#include "formats/passage.h"
#include "formats/record.h"
#include "formats/tsv.h"
#include "text/error.h"

namespace calque {
namespace {

std::string json_of(Table table, const Record& record, const std::string& wanted = "") {
  return jsonl_line(record, choose_columns(table, wanted));
}

std::string row_of(Table table, const Record& record, const std::string& wanted = "") {
  return tsv_row(record, choose_columns(table, wanted));
}

// "Un.  David Lau\npaie 200 000." in three segments.
Document source() {
  return {"fr.txt",
          "Un.  David Lau\npaie 200 000.",
          "fr",
          {{{0, 3}, "fr", SegmentKind::sentence},
           {{5, 14}, "fr", SegmentKind::heading},
           {{15, 28}, "fr", SegmentKind::sentence}}};
}

Document target() {
  return {"en.txt", "David Lau paid 200,000.", "en", {{{0, 23}, "en", SegmentKind::sentence}}};
}

Link link() {
  Link made;
  made.source = {1, 2};
  made.target = {0};
  made.score = 0.123456;
  made.grade = Grade::equivalent;
  made.evidence = {{EvidenceKind::entity, {5, 14}, {0, 9}, 0.66666},
                   {EvidenceKind::number, {20, 27}, {15, 22}, 0.25}};
  return made;
}

TEST(Record, writes_the_language_of_a_line) {
  const Record record = line_language_record({"fr", "Latn", 0.98765});
  EXPECT_EQ(json_of(Table::line_languages, record),
            "{\"lang\":\"fr\",\"script\":\"Latn\",\"prob\":0.9877}\n");
  EXPECT_EQ(row_of(Table::line_languages, record), "fr\tLatn\t0.9877\n");
}

TEST(Record, writes_a_stretch_of_one_language) {
  EXPECT_EQ(json_of(Table::language_spans, language_span_record({}, {{3, 40}, "zh", 1.0})),
            "{\"begin\":3,\"end\":40,\"lang\":\"zh\",\"prob\":1.0}\n");
}

TEST(Record, writes_a_segment_trimmed_and_with_matching_offsets) {
  const Document document{"d", "\xEF\xBB\xBF  été \n", "fr", {{{0, 11}, "fr", SegmentKind::line}}};
  EXPECT_EQ(json_of(Table::segments, segment_record(document, document.segments[0])),
            "{\"text\":\"été\",\"begin\":5,\"end\":10,\"lang\":\"fr\",\"kind\":\"line\"}\n");
}

TEST(Record, writes_a_mined_link_as_the_contract_says) {
  const auto json =
      nlohmann::json::parse(json_of(Table::mined, mined_record(source(), target(), link(), false)));
  EXPECT_EQ(json["src"], nlohmann::json::parse("[5,28]"));
  EXPECT_EQ(json["tgt"], nlohmann::json::parse("[0,23]"));
  EXPECT_EQ(json["src_text"], "David Lau paie 200 000.");
  EXPECT_EQ(json["tgt_text"], "David Lau paid 200,000.");
  EXPECT_EQ(json["tgt_doc"], "en.txt");
  EXPECT_EQ(json["grade"], "equivalent");
  EXPECT_EQ(json["score"], 0.1235);
  EXPECT_EQ(json["evidence"],
            nlohmann::json::parse(R"([{"kind":"entity","src":[5,14],"tgt":[0,9],"weight":0.6667},
                                      {"kind":"number","src":[20,27],"tgt":[15,22],"weight":0.25}])"));
}

// The source as it comes out of "<p>Un.  David Lau<br>paie 200&nbsp;000.</p>".
Document source_of_page() {
  Document document = source();
  document.origin.add(14, {3, 17});
  document.origin.add(15, {17, 21});
  document.origin.add(23, {21, 29});
  document.origin.add(24, {29, 35});
  document.origin.add(28, {35, 39});
  return document;
}

TEST(Record, offsets_count_in_the_file_that_the_text_was_taken_from) {
  const Document page = source_of_page();
  const auto mined =
      nlohmann::json::parse(json_of(Table::mined, mined_record(page, target(), link(), false)));
  EXPECT_EQ(mined["src"], nlohmann::json::parse("[8,39]"));
  EXPECT_EQ(mined["evidence"][0]["src"], nlohmann::json::parse("[8,17]"));
  EXPECT_EQ(mined["evidence"][1]["src"], nlohmann::json::parse("[26,38]"));
  const auto bead =
      nlohmann::json::parse(json_of(Table::beads, bead_record(page, target(), link(), false)));
  EXPECT_EQ(bead["src"], nlohmann::json::parse("[[8,17],[21,39]]"));
  EXPECT_EQ(json_of(Table::segments, segment_record(page, page.segments[2])),
            "{\"text\":\"paie 200 000.\",\"begin\":21,\"end\":39,\"lang\":\"fr\",\"kind\":"
            "\"sentence\"}\n");
  EXPECT_EQ(json_of(Table::language_spans, language_span_record(page, {{0, 28}, "fr", 1.0})),
            "{\"begin\":3,\"end\":39,\"lang\":\"fr\",\"prob\":1.0}\n");
}

TEST(Record, writes_a_mined_link_as_a_row) {
  EXPECT_EQ(row_of(Table::mined, mined_record(source(), target(), link(), false)),
            "0.1235\tequivalent\ten.txt\t5-28\t0-23\tDavid Lau paie 200 000.\t"
            "David Lau paid 200,000.\tentity: David Lau = David Lau; number: 200 000 = 200,000\n");
}

TEST(Record, numbers_the_lines_of_a_bead) {
  const auto json =
      nlohmann::json::parse(json_of(Table::beads, bead_record(source(), target(), link(), true)));
  EXPECT_EQ(json["src"], nlohmann::json::parse("[1,2]"));
  EXPECT_EQ(json["tgt"], nlohmann::json::parse("[0]"));
  EXPECT_FALSE(json.contains("crossing"));
}

TEST(Record, gives_the_offsets_of_every_segment_of_a_bead) {
  const Record record = bead_record(source(), target(), link(), false);
  EXPECT_EQ(json_of(Table::beads, record, "src"), "{\"src\":[[5,14],[15,28]]}\n");
  EXPECT_EQ(row_of(Table::beads, record, "src"), "5-14,15-28\n");
}

TEST(Record, writes_a_gap_with_an_empty_side) {
  Link gap;
  gap.source = {0};
  const Record record = bead_record(source(), target(), gap, true);
  EXPECT_EQ(json_of(Table::beads, record, "src,tgt,src_text,tgt_text,evidence"),
            "{\"src\":[0],\"tgt\":[],\"src_text\":\"Un.\",\"tgt_text\":\"\",\"evidence\":[]}\n");
}

TEST(Record, says_when_a_bead_breaks_the_order) {
  Link bead = link();
  bead.crossing = true;
  EXPECT_EQ(json_of(Table::beads, bead_record(source(), target(), bead, true), "crossing"),
            "{\"crossing\":true}\n");
}

TEST(Record, survives_a_path_that_is_not_utf8) {
  Document named = target();
  named.id = "caf\xE9.txt";
  const auto json = nlohmann::json::parse(
      json_of(Table::mined, mined_record(source(), named, link(), false), "tgt_doc"));
  EXPECT_EQ(json["tgt_doc"], "caf\uFFFD.txt");
}

TEST(Columns, are_chosen_and_ordered) {
  const auto chosen = choose_columns(Table::mined, "tgt_text, score,tgt_text");
  EXPECT_EQ(tsv_header(chosen), "tgt_text\tscore\n");
}

TEST(Columns, that_do_not_exist_are_refused_with_a_list) {
  try {
    choose_columns(Table::segments, "text,colour");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_NE(error.problem().english().find("colour"), std::string::npos);
    EXPECT_NE(error.remedy().english().find("begin"), std::string::npos);
  }
}

TEST(Tsv, escapes_what_would_break_a_row) {
  EXPECT_EQ(escape_cell("a\tb\nc\\d\"e"), "a\\tb\\nc\\\\d\"e");
}

TEST(Tsv, has_a_cell_for_every_column_even_an_empty_one) {
  EXPECT_EQ(row_of(Table::line_languages, {{"prob", "0", ""}}), "\t\t\n");
}

TEST(Passage, folds_runs_of_white_space_and_keeps_single_no_break_spaces) {
  EXPECT_EQ(fold_spaces("  a\n b\t\tc «\u00A0d\u00A0» e \u00A0f\n"), "a b c «\u00A0d\u00A0» e f");
}

TEST(Passage, lines_of_chinese_and_japanese_are_joined_without_a_space) {
  EXPECT_EQ(fold_spaces("これは父の\n  家です。"), "これは父の家です。");
  EXPECT_EQ(fold_spaces("港。\n船"), "港。船");
  EXPECT_EQ(fold_spaces("港 船"), "港 船");
  EXPECT_EQ(fold_spaces("배가\n떠났다"), "배가 떠났다");
}

TEST(Passage, shortens_by_code_points) {
  EXPECT_EQ(shorten("éééé", 4), "éééé");
  EXPECT_EQ(shorten("ééééé", 4), "éééé…");
}

TEST(Passage, does_not_spell_out_reasons_that_are_whole_segments) {
  EXPECT_EQ(describe(Evidence{EvidenceKind::length, {0, 3}, {0, 9}, 0.1}, source(), target()),
            "length");
}

TEST(Format, follows_from_the_option_then_from_the_name) {
  EXPECT_EQ(choose_format("jsonl", "out.tsv"), Format::jsonl);
  EXPECT_EQ(choose_format("", "out.jsonl"), Format::jsonl);
  EXPECT_EQ(choose_format("", "out.txt"), Format::text);
  EXPECT_EQ(choose_format("", "out"), Format::tsv);
  EXPECT_THROW(choose_format("xml", ""), UsageError);
}

}  // namespace
}  // namespace calque
