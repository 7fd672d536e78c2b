// JSON Lines as documents: every block stands in the file.
#include "formats/documents/jsonl_document.h"

#include <gtest/gtest.h>

#include "langid/router.h"
#include "text/error.h"

namespace calque {
namespace {

TEST(JsonlDocument, TextsAreBlocksThatStandInTheFile) {
  const std::string file =
      "{\"id\":\"1\",\"text\":\"Der Hafen ist zu.\\n\\nEr bleibt \\\"lange\\\" "
      "zu.\",\"lang\":\"de\"}\n"
      "\n"
      "{\"text\":\"Caf\\u00e9 \\ud83d\\ude00 im Ort.\"}\n";
  const Document document = read_jsonl_document(file, "a.jsonl");
  EXPECT_EQ(document.text, "Der Hafen ist zu.\n\nEr bleibt \"lange\" zu.\n\nCafé 😀 im Ort.");
  ASSERT_EQ(document.blocks.size(), 3U);
  const auto in_file = [&](std::size_t block) {
    return std::string(slice(file, document.origin.in_file(document.blocks[block].range)));
  };
  EXPECT_EQ(in_file(0), "Der Hafen ist zu.");
  EXPECT_EQ(in_file(1), "Er bleibt \\\"lange\\\" zu.");
  EXPECT_EQ(in_file(2), "Caf\\u00e9 \\ud83d\\ude00 im Ort.");
  // And back: what a person marks in the file is found in the text.
  const std::size_t at = file.find("\\u00e9");
  EXPECT_EQ(slice(document.text, document.origin.in_text({at, at + 6})), "é");
}

TEST(JsonlDocument, ALanguageThatARecordNamesIsBelieved) {
  Document document = read_jsonl_document(
      "{\"text\":\"Nota bene.\",\"lang\":\"la\"}\n{\"text\":\"Der Hafen ist heute wegen des "
      "Sturms zu.\"}\n{\"text\":\"OK\",\"lang\":\"pt_br\"}\n{\"text\":\"Das ist nicht "
      "gut.\",\"lang\":\"?\"}\n",
      "a.jsonl");
  segment(document, *make_stopword_identifier(), {});
  std::string langs;
  for (const Segment& each : document.segments) langs += each.lang + " ";
  EXPECT_EQ(langs, "la de pt-BR de ");
}

TEST(JsonlDocument, BadLinesAreNamed) {
  const auto complaint = [](const std::string& file) {
    try {
      read_jsonl_document(file, "a.jsonl");
    } catch (const InputError& error) {
      return describe(error.place()) + ": " + error.problem().english();
    }
    return std::string("none");
  };
  EXPECT_EQ(complaint("{\"text\":\"a\"}\n{\n"), "a.jsonl:2 (byte 13): not JSON");
  EXPECT_EQ(complaint("[]\n"), "a.jsonl:1 (byte 0): not a JSON object");
  EXPECT_EQ(complaint("{\"id\":1}\n"), "a.jsonl:1 (byte 0): a record without text");
  EXPECT_EQ(complaint("{\"text\":7}\n"), "a.jsonl:1 (byte 0): a record without text");
  EXPECT_EQ(complaint("{\"text\":\"\"}\n"), "a.jsonl: no text in the file");
  EXPECT_EQ(complaint("{\"text\":\"\\ud800\"}\n"), "a.jsonl:1 (byte 0): not JSON");
}

}  // namespace
}  // namespace calque
