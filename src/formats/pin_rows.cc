#include "formats/pin_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/passage.h"
#include "formats/reader.h"
#include "text/number.h"
#include "text/utf8.h"

namespace calque {
namespace {

using Json = nlohmann::json;
using Columns = PinRows::Columns;

constexpr std::size_t longest_quoted = 80;                    // code points of a cell in a message
constexpr std::size_t largest_number = std::size_t{1} << 40;  // no text has so many lines

[[noreturn]] void fail_number(const Place& place, std::string_view text) {
  throw InputError(place, {"not a line number: {0}", {shorten(text, longest_quoted)}},
                   "give line numbers from 0, such as 3 or 3,4");
}

[[noreturn]] void fail_range(const Place& place, std::string_view text) {
  throw InputError(place, {"not a byte range: {0}", {shorten(text, longest_quoted)}},
                   "give ranges such as 120-188 (line numbers need --lines)");
}

// "120-188"
std::optional<ByteRange> byte_range(std::string_view text) {
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto begin = parse_number<std::size_t>(text.substr(0, dash));
  const auto end = parse_number<std::size_t>(text.substr(std::min(dash + 1, text.size())));
  if (!begin || !end || *begin >= *end) return std::nullopt;
  return ByteRange{*begin, *end};
}

WrittenSide parse_cell(std::string_view cell, const Place& place, bool lines) {
  WrittenSide side;
  cell = trim(cell);
  if (cell.empty()) return side;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(',', begin), cell.size());
    const std::string_view part = trim(cell.substr(begin, end - begin));
    begin = end + 1;
    if (lines) {
      const auto number = parse_number<std::size_t>(part);
      if (!number || *number > largest_number) fail_number(place, cell);
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

// "Pin" and "PIN" are "pin": a column that is missed would turn a decision round.
bool is_called(std::string_view cell, std::string_view name) {
  return std::equal(cell.begin(), cell.end(), name.begin(), name.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
  });
}

// Where the columns stand by the header; nothing where the row is none.
std::optional<Columns> parse_header(std::string_view row, const Place& place) {
  const auto cells = split_cells(row);
  const auto find = [&](std::string_view name) {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](std::string_view cell) {
      return is_called(trim(cell), name);
    });
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

// Whether a cell could be meant for segments, be it wrong.
bool looks_like_places(std::string_view cell) {
  return cell.find_first_not_of("0123456789,- ") == std::string_view::npos;
}

// A table without a header has the columns src, tgt, pin: a first row of another shape belongs to a
// table that has lost its header.
void expect_pins_without_header(std::string_view row, const Place& place) {
  const auto cells = split_cells(row);
  if (cells.size() < 2) return;
  bool fits = looks_like_places(trim(cells[0])) && looks_like_places(trim(cells[1]));
  if (fits && cells.size() > 2) {
    const std::string_view word = trim(cells[2]);
    const bool known =
        word.empty() || word == pin_word_link || word == pin_word_forbid || word == pin_word_auto;
    fits = known || (cells.size() == 3 && !parse_number<double>(word));
  }
  if (fits) return;
  throw InputError(place, "the header is missing (without one the columns are src, tgt, pin)",
                   "name the columns in the first row, src and tgt among them");
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
  if (!value.is_number_unsigned() || value.get<std::size_t>() > largest_number) return std::nullopt;
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

// The value as JSON; the row where it is nested so deep that writing it would overflow the stack.
std::string quoted(const Json& value, std::string_view row) {
  constexpr std::ptrdiff_t most = 1000;
  const auto brackets =
      std::count(row.begin(), row.end(), '[') + std::count(row.begin(), row.end(), '{');
  return brackets <= most ? value.dump() : std::string(row);
}

// [3, 4] with --lines; else [[120, 188], [190, 240]] or [120, 188]. A string is read as a cell.
WrittenSide parse_value(const Json& value, std::string_view row, const Place& place, bool lines) {
  if (value.is_string()) return parse_cell(value.get<std::string>(), place, lines);
  WrittenSide side;
  const bool one_range = !lines && value.is_array() && !value.empty() && !value[0].is_array();
  if (!value.is_array() || one_range) {
    const auto range = lines ? std::nullopt : byte_range(value);
    if (range) return {{}, {*range}};
    if (lines) fail_number(place, quoted(value, row));
    fail_range(place, quoted(value, row));
  }
  for (const Json& part : value) {
    if (lines) {
      const auto number = whole_number(part);
      if (!number) fail_number(place, quoted(value, row));
      side.numbers.push_back(*number);
    } else {
      const auto range = byte_range(part);
      if (!range) fail_range(place, quoted(value, row));
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

// Members that are called "Pin" or "SRC" under the name in small letters.
void with_usual_names(Json& object) {
  for (const char* name : {"src", "tgt", "pin", "tgt_doc"}) {
    if (object.contains(name)) continue;
    for (auto& [key, value] : object.items()) {
      if (!is_called(key, name)) continue;
      Json moved = std::move(value);
      object[name] = std::move(moved);
      break;
    }
  }
}

WrittenPin parse_object(std::string_view row, const Place& place, bool lines) {
  Json object = Json::parse(row, nullptr, false);
  if (!object.is_object()) {
    throw InputError(place, "not a JSON object", "write one object a line, or a table with tabs");
  }
  with_usual_names(object);
  for (const char* name : {"src", "tgt"}) {
    if (object.contains(name)) continue;
    throw InputError(place, {"no member named {0}", {name}}, "give src and tgt");
  }
  return {place, parse_value(object["src"], row, place, lines),
          parse_value(object["tgt"], row, place, lines), text_member(object, "pin", place),
          text_member(object, "tgt_doc", place)};
}

void expect_utf8(std::string_view text, const std::string& file) {
  const auto invalid = find_invalid_utf8(text);
  if (!invalid) return;
  const auto before = text.substr(0, *invalid);
  const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  throw InputError({file, line, *invalid}, "not valid UTF-8", "save the file as UTF-8");
}

}  // namespace

PinRows::PinRows(std::string_view text, const std::string& path, bool lines)
    : text_(text), file_(display_path(path)), lines_(lines) {
  expect_utf8(text, file_);
  rows_ = data_rows(text, file_);
  if (rows_.empty()) return;
  const std::string_view first = slice(text, rows_.front().range);
  const Place place{file_, rows_.front().line};
  json_ = path.ends_with(".jsonl") || trim(first).starts_with('{');
  if (json_) return;
  if (const auto columns = parse_header(first, place)) {
    columns_ = *columns;
    rows_.erase(rows_.begin());
  } else {
    expect_pins_without_header(first, place);
  }
}

WrittenPin PinRows::read(std::size_t index) const {
  const Row& row = rows_.at(index);
  const std::string_view content = slice(text_, row.range);
  const Place place{file_, row.line};
  return json_ ? parse_object(content, place, lines_)
               : parse_tsv_row(content, place, columns_, lines_);
}

std::optional<std::size_t> PinRows::in_line(std::size_t line) const {
  const auto found = std::partition_point(rows_.begin(), rows_.end(),
                                          [&](const Row& row) { return row.line < line; });
  if (found == rows_.end() || found->line != line) return std::nullopt;
  return static_cast<std::size_t>(found - rows_.begin());
}

}  // namespace calque
