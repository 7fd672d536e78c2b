// ICU's data by language, independent of the user's own locale.
#pragma once

#include <string>

namespace calque {

// `lang` where ICU has data for it, else "root": for a language that it lacks ICU would take the
// process's default locale, and the result would depend on LANG. Thread-safe.
std::string icu_language(const std::string& lang);

}  // namespace calque
