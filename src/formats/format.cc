#include "formats/format.h"

#include <filesystem>

#include "formats/bilingual/unit_formats.h"
#include "formats/byte_source.h"
#include "text/error.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr const char* extensions = ".tsv, .jsonl, .txt, .html";
constexpr const char* link_extensions = ".tsv, .jsonl, .txt, .html, .csv, .tmx, .xlf, .ladder";

}  // namespace

std::string_view name(Format format) {
  switch (format) {
    case Format::tsv: return "tsv";
    case Format::jsonl: return "jsonl";
    case Format::text: return "text";
    case Format::html: return "html";
    case Format::units: return "units";
  }
  return "tsv";
}

std::optional<Format> parse_format(std::string_view name) {
  if (name == "tsv") return Format::tsv;
  if (name == "jsonl") return Format::jsonl;
  if (name == "text") return Format::text;
  if (name == "html") return Format::html;
  return std::nullopt;
}

Format choose_format(const std::string& wanted, const std::string& path, bool links) {
  if (!wanted.empty()) {
    if (const auto format = parse_format(wanted)) return *format;
    throw UsageError(
        {"unknown format: {0}", {wanted}},
        {"choose one of {0}",
         {links ? "tsv|jsonl|text|html|" + link_unit_formats() : "tsv|jsonl|text|html"}});
  }
  const std::string extension = std::filesystem::path(without_packing(path)).extension().string();
  const std::string folded = fold_case(extension);
  if (folded.empty() || folded == "." || folded == ".tsv") return Format::tsv;
  if (folded == ".jsonl") return Format::jsonl;
  if (folded == ".txt") return Format::text;
  if (folded == ".html" || folded == ".htm") return Format::html;
  // A name that promises another format must not hold TSV.
  throw UsageError({"no format goes with the name {0}", {path}},
                   {"end it in {0}, or give --format", {links ? link_extensions : extensions}});
}

}  // namespace calque
