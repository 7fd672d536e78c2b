// What the readers of TSV and CSV share: rows of cells made into units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/bilingual/language_choice.h"
#include "formats/bilingual/table_columns.h"
#include "formats/bilingual/unit_reader.h"

namespace calque {

class RowReader : public UnitReader {
 public:
  bool read(Unit& unit) override;
  const std::vector<Property>& header() const override { return header_; }
  std::vector<Note> take_notes() override;

 protected:
  explicit RowReader(const UnitReadOptions& options) : options_(options), choice_(options) {}
  // To be called once the file is open; `file` is its name for messages.
  void start(const std::string& file) {
    file_ = file;
    columns_.emplace(options_, file);
  }

  // The next row's cells and where they stand; false at the end.
  virtual bool next_row(std::vector<std::string>& cells, std::vector<ByteRange>& ranges) = 0;
  virtual std::size_t row_line() const = 0;
  virtual std::size_t row_offset() const = 0;
  virtual std::vector<Note> source_notes() = 0;

 private:
  UnitReadOptions options_;
  std::string file_;
  std::optional<TableColumns> columns_;
  LanguageChoice choice_;
  bool begun_ = false;
  bool ended_ = false;
  std::vector<std::string> cells_;
  std::vector<ByteRange> ranges_;
  std::vector<Note> notes_;
  std::vector<Property> header_;
};

}  // namespace calque
