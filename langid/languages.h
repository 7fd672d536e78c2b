// What is known of languages without a model: their scripts, their letters and their commonest
// words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// A language tag in BCP 47's canonical form ("pt-BR" for "pt_br"); nullopt for what is none.
std::optional<std::string> canonical_language(std::string_view written);

// ICU's UScriptCodes of the scripts that `lang` (BCP 47) is written in, Japanese being Han and both
// kana; empty when unknown. Source: CLDR's likely subtags, and a list of second scripts.
std::vector<int> scripts_of_language(const std::string& lang);

// The commonest words of some languages, in lower case, from models/stopwords.
struct StopWords {
  std::string_view name;               // of the list: "hr"
  std::vector<std::string> languages;  // that it speaks for: "hr", "bs", "sr"
  std::vector<std::string_view> words;
};
const std::vector<StopWords>& stop_words();

}  // namespace calque
