// Forms of a text that make different spellings of one word equal. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// Case folded and compatibility-composed (NFKC): "ﬁN" -> "fin". Accents are kept.
std::string fold_case(std::string_view text);

// fold_case without accents and with the letters that have no decomposition spelled out:
// "Œuvre" -> "oeuvre", "Łódź" -> "lodz", "Straße" -> "strasse". Scripts are kept.
std::string fold(std::string_view text);

// Transliterated to plain Latin letters by ICU ("Any-Latin; Latin-ASCII") and folded:
// "Зеленский" -> "zelenskij". Text that is Latin already costs no transliteration.
std::string fold_to_latin(std::string_view text);

}  // namespace calque
