// Numbers in digits, of any script and with separators.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "align/anchors/decimal.h"
#include "align/anchors/number_words.h"

namespace calque {

struct DigitNumber {
  std::size_t end = 0;  // where it ends in the text
  Decimal value;
  std::string literal;  // instead of a value: "1.2.3", and digits too many for one
};

// Reads the number that begins with the digit at `at`. Separators are judged by their pattern, and
// where that leaves a choice ("1.234") by what the language uses.
DigitNumber read_digits(std::string_view text, std::size_t at, std::size_t end,
                        const NumberWords& words);

}  // namespace calque
