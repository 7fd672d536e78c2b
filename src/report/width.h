// How wide text is on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque {

// Columns of one code point: 2 for East Asian wide and full-width characters (UAX #11), 0 for marks
// and format characters, 1 for the rest.
std::size_t display_width(char32_t c);
std::size_t display_width(std::string_view text);

// `text` filled up with spaces to `width` columns; longer text stays as it is.
std::string pad(const std::string& text, std::size_t width);

// `text` cut to `width` columns, with an ellipsis where something was cut off.
std::string clip(const std::string& text, std::size_t width);

}  // namespace calque
