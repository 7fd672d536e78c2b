#include "formats/format.h"

#include <filesystem>

#include "text/error.h"

namespace calque {

std::string_view name(Format format) {
  switch (format) {
    case Format::tsv: return "tsv";
    case Format::jsonl: return "jsonl";
    case Format::text: return "text";
    case Format::html: return "html";
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

Format choose_format(const std::string& wanted, const std::string& path) {
  if (!wanted.empty()) {
    if (const auto format = parse_format(wanted)) return *format;
    throw UsageError({"unknown format: {0}", {wanted}},
                     {"choose one of {0}", {"tsv|jsonl|text|html"}});
  }
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".jsonl") return Format::jsonl;
  if (extension == ".txt") return Format::text;
  if (extension == ".html" || extension == ".htm") return Format::html;
  // A name that promises another format must not hold TSV.
  for (const char* other : {".xlf", ".xliff", ".tmx", ".csv", ".json"}) {
    if (extension == other) {
      throw UsageError({"unknown format: {0}", {extension.substr(1)}},
                       {"choose one of {0}", {"tsv|jsonl|text|html"}});
    }
  }
  return Format::tsv;
}

}  // namespace calque
