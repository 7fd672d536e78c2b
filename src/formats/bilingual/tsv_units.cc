// Tab-separated tables: tab, LF and backslash are written \t, \n and \\; quotation marks mean
// nothing.
#include "formats/bilingual/formats.h"
#include "formats/bilingual/row_reader.h"
#include "formats/bilingual/table_writer.h"
#include "formats/bilingual/text_lines.h"
#include "formats/tsv.h"

namespace calque {
namespace {

std::string unescaped(std::string_view cell) {
  std::string text;
  text.reserve(cell.size());
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const char next = i + 1 < cell.size() ? cell[i + 1] : '\0';
    if (cell[i] != '\\' || (next != 't' && next != 'n' && next != '\\')) {
      text += cell[i];
      continue;
    }
    text += next == 't' ? '\t' : next == 'n' ? '\n' : '\\';
    ++i;
  }
  return text;
}

class TsvReader : public RowReader {
 public:
  TsvReader(const std::string& path, const UnitReadOptions& options)
      : RowReader(options), lines_(path, options.text), unescape_(options.unescape) {
    start(lines_.path());
  }

  UnitFormat format() const override { return UnitFormat::tsv; }

 private:
  bool next_row(std::vector<std::string>& cells, std::vector<ByteRange>& ranges) override {
    do {
      if (!lines_.read(line_)) return false;
      if (line_.ends_with('\r')) line_.pop_back();
    } while (line_.empty());
    cells.clear();
    ranges.clear();
    for (std::size_t begin = 0; begin <= line_.size();) {
      const std::size_t end = std::min(line_.find('\t', begin), line_.size());
      const std::string_view cell = std::string_view(line_).substr(begin, end - begin);
      cells.push_back(unescape_ ? unescaped(cell) : std::string(cell));
      ranges.push_back({lines_.offset() + begin, lines_.offset() + end});
      begin = end + 1;
    }
    return true;
  }
  std::size_t row_line() const override { return lines_.number(); }
  std::size_t row_offset() const override { return lines_.offset(); }
  std::vector<Note> source_notes() override { return lines_.take_notes(); }

  TextLines lines_;
  bool unescape_;
  std::string line_;
};

class TsvWriter : public TableWriter {
 public:
  using TableWriter::TableWriter;

 private:
  std::string row(const std::vector<std::string>& cells) const override {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += '\t';
      out += escape_cell(cells[i]);
    }
    return out + '\n';
  }
};

}  // namespace

std::unique_ptr<UnitReader> open_tsv(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<TsvReader>(path, options);
}

std::unique_ptr<UnitWriter> write_tsv(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<TsvWriter>(options, std::move(write));
}

}  // namespace calque
