#include "formats/dictionary.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>

#include <unicode/uloc.h>

#include "formats/reader.h"
#include "formats/rows.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/number.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t rows_that_show_the_form = 10;
constexpr std::string_view between_reversed = " @ ";

bool is_reversed(std::string_view row) {
  return row.find(between_reversed) != std::string_view::npos &&
         row.find('\t') == std::string_view::npos;
}

// "fr", "pt-BR": a language that ICU knows, so that few words pass for one.
bool is_language(std::string_view tag) {
  std::string base(tag.substr(0, tag.find_first_of("-_")));
  if (base.size() < 2 || base.size() > 3) return false;
  std::transform(base.begin(), base.end(), base.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (base == *known) return true;
  }
  return false;
}

std::optional<double> weight_in(std::string_view cell) {
  const auto weight = parse_number<double>(cell);
  return weight && *weight >= 0.0 && *weight <= 1.0 ? weight : std::nullopt;
}

bool is_header(std::string_view row) {
  const auto cells = split_cells(row);
  if (cells.size() < 2 || find_invalid_utf8(row)) return false;
  const std::string source = fold_case(trim(cells[0]));
  const std::string target = fold_case(trim(cells[1]));
  if ((source == "source" || source == "src") && (target == "target" || target == "tgt")) {
    return true;
  }
  const bool weighed = cells.size() > 2 && weight_in(trim(cells[2]));
  return !weighed && source != target && is_language(source) && is_language(target);
}

std::optional<DictionaryEntry> entry_in(std::string_view row, bool reversed) {
  if (find_invalid_utf8(row)) return std::nullopt;
  DictionaryEntry entry;
  if (reversed) {
    const std::size_t at = row.find(between_reversed);
    if (at == std::string_view::npos) return std::nullopt;
    entry.target = trim(row.substr(0, at));
    entry.source = trim(row.substr(at + between_reversed.size()));
  } else {
    const auto cells = split_cells(row);
    if (cells.size() < 2) return std::nullopt;
    entry.source = trim(cells[0]);
    entry.target = trim(cells[1]);
    const std::string_view weight = cells.size() > 2 ? trim(cells[2]) : std::string_view();
    if (!weight.empty()) {
      const auto value = weight_in(weight);
      if (!value) return std::nullopt;
      entry.weight = *value;
    }
  }
  if (entry.source.empty() || entry.target.empty()) return std::nullopt;
  return entry;
}

}  // namespace

Dictionary parse_dictionary(std::string_view text, const std::string& path,
                            std::vector<Note>& notes) {
  const std::string file = display_path(path);
  const std::vector<Row> rows = data_rows(text, file);
  const auto first = std::span(rows).first(std::min(rows.size(), rows_that_show_the_form));
  const auto content = [&](const Row& row) { return slice(text, row.range); };
  const bool reversed = std::all_of(first.begin(), first.end(),
                                    [&](const Row& row) { return is_reversed(content(row)); });
  const bool header = !rows.empty() && !reversed && is_header(content(rows.front()));
  Dictionary dictionary;
  dictionary.reserve(rows.size());
  std::size_t damaged = 0;
  std::size_t first_damaged = 0;
  for (const Row& row : std::span(rows).subspan(header ? 1 : 0)) {
    if (auto entry = entry_in(content(row), reversed)) {
      dictionary.push_back(std::move(*entry));
    } else if (damaged++ == 0) {
      first_damaged = row.line;
    }
  }
  if (dictionary.empty()) {
    throw InputError({file}, "no row of it makes sense as a dictionary",
                     "write a word, a tab and its translation on each line, in UTF-8");
  }
  if (damaged > 0) {
    notes.push_back({{file},
                     {"damaged rows left out: {0} (the first in line {1})",
                      {std::to_string(damaged), std::to_string(first_damaged)}}});
  }
  return dictionary;
}

}  // namespace calque
