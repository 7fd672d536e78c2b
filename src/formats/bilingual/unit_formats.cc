#include "formats/bilingual/unit_formats.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/one_pair.h"
#include "formats/byte_source.h"
#include "text/error.h"
#include "text/normalize.h"

namespace calque {
namespace {

struct FormatName {
  UnitFormat format;
  std::string_view name;
  std::array<std::string_view, 3> endings;
};
constexpr std::array<FormatName, 9> formats = {{
    {UnitFormat::tsv, "tsv", {".tsv", ".tab", ""}},
    {UnitFormat::csv, "csv", {".csv", "", ""}},
    {UnitFormat::jsonl, "jsonl", {".jsonl", ".ndjson", ""}},
    {UnitFormat::tmx, "tmx", {".tmx", "", ""}},
    {UnitFormat::xliff, "xliff", {".xlf", ".xliff", ".sdlxliff"}},
    {UnitFormat::xliff2, "xliff2", {".xlf2", "", ""}},
    {UnitFormat::po, "po", {".po", ".pot", ""}},
    {UnitFormat::moses, "moses", {"", "", ""}},
    {UnitFormat::ladder, "ladder", {".ladder", "", ""}},
}};

std::string names(bool with_ladder) {
  std::string all;
  for (const FormatName& each : formats) {
    if (each.format == UnitFormat::ladder && !with_ladder) continue;
    all += (all.empty() ? "" : "|") + std::string(each.name);
  }
  return all;
}

UnitFormat choose_format(const std::string& path, const UnitReadOptions& options) {
  if (!options.format.empty()) {
    if (const auto format = parse_unit_format(options.format)) return *format;
    throw UsageError({"unknown format: {0}", {options.format}},
                     {"choose one of {0}", {readable_unit_formats()}});
  }
  if (!options.second.empty()) return UnitFormat::moses;
  if (const auto format = unit_format_of_name(path)) return *format;
  throw UsageError({"no format goes with the name {0}", {path}},
                   {"name it with --from: {0}", {readable_unit_formats()}});
}

}  // namespace

std::string_view name(UnitFormat format) {
  for (const FormatName& each : formats) {
    if (each.format == format) return each.name;
  }
  return {};
}

std::optional<UnitFormat> parse_unit_format(std::string_view name) {
  for (const FormatName& each : formats) {
    if (each.name == name) return each.format;
  }
  return std::nullopt;
}

std::string readable_unit_formats() { return names(false); }
std::string writable_unit_formats() { return names(true); }
std::string link_unit_formats() { return "csv|tmx|xliff|xliff2|moses|ladder"; }

std::optional<UnitFormat> unit_format_of_name(const std::string& path) {
  const std::string ending =
      fold_case(std::filesystem::path(without_packing(path)).extension().string());
  if (ending.empty()) return std::nullopt;
  for (const FormatName& each : formats) {
    if (std::find(each.endings.begin(), each.endings.end(), ending) != each.endings.end())
      return each.format;
  }
  return std::nullopt;
}

std::unique_ptr<UnitReader> open_units(const std::string& path, const UnitReadOptions& options) {
  switch (choose_format(path, options)) {
    case UnitFormat::tsv: return open_tsv(path, options);
    case UnitFormat::csv: return open_csv(path, options);
    case UnitFormat::jsonl: return open_jsonl(path, options);
    case UnitFormat::tmx: return open_tmx(path, options);
    case UnitFormat::xliff:
    case UnitFormat::xliff2: return open_xliff(path, options);  // finds the version itself
    case UnitFormat::po: return open_po(path, options);
    case UnitFormat::moses:
      if (options.second.empty()) {
        throw UsageError("Moses' form has two files", "name the file of the target as well");
      }
      return open_moses(path, options);
    case UnitFormat::ladder: break;
  }
  throw UsageError("a ladder holds no texts to read", "align the two texts again");
}

std::unique_ptr<UnitWriter> make_unit_writer(UnitFormat format, const UnitWriteOptions& options,
                                             WriteBytes write, WriteBytes second) {
  switch (format) {
    case UnitFormat::tsv: return write_tsv(options, std::move(write));
    case UnitFormat::csv: return write_csv(options, std::move(write));
    case UnitFormat::jsonl: return write_jsonl(options, std::move(write));
    case UnitFormat::tmx: return write_tmx(options, std::move(write));
    case UnitFormat::xliff: return write_xliff(options, std::move(write));
    case UnitFormat::xliff2: return of_one_pair(write_xliff2(options, std::move(write)));
    case UnitFormat::po: return of_one_pair(write_po(options, std::move(write)));
    case UnitFormat::moses:
      return of_one_pair(write_moses(options, std::move(write), std::move(second)));
    case UnitFormat::ladder: return write_ladder(options, std::move(write));
  }
  return nullptr;
}

}  // namespace calque
