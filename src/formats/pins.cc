#include "formats/pins.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <numeric>
#include <optional>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/passage.h"
#include "formats/rows.h"
#include "formats/tsv.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

using Json = nlohmann::json;

constexpr const char* link_or_forbid = "link|forbid";
constexpr std::size_t longest_quoted = 80;  // code points of a cell in a message

// One side as it was written.
struct Side {
  std::vector<std::size_t> numbers;  // with --lines
  std::vector<ByteRange> ranges;     // else
};

// One row as it was written.
struct WrittenPin {
  Place place;
  Side source;
  Side target;
  std::string word;             // "link", "forbid" or empty
  std::string target_document;  // may be empty
};

[[noreturn]] void fail_number(const Place& place, std::string_view text) {
  throw InputError(place, {"not a line number: {0}", {shorten(text, longest_quoted)}},
                   "give line numbers from 0, such as 3 or 3,4");
}

[[noreturn]] void fail_range(const Place& place, std::string_view text) {
  throw InputError(place, {"not a byte range: {0}", {shorten(text, longest_quoted)}},
                   "give ranges such as 120-188 (line numbers need --lines)");
}

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

// "120-188"
std::optional<ByteRange> byte_range(std::string_view text) {
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto begin = whole_number(text.substr(0, dash));
  const auto end = whole_number(text.substr(std::min(dash + 1, text.size())));
  if (!begin || !end || *begin >= *end) return std::nullopt;
  return ByteRange{*begin, *end};
}

Side parse_cell(std::string_view cell, const Place& place, bool lines) {
  Side side;
  cell = trim(cell);
  if (cell.empty()) return side;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(',', begin), cell.size());
    const std::string_view part = trim(cell.substr(begin, end - begin));
    begin = end + 1;
    if (lines) {
      const auto number = whole_number(part);
      if (!number) fail_number(place, cell);
      side.numbers.push_back(*number);
    } else {
      const auto range = byte_range(part);
      if (!range) fail_range(place, cell);
      side.ranges.push_back(*range);
    }
  }
  return side;
}

// --- TSV

struct Columns {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t source = 0;
  std::size_t target = 1;
  std::size_t word = 2;
  std::size_t target_document = none;
};

// Where the columns stand by the header; nothing where the row is none.
std::optional<Columns> parse_header(std::string_view row, const Place& place) {
  const auto cells = split_cells(row);
  const auto find = [&](std::string_view name) {
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [&](std::string_view cell) { return trim(cell) == name; });
    return found == cells.end() ? Columns::none : static_cast<std::size_t>(found - cells.begin());
  };
  const Columns columns{find("src"), find("tgt"), find("pin"), find("tgt_doc")};
  if (columns.source == Columns::none && columns.target == Columns::none) return std::nullopt;
  if (columns.source == Columns::none || columns.target == Columns::none) {
    const std::string missing = columns.source == Columns::none ? "src" : "tgt";
    throw InputError(place, {"no column named {0}", {missing}},
                     "name src and tgt in the first row");
  }
  return columns;
}

WrittenPin parse_tsv_row(std::string_view row, const Place& place, const Columns& columns,
                         bool lines) {
  const auto cells = split_cells(row);
  const auto cell = [&](std::size_t column) {
    return column < cells.size() ? trim(cells[column]) : std::string_view();
  };
  if (std::max(columns.source, columns.target) >= cells.size()) {
    throw InputError(place, "too few columns", "separate src and tgt by a tab");
  }
  return {place, parse_cell(cell(columns.source), place, lines),
          parse_cell(cell(columns.target), place, lines), std::string(cell(columns.word)),
          std::string(cell(columns.target_document))};
}

// --- JSONL

std::optional<std::size_t> whole_number(const Json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  return value.get<std::size_t>();
}

// [120, 188]
std::optional<ByteRange> byte_range(const Json& value) {
  if (!value.is_array() || value.size() != 2) return std::nullopt;
  const auto begin = whole_number(value[0]);
  const auto end = whole_number(value[1]);
  if (!begin || !end || *begin >= *end) return std::nullopt;
  return ByteRange{*begin, *end};
}

// [3, 4] with --lines; else [[120, 188], [190, 240]] or [120, 188]. A string is read as a cell.
Side parse_value(const Json& value, const Place& place, bool lines) {
  if (value.is_string()) return parse_cell(value.get<std::string>(), place, lines);
  Side side;
  const bool one_range = !lines && value.is_array() && !value.empty() && !value[0].is_array();
  if (!value.is_array() || one_range) {
    const auto range = lines ? std::nullopt : byte_range(value);
    if (range) return {{}, {*range}};
    if (lines) fail_number(place, value.dump());
    fail_range(place, value.dump());
  }
  for (const Json& part : value) {
    if (lines) {
      const auto number = whole_number(part);
      if (!number) fail_number(place, value.dump());
      side.numbers.push_back(*number);
    } else {
      const auto range = byte_range(part);
      if (!range) fail_range(place, value.dump());
      side.ranges.push_back(*range);
    }
  }
  return side;
}

std::string text_member(const Json& object, const char* name, const Place& place) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) {
    throw InputError(place, {"{0} is no text", {name}}, "put it in quotation marks");
  }
  return found->get<std::string>();
}

