// Numbers in words and Roman numerals.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "align/anchors/number_text.h"
#include "align/anchors/number_words.h"

namespace calque {

struct SpelledNumber {
  int value = 0;
  std::size_t next = 0;  // the word behind it
};

// A number from 2 to 1000 that begins at word i: "trois cent cinquante", "three hundred and fifty".
std::optional<SpelledNumber> read_spelled(const NumberText& text, const NumberWords& data,
                                          std::size_t i);

// The value of a Roman numeral of I, V and X (1 to 39); 0 for other words. Larger numerals look too
// much like acronyms.
int roman_value(std::string_view word);

}  // namespace calque
