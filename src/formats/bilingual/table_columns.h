// Which columns of a table hold what, for TSV and CSV.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit.h"
#include "formats/bilingual/unit_reader.h"
#include "text/error.h"

namespace calque {

// Takes the header's row, or does without one.
class TableColumns {
 public:
  TableColumns(const UnitReadOptions& options, std::string file)
      : options_(options), file_(std::move(file)) {}

  // Looks at the first row: whether it was a header. Throws InputError for a column that is wanted
  // and is not there, or when nothing tells the source from the target.
  bool take_first(const std::vector<std::string>& cells);
  // How many columns every row must have.
  std::size_t count() const { return count_; }
  // The columns of the two texts, from 0.
  std::size_t source() const { return source_; }
  std::size_t target() const { return target_; }
  // Throws InputError when a row has another number of cells.
  void fill(Unit& unit, std::vector<std::string>& cells, const Place& place) const;

 private:
  enum class Role { property, source, target, source_lang, target_lang, id, context, state, note };

  static Role role_of(std::string_view name);
  std::size_t find(const std::string& wanted, const std::vector<std::string>& names) const;

  const UnitReadOptions& options_;
  std::string file_;
  std::size_t count_ = 0;
  std::size_t source_ = 0;
  std::size_t target_ = 0;
  std::vector<Role> roles_;
  std::vector<std::string> names_;  // empty without a header
};

// The columns that are usual for results and for tables of units.
bool is_known_column(std::string_view name);

// "src_text" and the like out of a unit; nullopt for a column that it has nothing for.
std::optional<std::string> cell_of(const Unit& unit, std::string_view column);

}  // namespace calque
