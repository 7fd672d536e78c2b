// LanguageEvidence::glance(): a look at scripts and common words, some microseconds a paragraph.
#include <algorithm>
#include <array>

#include <unicode/uscript.h>

#include "langid/han.h"
#include "langid/language_evidence.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_bytes = 330;
constexpr std::size_t longest_word = 24;  // bytes; the common ones are shorter
constexpr int fewest_hits = 3;
constexpr int contradicting_lead = 2;  // of another language's hits
constexpr int fewest_in_short = 2;     // of a text that is shorter than this
constexpr std::size_t short_text = 200;
constexpr double least_script = 0.9;    // of the letters, in a script that is the language's alone
constexpr double least_ratio = 1.5;     // to the next language's hits,
constexpr int least_lead = 4;           // or so many more: close languages share many words
constexpr double most_strangers = 0.2;  // of the letters
constexpr char32_t end_of_latin = 0x250;  // letters below are Latin
constexpr int most_languages = 256;       // that are counted

// In the scripts of the language, and in all.
struct Letters {
  std::size_t all = 0;
  std::size_t own = 0;
};

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// Chinese has no kana and Japanese many.
Opinion glance_at_characters(std::string_view text, bool japanese) {
  constexpr double least_kana = 0.15;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    const bool is_kana = c >= 0x3040 && c <= 0x30FF;
    (is_kana ? kana : is_han(c) ? han : others) += 1;
  }
  const std::size_t both = han + kana;
  if (others > both) return Opinion::contradicts;
  if (both < 5 || 4 * others > both) return Opinion::silent;
  const bool many_kana = static_cast<double>(kana) >= least_kana * static_cast<double>(both);
  if (japanese) return many_kana ? Opinion::agrees : Opinion::silent;
  if (many_kana) return Opinion::contradicts;
  return kana == 0 && !has_cantonese_characters(text) ? Opinion::agrees : Opinion::silent;
}

}  // namespace

Opinion LanguageEvidence::glance(std::string_view text, const std::string& lang) const {
  const auto known = index_.find(lang);
  if (known == index_.end() || size_ > most_languages) return Opinion::silent;
  text = text.substr(0, most_bytes);
  if (lang == "zh" || lang == "ja") return glance_at_characters(text, lang == "ja");
  if (!has_words_[known->second] && !has_own_script_[known->second]) return Opinion::silent;
  const std::vector<int>& scripts = scripts_[known->second];
  const auto is_own = [&](char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return script <= USCRIPT_INHERITED ||
           std::find(scripts.begin(), scripts.end(), script) != scripts.end();
  };
  const bool latin = is_own(U'a');
  std::array<std::uint16_t, most_languages> hits{};
  Letters letters;
  std::array<char, longest_word> word{};
  std::size_t size = 0;
  const auto end_word = [&] {
    if (size > 0 && size < longest_word && may_be_word(word[0], word[size - 1], size)) {
      const auto found = words_.find(std::string_view(word.data(), size));
      if (found != words_.end()) {
        for (const std::size_t language : found->second) ++hits[language];
      }
    }
    size = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) {
      end_word();
      continue;
    }
    ++letters.all;
    letters.own += c < end_of_latin ? latin : is_own(c);
    for (std::size_t k = begin; k < at; ++k, ++size) {
      if (size < longest_word) word[size] = ascii_lower(text[k]);
    }
  }
  end_word();
  if (letters.all == 0) return Opinion::silent;
  const double own_share = static_cast<double>(letters.own) / static_cast<double>(letters.all);
  if (own_share < 1.0 - most_strangers) return Opinion::contradicts;
  if (has_own_script_[known->second])
    return own_share >= least_script ? Opinion::agrees : Opinion::silent;
  const int own = hits[known->second];
  int next = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    if (i != known->second) next = std::max<int>(next, hits[i]);
  }
  if (next - own >= contradicting_lead) return Opinion::contradicts;
  const bool enough = own >= (text.size() < short_text ? fewest_in_short : fewest_hits);
  const bool leads = own >= least_ratio * next || own - next >= least_lead;
  return enough && leads ? Opinion::agrees : Opinion::silent;
}

}  // namespace calque
