// Words that may well stand twice in a row.
#pragma once

#include <string_view>

namespace calque {

// Whether `word` twice in a row is usual in `lang` (a primary subtag). German "die die" is so
// behind a comma, where the first is a relative pronoun. Thread-safe.
bool is_reduplication(std::string_view lang, std::string_view word, bool after_comma);

}  // namespace calque
