// Chinese characters: which country writes them.
#pragma once

#include <cstddef>
#include <string_view>

namespace calque {

bool is_han(char32_t c);

struct HanEvidence {
  std::size_t japanese = 0;  // characters in the Japanese national standard only
  std::size_t chinese = 0;   // in a Chinese one only, of the mainland or Taiwan
};

// Counts by the national character sets (Shift JIS; GB 2312 and Big5) as ICU's converters have
// them.
HanEvidence count_telling_han(std::string_view text);

// "Hans" or "Hant" for Chinese text whose characters say so, "Hani" otherwise.
std::string_view chinese_script(std::string_view text);

// Whether `text` holds characters that only Cantonese is written with.
bool has_cantonese_characters(std::string_view text);

}  // namespace calque
