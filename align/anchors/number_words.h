// What a language writes numbers with: separators, the words for thousand, million and so on, small
// numbers spelled out, units. From ICU's locale data and models/anchors/units.tsv.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "align/anchors/tables.h"

namespace calque {

struct NumberWords {
  char32_t decimal = U'.';
  char32_t grouping = U',';
  // Folded word -> power of ten. One letter ("k", "M") is as written, not folded.
  std::unordered_map<std::string, int> powers;
  WordMap power_stems;  // in languages that inflect nouns: stem -> power
  // Folded words joined by one space -> value, 2 to 99 and the hundreds ("vingt deux" -> 22).
  std::unordered_map<std::string, int> spelled;
  std::unordered_set<std::string> spelled_first;  // the words that spelled numbers begin with
  std::size_t longest_spelled = 0;                // in words
  std::unordered_set<std::string> ones;           // "un", "a": a number only before "million"
  std::unordered_set<std::string> connectors;     // between hundreds and the rest ("and")
  WordMap units;                                  // folded word -> "month", "meter", "eur", "%"
};

// The power of ten of a word, which in languages that inflect nouns may have an ending
// ("miljoonan"); 0 for other words.
int power_of(const NumberWords& words, std::string_view word);

// Cached for each thread.
const NumberWords& number_words(std::string_view lang);

// Han characters and Hangul, one of which may be a word for a power of ten.
bool is_ideograph(char32_t c);

// The unit of a sign ("%", "€", "US$"); empty for others.
std::string_view unit_of_sign(std::string_view sign);

}  // namespace calque
