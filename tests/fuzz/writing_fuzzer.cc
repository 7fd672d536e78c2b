// Results: whatever a text holds, a TSV row stays one row, a JSON line stays one object, and no
// control character reaches the terminal.
#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "formats/jsonl.h"
#include "formats/record.h"
#include "formats/tsv.h"
#include "fuzz/fuzz.h"
#include "report/terminal.h"

namespace {

using namespace calque;

std::string unescape(std::string_view cell) {
  std::string text;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != '\\') {
      text += cell[at];
      continue;
    }
    ++at;
    fuzz::require(at < cell.size(), "a cell does not end within an escape");
    text += cell[at] == 't' ? '\t' : cell[at] == 'n' ? '\n' : '\\';
  }
  return text;
}

Document make_document(std::string_view bytes) {
  Document document{.id = "input", .text = repair_utf8(bytes), .lang = "und", .segments = {}};
  for (const ByteRange line : split_lines(document.text)) {
    document.segments.push_back({line, "und", SegmentKind::line});
  }
  return document;
}

void check_record(const Record& record, Table table) {
  const auto chosen = choose_columns(table, "");
  const std::string row = tsv_row(record, chosen);
  fuzz::require(std::count(row.begin(), row.end(), '\n') == 1, "a row is one line");
  fuzz::require(std::count(row.begin(), row.end(), '\t') + 1 == std::ssize(chosen),
                "a row has a cell for each column");
  const std::string line = jsonl_line(record, chosen);
  fuzz::require(line.find('\n') + 1 == line.size(), "an object is one line");
  fuzz::require(nlohmann::json::parse(line).is_object(), "a line is a JSON object");
}

void check_report(const Document& document, const Link& link, std::size_t width) {
  const ReportStyle style{.width = width, .color = false, .translate = {}};
  const std::string page = render_link({}, document, document, link, style);
  fuzz::require(!find_invalid_utf8(page), "the page is valid UTF-8");
  for (std::size_t at = 0; at < page.size();) {
    const char32_t c = next_code_point(page, at);
    fuzz::require(c == U'\n' || (c >= 0x20 && c < 0x7F) || c >= 0xA0,
                  "no control character reaches the terminal");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  const std::size_t width = fuzz::take_byte(bytes);
  fuzz::require(unescape(escape_cell(bytes)) == bytes, "cells can be read back");
  const Document document = make_document(bytes);
  if (document.segments.empty()) return 0;
  const std::size_t last = document.segments.size() - 1;
  const ByteRange shared = document.segments.front().range;
  const Link link{.source = {0},
                  .target = {last},
                  .score = 0.5,
                  .evidence = {{EvidenceKind::entity, shared, document.segments[last].range, 0.5}}};
  check_record(segment_record(document, document.segments.front()), Table::segments);
  check_record(bead_record(document, document, link, true), Table::beads);
  check_record(mined_record(document, document, link, false), Table::mined);
  check_report(document, link, width);
  return 0;
}
