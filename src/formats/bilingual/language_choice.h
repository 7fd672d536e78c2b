// Which languages of a file are the source and the target.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// How well a language fits the one wanted: 3 the same tag, 2 one is the beginning of the other
// ("en", "en-US"), 1 the same language with another region or script ("en-GB", "en-US"), 0 another.
int language_fit(std::string_view wanted, std::string_view offered);

}  // namespace calque
