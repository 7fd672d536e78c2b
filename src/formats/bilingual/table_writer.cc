#include "formats/bilingual/table_writer.h"

#include <algorithm>
#include <array>

#include "formats/bilingual/table_columns.h"

namespace calque {

TableWriter::TableWriter(const UnitWriteOptions& options, WriteBytes write)
    : options_(options),
      write_(std::move(write)),
      losses_(
          {UnitPart::tags, UnitPart::plural, UnitPart::references, UnitPart::flags, UnitPart::kept},
          "table:"),
      columns_(options.columns) {}

bool TableWriter::has_column(std::string_view name) const {
  return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
}

// The texts, and what one of the first units has beside them.
void TableWriter::begin() {
  if (begun_) return;
  begun_ = true;
  if (columns_.empty()) {
    static constexpr std::array<std::string_view, 10> usual = {
        "id",       "context", "src_lang", "tgt_lang", "src_text",
        "tgt_text", "state",   "score",    "grade",    "note"};
    for (const std::string_view column : usual) {
      const bool text = column == "src_text" || column == "tgt_text";
      const bool used = std::any_of(first_.begin(), first_.end(), [&](const Unit& unit) {
        return cell_of(unit, column).has_value();
      });
      if (text || used) columns_.emplace_back(column);
    }
  }
  if (options_.header) write_(row(columns_));
  for (const Unit& unit : first_) write_row(unit);
  first_.clear();
}

void TableWriter::look_at(const Unit& unit) {
  losses_.look_at(unit);
  const auto without_column = [&](const char* column, UnitPart what) {
    if (!has_column(column) && cell_of(unit, column)) losses_.count(what);
  };
  without_column("id", UnitPart::id);
  without_column("context", UnitPart::context);
  without_column("state", UnitPart::state);
  without_column("note", UnitPart::notes);
  if (!has_column("src_lang") && !has_column("tgt_lang") &&
      !(unit.source_lang.empty() && unit.target_lang.empty())) {
    losses_.count(UnitPart::languages);
  }
  if (std::any_of(unit.properties.begin(), unit.properties.end(), [&](const Property& property) {
        return !belongs_to_a_format(property) && !has_column(property.name);
      })) {
    losses_.count(UnitPart::properties);
  }
}

void TableWriter::write(const Unit& unit) {
  constexpr std::size_t enough = 1000;
  if (is_ignorable(unit)) return;
  if (begun_) return write_row(unit);
  first_.push_back(unit);
  if (first_.size() == enough) begin();
}

void TableWriter::write_row(const Unit& unit) {
  look_at(unit);
  std::vector<std::string> cells;
  for (const std::string& column : columns_) cells.push_back(cell_of(unit, column).value_or(""));
  write_(row(cells));
}

}  // namespace calque
