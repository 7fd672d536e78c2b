// Comma-separated tables (RFC 4180); a semicolon or a tab between cells is found by the first line.
#include <algorithm>
#include <array>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/row_reader.h"
#include "formats/bilingual/table_writer.h"
#include "formats/bilingual/text_lines.h"
#include "text/error.h"

namespace calque {
namespace {

// The separator that stands most often outside of quotation marks.
char separator_of(std::string_view line) {
  static constexpr std::array<char, 3> possible = {',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < possible.size() && !quoted; ++i)
      counts[i] += c == possible[i] ? 1 : 0;
  }
  return possible[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                           counts.begin())];
}

class CsvReader : public RowReader {
 public:
  CsvReader(const std::string& path, const UnitReadOptions& options)
      : RowReader(options), lines_(path, options.text) {
    start(lines_.path());
  }

  UnitFormat format() const override { return UnitFormat::csv; }

 private:
  bool next_row(std::vector<std::string>& cells, std::vector<ByteRange>& ranges) override {
    do {
      if (!lines_.read(line_)) return false;
    } while (line_.empty() || line_ == "\r");
    line_number_ = lines_.number();
    row_offset_ = lines_.offset();
    if (separator_ == '\0') separator_ = separator_of(line_);
    cells.clear();
    ranges.clear();
    std::size_t at = 0;
    do {
      cells.emplace_back();
      const std::size_t begin = lines_.offset() + at;
      if (at < line_.size() && line_[at] == '"') {
        read_quoted(cells.back(), at);
      } else {
        const std::size_t end = std::min(line_.find(separator_, at), line_.size());
        cells.back() = line_.substr(at, end - at);
        if (end == line_.size() && cells.back().ends_with('\r')) cells.back().pop_back();
        at = end;
      }
      ranges.push_back({begin, std::max(begin, lines_.offset() + at)});
    } while (at < line_.size() && line_[at++] == separator_);
    return true;
  }

  // A cell in quotation marks may hold separators, line breaks and doubled quotation marks.
  void read_quoted(std::string& cell, std::size_t& at) {
    for (++at;; ++at) {
      if (at >= line_.size()) {
        cell += '\n';
        if (!lines_.read(line_)) {
          throw InputError({lines_.path(), line_number_, row_offset_},
                           "a cell whose quotation mark does not close", "close it");
        }
        at = static_cast<std::size_t>(-1);
      } else if (line_[at] != '"') {
        cell += line_[at];
      } else if (at + 1 < line_.size() && line_[at + 1] == '"') {
        cell += '"';
        ++at;
      } else {
        break;
      }
    }
    ++at;
    if (at + 1 == line_.size() && line_[at] == '\r') ++at;
    if (at < line_.size() && line_[at] != separator_) {
      throw InputError({lines_.path(), lines_.number(), lines_.offset() + at},
                       "text behind a cell's closing quotation mark",
                       "double the quotation marks within a cell");
    }
  }

  std::size_t row_line() const override { return line_number_; }
  std::size_t row_offset() const override { return row_offset_; }
  std::vector<Note> source_notes() override { return lines_.take_notes(); }

  TextLines lines_;
  std::string line_;
  char separator_ = '\0';
  std::size_t line_number_ = 0;
  std::size_t row_offset_ = 0;
};

class CsvWriter : public TableWriter {
 public:
  using TableWriter::TableWriter;

 private:
  std::string row(const std::vector<std::string>& cells) const override {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      if (cells[i].find_first_of(",;\t\"\r\n") == std::string::npos) {
        out += cells[i];
        continue;
      }
      out += '"';
      for (const char c : cells[i]) {
        if (c == '"') out += '"';
        out += c;
      }
      out += '"';
    }
    return out + "\r\n";
  }
};

}  // namespace

std::unique_ptr<UnitReader> open_csv(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<CsvReader>(path, options);
}

std::unique_ptr<UnitWriter> write_csv(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<CsvWriter>(options, std::move(write));
}

}  // namespace calque
