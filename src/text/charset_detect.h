// Guesses at the encoding of bytes that are not UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace calque {

enum class ByteOrder { little, big };

// The byte order of UTF-16 text: by its mark, else by the pattern of its NUL bytes, confirmed by
// what it decodes to. nullopt: not UTF-16.
std::optional<ByteOrder> detect_utf16(std::string_view bytes);

// The legacy charset that `bytes` reads well in, or nullopt when it looks like broken UTF-8 or like
// nothing known. ICU's detector names the charset (n-grams of its common languages); where it is
// unsure, windows-1252 is taken if every byte beyond ASCII makes sense where it stands.
std::optional<std::string> detect_legacy_charset(std::string_view bytes);

// "a PDF file", ... by its first bytes; empty when unknown.
std::string_view binary_format(std::string_view bytes);

}  // namespace calque
