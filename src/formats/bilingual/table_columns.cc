#include "formats/bilingual/table_columns.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace calque {
namespace {

// Names of the columns of our results; in a header they are known beside those with a role.
constexpr std::array<std::string_view, 12> result_columns = {
    "score",   "grade",    "crossing", "src",   "tgt",          "src_doc",
    "tgt_doc", "evidence", "pin",      "group", "translatable", "line"};

}  // namespace

TableColumns::Role TableColumns::role_of(std::string_view name) {
  if (name == "src_text" || name == "source") return Role::source;
  if (name == "tgt_text" || name == "target") return Role::target;
  if (name == "src_lang") return Role::source_lang;
  if (name == "tgt_lang") return Role::target_lang;
  if (name == "id") return Role::id;
  if (name == "context") return Role::context;
  if (name == "state") return Role::state;
  if (name == "note") return Role::note;
  return Role::property;
}

bool is_known_column(std::string_view name) {
  static constexpr std::array<std::string_view, 10> with_role = {
      "src_text", "source", "tgt_text", "target", "src_lang",
      "tgt_lang", "id",     "context",  "state",  "note"};
  return std::find(with_role.begin(), with_role.end(), name) != with_role.end() ||
         std::find(result_columns.begin(), result_columns.end(), name) != result_columns.end();
}

std::size_t TableColumns::find(const std::string& wanted,
                               const std::vector<std::string>& names) const {
  const auto found = std::find(names_.begin(), names_.end(), wanted);
  if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  const bool whole = error == std::errc() && end == wanted.data() + wanted.size();
  if (whole && number >= 1 && number <= names.size()) return number - 1;
  std::string all;
  for (const std::string& name : names_) all += (all.empty() ? "" : ", ") + name;
  throw InputError({file_, 1}, {"there is no column {0}", {wanted}},
                   {"the file has {0}: name one, or give its number from 1",
                    {names_.empty() ? std::to_string(names.size()) : all}});
}

bool TableColumns::take_first(const std::vector<std::string>& cells) {
  count_ = cells.size();
  const bool all_known = std::all_of(cells.begin(), cells.end(),
                                     [](const std::string& cell) { return is_known_column(cell); });
  const bool is_header = options_.header == "yes" || (options_.header == "auto" && all_known);
  if (is_header) names_ = cells;
  roles_.assign(count_, Role::property);
  for (std::size_t i = 0; i < names_.size(); ++i) roles_[i] = role_of(names_[i]);
  const auto set = [&](const std::string& wanted, Role role, std::size_t by_place) {
    const auto has = std::find(roles_.begin(), roles_.end(), role);
    std::size_t column = by_place;
    if (!wanted.empty()) {
      column = find(wanted, cells);
    } else if (has != roles_.end()) {
      return;
    }
    if (column >= count_) {
      throw InputError(
          {file_, 1},
          {"{0} column where two are needed, source and target", {std::to_string(count_)}},
          "separate them by a tab (TSV) or a comma (CSV), or name the format with --from");
    }
    std::replace(roles_.begin(), roles_.end(), role, Role::property);
    roles_[column] = role;
  };
  set(options_.source_column, Role::source, 0);
  set(options_.target_column, Role::target, 1);
  source_ = static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), Role::source) -
                                     roles_.begin());
  target_ = static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), Role::target) -
                                     roles_.begin());
  if (source_ == count_ || target_ == count_) {
    throw InputError({file_, 1}, "the source and the target are the same column",
                     "name two columns, --src-column and --tgt-column");
  }
  return is_header;
}

void TableColumns::fill(Unit& unit, std::vector<std::string>& cells, const Place& place) const {
  if (cells.size() != count_) {
    throw InputError(
        place, {"{0} cells instead of {1}", {std::to_string(cells.size()), std::to_string(count_)}},
        "mend the row, or leave such rows out with --keep-going");
  }
  unit.target.emplace();
  for (std::size_t i = 0; i < count_; ++i) {
    std::string& cell = cells[i];
    switch (roles_[i]) {
      case Role::source: unit.source.text = std::move(cell); break;
      case Role::target: unit.target->text = std::move(cell); break;
      case Role::source_lang: unit.source_lang = std::move(cell); break;
      case Role::target_lang: unit.target_lang = std::move(cell); break;
      case Role::id: unit.id = std::move(cell); break;
      case Role::context: unit.context = std::move(cell); break;
      case Role::state:
        if (const auto state = parse_unit_state(cell)) {
          unit.state = *state;
        } else if (!cell.empty()) {  // a word of another tool
          unit.properties.push_back({"state", std::move(cell)});
        }
        break;
      case Role::note:
        if (!cell.empty()) unit.notes.push_back({std::move(cell), {}});
        break;
      case Role::property:
        if (names_.empty()) {
          unit.properties.push_back({"column" + std::to_string(i + 1), std::move(cell)});
        } else if (!cell.empty()) {
          unit.properties.push_back({names_[i], std::move(cell)});
        }
    }
  }
  if (unit.source_lang.empty()) unit.source_lang = options_.source_lang;
  if (unit.target_lang.empty()) unit.target_lang = options_.target_lang;
}

std::optional<std::string> cell_of(const Unit& unit, std::string_view column) {
  const auto unless_empty = [](const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(value);
  };
  if (column == "src_text" || column == "source") return unit.source.text;
  if (column == "tgt_text" || column == "target") {
    return unit.target ? std::optional(unit.target->text) : std::nullopt;
  }
  if (column == "src_lang") return unless_empty(unit.source_lang);
  if (column == "tgt_lang") return unless_empty(unit.target_lang);
  if (column == "id") return unless_empty(unit.id);
  if (column == "context") return unless_empty(unit.context);
  if (column == "state" && unit.state != UnitState::unknown) return std::string(name(unit.state));
  if (column == "line")
    return unit.line == 0 ? std::nullopt : std::optional(std::to_string(unit.line));
  if (column == "note") {
    std::string all;
    for (const UnitNote& note : unit.notes) all += (all.empty() ? "" : "\n") + note.text;
    return unless_empty(all);
  }
  const std::string* property = find_property(unit, column);
  return property == nullptr ? std::nullopt : std::optional(*property);
}

}  // namespace calque
