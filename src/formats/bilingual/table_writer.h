// What the writers of TSV and CSV share: columns and what has none.
#pragma once

#include <string>
#include <vector>

#include "formats/bilingual/losses.h"
#include "formats/bilingual/unit_writer.h"

namespace calque {

// Rows of cells; how they are written is the format's.
class TableWriter : public UnitWriter {
 public:
  TableWriter(const UnitWriteOptions& options, WriteBytes write);
  void write(const Unit& unit) override;
  void finish() override { begin(); }
  std::vector<LostPart> lost() const override { return losses_.list(); }

 protected:
  virtual std::string row(const std::vector<std::string>& cells) const = 0;

 private:
  void begin();
  void write_row(const Unit& unit);
  void look_at(const Unit& unit);
  bool has_column(std::string_view name) const;

  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_;
  bool begun_ = false;
  std::vector<std::string> columns_;
  std::vector<Unit> first_;  // they tell which columns there are
};

}  // namespace calque
