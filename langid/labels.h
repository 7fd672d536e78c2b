// What the labels of a fastText model of languages mean.
#pragma once

#include <string>
#include <vector>

namespace calque {

// BCP 47 tags of `labels`, with or without "__label__", in their order. Two schemes are known:
// Wikipedia's codes, as in lid.176 ("fr", "als" for Alemannic, "sh"), and ISO 639-3 with or without
// a script, as in OpenLID and GlotLID ("fra_Latn", "cmn_Hans", "als_Latn" for Albanian), which are
// taken when some label has a script or none has two letters. A tag is that of the language alone
// ("zh" for "cmn_Hans" and "zho_Hant"; CLDR's aliases), so that several labels may give the same.
// Throws ModelError when most of them name no language.
std::vector<std::string> tags_of_labels(const std::vector<std::string>& labels,
                                        const std::string& file);

}  // namespace calque
