// Writing systems, by Unicode's script property (UAX #24).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// ISO 15924 code of the script that most letters of `text` are in ("Latn", "Cyrl", "Hans" is never
// returned: "Hani" for Han alone, "Jpan" for Han with kana, "Kore" for Hangul, with or without
// Han); "Zyyy" without letters. Thread-safe.
std::string dominant_script(std::string_view text);

bool has_letters(std::string_view text);

struct ScriptCount {
  int script = 0;           // ICU's UScriptCode
  std::size_t letters = 0;  // how many letters of it the text holds; never 0
};

// The scripts of the letters of `text`, most frequent first. Letters that many scripts share, such
// as the long vowel mark of kana, are left out.
std::vector<ScriptCount> count_scripts(std::string_view text);

// The script that `counts` speak for, as dominant_script() says it.
std::string dominant_script(const std::vector<ScriptCount>& counts);

// Whether texts in `lang` (BCP 47) are written in `script` (as dominant_script() returns it).
// True when nothing is known of the language.
bool is_written_in(const std::string& lang, const std::string& script);

}  // namespace calque
