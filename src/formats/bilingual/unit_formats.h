// The bilingual formats by name and by what a file looks like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/bilingual/unit_reader.h"

namespace calque {

// "tsv", "csv", "jsonl", "tmx", "xliff" (1.2), "xliff2" (2.1), "po", "moses", "ladder".
std::string_view name(UnitFormat format);
std::optional<UnitFormat> parse_unit_format(std::string_view name);
// The names that a file may be read from, or written to, as in "tsv|csv|...".
std::string readable_unit_formats();
std::string writable_unit_formats();
// Those that links are written to beside our own tables.
std::string link_unit_formats();

// By the ending of a file's name, .gz and the like left off; nullopt for an unknown one.
std::optional<UnitFormat> unit_format_of_name(const std::string& path);

}  // namespace calque
