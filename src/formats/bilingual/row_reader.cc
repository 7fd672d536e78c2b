#include "formats/bilingual/row_reader.h"

#include <utility>

namespace calque {

bool RowReader::read(Unit& unit) {
  while (next_row(cells_, ranges_)) {
    if (!std::exchange(begun_, true) && columns_->take_first(cells_)) continue;
    unit = Unit();
    unit.line = row_line();
    try {
      columns_->fill(unit, cells_, {file_, row_line(), row_offset()});
    } catch (const InputError& error) {
      if (!options_.keep_going) throw;
      notes_.push_back({error.place(), {"left out: {0}", {error.problem().english()}}});
      continue;
    }
    unit.source_range = ranges_[columns_->source()];
    unit.target_range = ranges_[columns_->target()];
    if (choice_.takes(unit)) return true;
  }
  if (!std::exchange(ended_, true)) choice_.check_end(file_, notes_);
  return false;
}

std::vector<Note> RowReader::take_notes() {
  std::vector<Note> notes = source_notes();
  notes.insert(notes.end(), notes_.begin(), notes_.end());
  notes_.clear();
  return notes;
}

}  // namespace calque
