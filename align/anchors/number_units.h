// What a number counts: percent, money, measures.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "align/anchors/number_text.h"
#include "align/anchors/number_words.h"
#include "text/range.h"

namespace calque {

struct FoundUnit {
  std::string unit;  // as in the key of a number: "%", "eur", "month"
  ByteRange range;   // of its sign or word
};

// The sign ("%", "€") at byte `at`, perhaps behind one space.
std::optional<FoundUnit> sign_after(const NumberText& text, std::size_t at);

// The sign or word behind a number that ends at byte `at`; `next` is the first word behind it, and
// `power` says that the number has a word like "million", which may have "of" behind it.
std::optional<FoundUnit> unit_after(const NumberText& text, const NumberWords& data, std::size_t at,
                                    std::size_t next, bool power);

// The sign or code before a number that begins at byte `at`: "€84", "US$ 5", "USD 5".
std::optional<FoundUnit> unit_before(const NumberText& text, const NumberWords& data,
                                     std::size_t at);

}  // namespace calque
