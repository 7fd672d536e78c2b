// The words of the page of findings; for this folder alone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/wording.h"

namespace calque {

// The word in place of {{name}} in findings.html; empty where there is none.
std::string findings_page_word(std::string_view name, const Translate& translate);

// Those that the page's script uses, by name.
std::vector<std::pair<std::string, std::string>> findings_script_words(const Translate& translate);

}  // namespace calque
