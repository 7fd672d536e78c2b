// What the names of two documents say about whether they belong together.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// A path or address without scheme, host, file extensions and what tells of a language ("fr",
// "en-GB", "english") as a part of its own: "https://x.org/fr/news/12-lait.fr.html" is
// "news/12-lait". Folded. Empty where nothing is left.
std::string bare_name(std::string_view path);

// How alike two bare names are: 1 for the same, else 0..1 by their numbers and words.
double name_likeness(std::string_view a, std::string_view b);

}  // namespace calque
