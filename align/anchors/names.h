// Names that locale data and small tables know: countries, languages, nationalities, titles.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/anchors/context.h"

namespace calque {

struct KnownName {
  std::size_t words = 0;  // how many words it takes; 0: none
  std::string key;        // "country:us", "lang:fr", "city:new york", "currency:usd"
};

// The longest known name that begins at words[at], in `lang` or English. Countries, languages,
// currencies and the cities that time zones are named after by ICU's locale data, nationalities by
// models/anchors/demonyms.tsv. Case endings of single words are passed over.
KnownName find_known_name(const DocumentContext& context, std::span<const Word> words,
                          std::size_t at, std::string_view lang);

// "Mr", "Präsident", "Mme": folded words that stand before a name and are no part of it.
bool is_title(std::string_view folded, std::string_view lang);

// "de", "van", "of": folded words that join the parts of a name.
bool is_particle(std::string_view folded);
// Those of them that join an institution to its place ("Bank of England").
bool is_genitive_particle(std::string_view folded);

// Which forms of a month's name are meant: the name itself, also short forms ("Sept"), or also
// endings that the calendar's own forms do not have ("w marcu").
enum class MonthForm { full, brief, any };

// The names of the months (1 to 12) and weekdays (1 to 7, Monday first) of a language, by ICU; 0
// for other words.
int month_of(std::string_view folded, std::string_view lang, MonthForm form);
int weekday_of(std::string_view folded, std::string_view lang);

// Whether the language writes its months with a capital.
bool capitalises_months(std::string_view lang);

}  // namespace calque
