#include "langid/script.h"

#include <algorithm>
#include <array>
#include <map>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "langid/languages.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Chinese texts quote a kana now and then; Japanese is full of them.
constexpr double least_kana = 0.05;

bool is_alphabetic(char32_t c) { return traits_of(c).in_category(U_GC_L_MASK); }

std::size_t letters_in(const std::vector<ScriptCount>& counts, UScriptCode script) {
  for (const ScriptCount& count : counts) {
    if (count.script == script) return count.letters;
  }
  return 0;
}

std::vector<UScriptCode> scripts_behind(const std::string& code) {
  if (code == "Hani") return {USCRIPT_HAN};
  if (code == "Jpan") return {USCRIPT_HIRAGANA, USCRIPT_KATAKANA};
  if (code == "Kore") return {USCRIPT_HANGUL};
  return {static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, code.c_str()))};
}

}  // namespace

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_alphabetic(next_code_point(text, at))) return true;
  }
  return false;
}

std::vector<ScriptCount> count_scripts(std::string_view text) {
  std::array<std::size_t, USCRIPT_CODE_LIMIT> letters{};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_alphabetic(c)) continue;
    const unsigned script = traits_of(c).script();
    if (script > USCRIPT_INHERITED && script < USCRIPT_CODE_LIMIT) ++letters[script];
  }
  std::vector<ScriptCount> counts;
  for (std::size_t script = 0; script < letters.size(); ++script) {
    if (letters[script] > 0) counts.push_back({static_cast<int>(script), letters[script]});
  }
  std::stable_sort(counts.begin(), counts.end(), [](const ScriptCount& a, const ScriptCount& b) {
    return a.letters > b.letters;
  });
  return counts;
}

std::string dominant_script(const std::vector<ScriptCount>& counts) {
  if (counts.empty()) return "Zyyy";
  const std::size_t han = letters_in(counts, USCRIPT_HAN);
  const std::size_t hangul = letters_in(counts, USCRIPT_HANGUL);
  const std::size_t kana =
      letters_in(counts, USCRIPT_HIRAGANA) + letters_in(counts, USCRIPT_KATAKANA);
  const std::size_t east_asian = han + hangul + kana;
  std::size_t most_of_others = 0;
  const char* other = "Zyyy";
  for (const ScriptCount& count : counts) {
    const auto script = static_cast<UScriptCode>(count.script);
    if (script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA ||
        script == USCRIPT_KATAKANA || count.letters <= most_of_others) {
      continue;
    }
    most_of_others = count.letters;
    other = uscript_getShortName(script);
  }
  if (east_asian < most_of_others || east_asian == 0) return other;
  if (hangul > 0 && hangul >= kana && 2 * hangul >= han) return "Kore";
  return static_cast<double>(kana) >= least_kana * static_cast<double>(east_asian) && kana > 0
             ? "Jpan"
             : "Hani";
}

std::string dominant_script(std::string_view text) { return dominant_script(count_scripts(text)); }

bool is_written_in(const std::string& lang, const std::string& script) {
  thread_local std::map<std::string, std::vector<int>> scripts;  // of the languages met
  auto known = scripts.find(lang);
  if (known == scripts.end()) {
    constexpr std::size_t most_kept = 1000;
    if (scripts.size() >= most_kept) scripts.clear();
    known = scripts.emplace(lang, scripts_of_language(lang)).first;
  }
  const std::vector<int>& own = known->second;
  if (own.empty() || script == "Zyyy") return true;
  const std::vector<UScriptCode> wanted = scripts_behind(script);
  return std::any_of(wanted.begin(), wanted.end(), [&](UScriptCode code) {
    return std::find(own.begin(), own.end(), static_cast<int>(code)) != own.end();
  });
}

}  // namespace calque