WrittenPin parse_object(std::string_view row, const Place& place, bool lines) {
  const Json object = Json::parse(row, nullptr, false);
  if (!object.is_object()) {
    throw InputError(place, "not a JSON object", "write one object a line, or a table with tabs");
  }
  for (const char* name : {"src", "tgt"}) {
    if (object.contains(name)) continue;
    throw InputError(place, {"no member named {0}", {name}}, "give src and tgt");
  }
  return {place, parse_value(object["src"], place, lines), parse_value(object["tgt"], place, lines),
          text_member(object, "pin", place), text_member(object, "tgt_doc", place)};
}

// --- What was written, in the documents

// The segments that `range` overlaps. Segments stand in their order and do not overlap.
void add_segments(std::vector<std::size_t>& found, ByteRange range, const Document& document,
                  const Place& place) {
  const auto& segments = document.segments;
  auto segment = std::partition_point(segments.begin(), segments.end(),
                                      [&](const Segment& s) { return s.range.end <= range.begin; });
  const std::size_t before = found.size();
  for (; segment != segments.end() && segment->range.begin < range.end; ++segment) {
    found.push_back(static_cast<std::size_t>(segment - segments.begin()));
  }
  if (found.size() == before || range.end > document.text.size()) {
    throw InputError(place,
                     {"no segment stands at bytes {0} of {1}",
                      {fmt::format("{}-{}", range.begin, range.end), display_path(document.id)}},
                     "check that the pins belong to these texts");
  }
}

std::vector<std::size_t> segments_of(const Side& side, const Document& document,
                                     const Place& place) {
  std::vector<std::size_t> segments = side.numbers;
  for (const ByteRange range : side.ranges) add_segments(segments, range, document, place);
  std::sort(segments.begin(), segments.end());
  segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
  return segments;
}

// The target that is called so, as it was given or by an equal path.
std::optional<std::size_t> target_called(const std::string& name,
                                         const std::vector<const Document*>& targets) {
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (targets[t]->id == name || escape_cell(targets[t]->id) == name) return t;
  }
  const auto path = std::filesystem::path(name).lexically_normal();
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (std::filesystem::path(targets[t]->id).lexically_normal() == path) return t;
  }
  return std::nullopt;
}

// The targets that a pin is about.
std::vector<std::size_t> targets_of(const WrittenPin& pin,
                                    const std::vector<const Document*>& targets) {
  if (!pin.target_document.empty()) {
    if (const auto target = target_called(pin.target_document, targets)) return {*target};
    std::vector<std::string> names;
    for (const Document* target : targets) names.push_back(target->id);
    const std::string choice = fmt::format("{}", fmt::join(names, ", "));
    throw InputError(pin.place, {"not one of the targets: {0}", {pin.target_document}},
                     {"choose from {0}", {choice}});
  }
  const bool without_target = pin.target.numbers.empty() && pin.target.ranges.empty();
  if (targets.size() > 1 && !without_target) {
    throw InputError(pin.place, "which of the targets is meant?", "name it in tgt_doc");
  }
  std::vector<std::size_t> all(targets.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

bool means_together(const WrittenPin& pin) {
  if (pin.word.empty() || pin.word == "link") return true;
  if (pin.word == "forbid") return false;
  throw InputError(pin.place, {"unknown pin: {0}", {pin.word}},
                   {"choose one of {0}", {link_or_forbid}});
}

void add_pins(std::vector<Pin>& pins, const WrittenPin& written, const Document& source,
              const std::vector<const Document*>& targets) {
  const bool together = means_together(written);
  for (const std::size_t t : targets_of(written, targets)) {
    pins.push_back({segments_of(written.source, source, written.place),
                    segments_of(written.target, *targets[t], written.place), together, t,
                    written.place.line.value_or(0)});
  }
}

void expect_utf8(std::string_view text, const std::string& file) {
  const auto invalid = find_invalid_utf8(text);
  if (!invalid) return;
  const auto before = text.substr(0, *invalid);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  throw InputError({file, line, *invalid}, "not valid UTF-8", "save the file as UTF-8");
}

}  // namespace

std::vector<Pin> parse_pins(std::string_view text, const std::string& path, const Document& source,
                            const std::vector<const Document*>& targets, bool lines) {
  const std::string file = display_path(path);
  expect_utf8(text, file);
  const std::vector<Row> rows = data_rows(text, file);
  std::vector<Pin> pins;
  if (rows.empty()) return pins;
  const std::string_view first = slice(text, rows.front().range);
  const bool json = path.ends_with(".jsonl") || trim(first).starts_with('{');
  std::optional<Columns> header;
  if (!json) header = parse_header(first, {file, rows.front().line});
  for (const Row& row : std::span(rows).subspan(header ? 1 : 0)) {
    const std::string_view content = slice(text, row.range);
    const Place place{file, row.line};
    add_pins(pins,
             json ? parse_object(content, place, lines)
                  : parse_tsv_row(content, place, header.value_or(Columns{}), lines),
             source, targets);
  }
  return pins;
}

}  // namespace calque
