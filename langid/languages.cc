#include "langid/languages.h"

#include <algorithm>
#include <span>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "text/embedded.h"
#include "text/utf8.h"

namespace calque {

std::span<const EmbeddedFile> stopword_files();  // models/stopwords/*.txt

namespace {

struct LanguageScripts {
  std::string_view lang;
  std::vector<UScriptCode> scripts;
};

bool is_language_subtag(std::string_view subtag) {
  return (subtag.size() == 2 || subtag.size() == 3) &&
         std::all_of(subtag.begin(), subtag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Languages in more than one script, and those that CLDR has no likely script for.
const std::vector<LanguageScripts>& special_scripts() {
  constexpr UScriptCode arabic = USCRIPT_ARABIC, cyrillic = USCRIPT_CYRILLIC;
  constexpr UScriptCode devanagari = USCRIPT_DEVANAGARI, han = USCRIPT_HAN, latin = USCRIPT_LATIN;
  static const std::vector<LanguageScripts> table{
      {"az", {latin, cyrillic, arabic}},
      {"azb", {arabic}},
      {"bho", {devanagari}},
      {"bs", {latin, cyrillic}},
      {"bxr", {cyrillic}},
      {"diq", {latin}},
      {"cbk", {latin}},
      {"egl", {latin}},
      {"gom", {devanagari, latin}},
      {"gsw", {latin}},
      {"hif", {latin, devanagari}},
      {"ie", {latin}},
      {"ja", {han, USCRIPT_HIRAGANA, USCRIPT_KATAKANA}},
      {"kk", {cyrillic, latin, arabic}},
      {"ko", {USCRIPT_HANGUL, han}},
      {"ku", {latin, arabic}},
      {"ky", {cyrillic, arabic}},
      {"mhr", {cyrillic}},
      {"mn", {cyrillic, USCRIPT_MONGOLIAN}},
      {"mwl", {latin}},
      {"nah", {latin}},
      {"bcl", {latin}},
      {"pa", {USCRIPT_GURMUKHI, arabic}},
      {"pnb", {arabic}},
      {"sd", {arabic, devanagari}},
      {"sr", {cyrillic, latin}},
      {"tg", {cyrillic, arabic}},
      {"tt", {cyrillic, latin}},
      {"ug", {arabic, cyrillic, latin}},
      {"uz", {latin, cyrillic, arabic}},
      {"xal", {cyrillic}},
      {"yi", {USCRIPT_HEBREW}},
      {"yue", {han, USCRIPT_BOPOMOFO}},
      {"zh", {han, USCRIPT_BOPOMOFO}},
  };
  return table;
}

// Lists that serve several languages; every other list serves the one it is named after.
std::vector<std::string> languages_of_list(const std::string& name) {
  if (name == "hr") return {"hr", "bs", "sr"};
  return {name};
}

StopWords parse_list(const EmbeddedFile& file) {
  StopWords list;
  list.name = file.name.substr(0, file.name.rfind('.'));
  list.languages = languages_of_list(std::string(list.name));
  for (const ByteRange& line : split_lines(file.content)) {
    const std::string_view word = trim(slice(file.content, line));
    if (!word.empty() && word.front() != '#') list.words.push_back(word);
  }
  return list;
}

}  // namespace

std::optional<std::string> canonical_language(std::string_view written) {
  std::string tag(written);
  std::replace(tag.begin(), tag.end(), '_', '-');  // fr_FR, as locales write it
  char language[ULOC_FULLNAME_CAPACITY] = {};
  char canonical[ULOC_FULLNAME_CAPACITY] = {};
  std::int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), language, sizeof language, &parsed, &status);
  const bool whole = U_SUCCESS(status) && static_cast<std::size_t>(parsed) == tag.size();
  uloc_toLanguageTag(language, canonical, sizeof canonical, true, &status);
  const std::string_view result(canonical);
  if (!whole || U_FAILURE(status) || !is_language_subtag(result.substr(0, result.find('-'))))
    return std::nullopt;
  return canonical;
}

std::vector<int> scripts_of_language(const std::string& lang) {
  const std::string base = lang.substr(0, lang.find('-'));
  for (const LanguageScripts& entry : special_scripts()) {
    if (entry.lang == base) return {entry.scripts.begin(), entry.scripts.end()};
  }
  UErrorCode status = U_ZERO_ERROR;
  char full[ULOC_FULLNAME_CAPACITY];
  char script[ULOC_SCRIPT_CAPACITY];
  uloc_addLikelySubtags(base.c_str(), full, sizeof full, &status);
  const std::int32_t length = uloc_getScript(full, script, sizeof script, &status);
  if (U_FAILURE(status) || length == 0) return {};
  const std::int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, script);
  return code == UCHAR_INVALID_CODE ? std::vector<int>{} : std::vector<int>{code};
}

const std::vector<StopWords>& stop_words() {
  static const std::vector<StopWords> lists = [] {
    std::vector<StopWords> all;
    for (const EmbeddedFile& file : stopword_files()) all.push_back(parse_list(file));
    std::sort(all.begin(), all.end(),
              [](const StopWords& a, const StopWords& b) { return a.name < b.name; });
    return all;
  }();
  return lists;
}

}  // namespace calque
