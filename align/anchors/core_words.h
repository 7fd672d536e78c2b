// The commonest words of a few languages with their English counterparts, so that quotations
// without a name or a cognate can be compared. From models/anchors/core_words.tsv.
#pragma once

#include <optional>
#include <string_view>

namespace calque {

// The English word for a folded word of `lang`, empty for words that are not among the commonest.
std::string_view core_word(std::string_view folded, std::string_view lang);

// How much an English core word tells when both sides have it, 0..1; nullopt for other words.
std::optional<double> core_weight(std::string_view english);

}  // namespace calque
