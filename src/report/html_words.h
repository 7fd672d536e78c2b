// The words of an HTML page, in the language of its reader.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/wording.h"

namespace calque {

// What stands in the template's place {{name}}, unescaped; empty for a name that is none.
std::string page_word(std::string_view name, bool parallel, const Translate& translate);

// The words that the page's script puts together, by the names that it knows them by.
std::vector<std::pair<std::string, std::string>> script_words(const Translate& translate);

}  // namespace calque
