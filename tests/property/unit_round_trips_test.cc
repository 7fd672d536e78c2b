// Units of chance, written and read again in every format: what the format can hold is the same.
#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "formats/bilingual/unit_formats.h"
#include "support/units.h"

namespace calque {
namespace {

using Random = std::mt19937;

std::string random_text(Random& random, std::size_t most) {
  static const std::vector<std::string> parts = {
      "a",  "b ", "é", "字", "العربية", " ",  "<",   ">",  "&",     "\"", "'", "\\", "\\n",
      "\n", "\t", ";", ",",  "]]>",     "--", "{x}", "%d", "&amp;", "😀", "|", "#",  "~"};
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left)
    text += parts[random() % parts.size()];
  return text;
}

// Well nested pairs, and tags that stand alone.
void add_tags(Random& random, TaggedText& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i <= text.text.size(); ++i) {
    const bool inside = i < text.text.size() && (text.text[i] & 0xC0) == 0x80;
    if (!inside) places.push_back(i);
  }
  std::vector<Tag> open;
  int next = 1;
  for (const std::size_t place : places) {
    switch (random() % 6) {
      case 0: {
        Tag tag;
        tag.at = place;
        tag.kind = TagKind::open;
        tag.id = std::to_string(next++);
        tag.type = random() % 2 == 0 ? "bold" : "";
        tag.code = random() % 2 == 0 ? "<b>" : "";
        open.push_back(tag);
        text.tags.push_back(tag);
        break;
      }
      case 1:
        if (!open.empty()) {
          Tag tag = open.back();
          open.pop_back();
          tag.at = place;
          tag.kind = TagKind::close;
          tag.type.clear();
          if (!tag.code.empty()) tag.code = "</b>";
          text.tags.push_back(tag);
        }
        break;
      case 2: {
        Tag tag;
        tag.at = place;
        tag.id = std::to_string(next++);
        tag.type = "lb";
        tag.code = "<br/>";
        text.tags.push_back(tag);
        break;
      }
      default: break;
    }
  }
  while (!open.empty()) {
    Tag tag = open.back();
    open.pop_back();
    tag.at = text.text.size();
    tag.kind = TagKind::close;
    tag.type.clear();
    if (!tag.code.empty()) tag.code = "</b>";
    text.tags.push_back(tag);
  }
}

struct Wanted {
  bool tags = false;
  bool notes = false;
  bool properties = false;
  bool states = false;
  bool no_target = false;
  bool empty_texts = true;
};

Unit random_unit(Random& random, std::size_t number, const Wanted& wanted) {
  Unit unit;
  unit.id = "u" + std::to_string(number);
  unit.source_lang = "fr";
  unit.target_lang = "en";
  const auto text = [&] {
    TaggedText some{random_text(random, 8)};
    if (some.text.empty() && !wanted.empty_texts) some.text = "x";
    if (wanted.tags) add_tags(random, some);
    return some;
  };
  unit.source = text();
  if (!wanted.no_target || random() % 4 != 0) unit.target = text();
  if (wanted.notes && random() % 2 == 0)
    unit.notes.push_back({random_text(random, 4) + "n", "developer"});
  if (wanted.properties && random() % 2 == 0)
    unit.properties.push_back({"domain", random_text(random, 4) + "v"});
  if (wanted.states && unit.target) unit.state = static_cast<UnitState>(1 + random() % 5);
  return unit;
}

void expect_round_trip(UnitFormat format, const std::string& ending, const Wanted& wanted,
                       const std::function<void(Unit&)>& adjust = {},
                       const UnitReadOptions& options = {}) {
  const TemporaryFolder folder;
  Random random(17);
  for (int round = 0; round < 200; ++round) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < 1 + random() % 4; ++i) {
      units.push_back(random_unit(random, i, wanted));
      if (adjust) adjust(units.back());
    }
    UnitWriteOptions write;
    write.columns = {"id", "src_lang", "tgt_lang", "src_text", "tgt_text"};
    const std::string bytes = write_units(format, units, write);
    const auto read = read_units(folder.write("units" + ending, bytes), options);
    ASSERT_EQ(read.size(), units.size()) << bytes;
    for (std::size_t i = 0; i < units.size(); ++i) {
      Unit found = read[i];
      if (adjust) adjust(found);
      found.kept.clear();
      std::erase_if(found.properties, belongs_to_a_format);
      ASSERT_EQ(described(found), described(units[i])) << bytes;
    }
  }
}

TEST(UnitRoundTrip, Tmx) {
  expect_round_trip(UnitFormat::tmx, ".tmx", {.tags = true, .notes = true, .properties = true},
                    [](Unit& unit) {
                      for (UnitNote& note : unit.notes) note.from.clear();
                    });
}

TEST(UnitRoundTrip, Xliff) {
  expect_round_trip(
      UnitFormat::xliff, ".xlf",
      {.tags = true, .notes = true, .properties = true, .states = true, .no_target = true});
}

TEST(UnitRoundTrip, Xliff2) {
  expect_round_trip(
      UnitFormat::xliff2, ".xlf",
      {.tags = true, .notes = true, .properties = true, .states = true, .no_target = true},
      [](Unit& unit) {
        if (unit.state == UnitState::needs_review) unit.state = UnitState::translated;
      });
}

TEST(UnitRoundTrip, Jsonl) {
  expect_round_trip(
      UnitFormat::jsonl, ".jsonl",
      {.tags = true, .notes = true, .properties = true, .states = true, .no_target = true});
}

TEST(UnitRoundTrip, Tsv) {
  UnitReadOptions options;
  options.unescape = true;
  expect_round_trip(UnitFormat::tsv, ".tsv", {}, {}, options);
}

TEST(UnitRoundTrip, Csv) { expect_round_trip(UnitFormat::csv, ".csv", {}); }

TEST(UnitRoundTrip, Po) {
  expect_round_trip(UnitFormat::po, ".po", {.notes = true, .empty_texts = false}, [](Unit& unit) {
    unit.id.clear();
    unit.source_lang = "fr";
    unit.context.clear();  // tells equal sources apart
    unit.state = UnitState::unknown;
  });
}

}  // namespace
}  // namespace calque
