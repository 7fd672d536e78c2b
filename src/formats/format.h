// The forms that results are written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace calque {

// `units`: one of the bilingual formats (bilingual/unit_formats.h).
enum class Format { tsv, jsonl, text, html, units };

std::string_view name(Format format);
std::optional<Format> parse_format(std::string_view name);

// `wanted` if given ("tsv", "jsonl", "text", "html"), else by the extension of `path` (.tsv,
// .jsonl, .txt, .html, .htm; in capitals too), TSV where it has none. Throws UsageError for a name
// or an extension that is of no format, which names those of bilingual files too where `links` can
// be written.
Format choose_format(const std::string& wanted, const std::string& path, bool links = false);

}  // namespace calque
