// LanguageEvidence::glance(): a look at scripts and common words, some microseconds a paragraph.
#include <algorithm>
#include <array>
#include <string>

#include <unicode/uscript.h>

#include "langid/han.h"
#include "langid/identifier.h"
#include "langid/language_evidence.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_bytes = 330;
constexpr std::size_t most_between =
    640;                                  // bytes, of what stands between the ends of a longer text
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

Opinion glance_at_ends_of_characters(std::string_view begin, std::string_view end, bool japanese) {
  const Opinion a = glance_at_characters(begin, japanese);
  const Opinion b = glance_at_characters(end, japanese);
  if (a == Opinion::contradicts || b == Opinion::contradicts) return Opinion::contradicts;
  if (a == Opinion::agrees || b == Opinion::agrees) return Opinion::agrees;
  const std::string both = std::string(begin).append(" ").append(end);
  return glance_at_characters(both, japanese) == Opinion::agrees ? Opinion::agrees
                                                                 : Opinion::silent;
}

}  // namespace

struct LanguageEvidence::Look {
  std::array<std::uint16_t, most_languages> hits{};  // [language]: its common words
  std::size_t bytes = 0;
  // In bytes, so that a syllable or a letter of Thai counts as much as it says.
  std::size_t letters = 0;
  std::size_t own = 0;    // in a script of the language
  std::size_t alone = 0;  // in a script that is the language's alone

  void add(const Look& other) {
    for (std::size_t i = 0; i < hits.size(); ++i)
      hits[i] = static_cast<std::uint16_t>(hits[i] + other.hits[i]);
    bytes += other.bytes;
    letters += other.letters;
    own += other.own;
    alone += other.alone;
  }
};

void LanguageEvidence::look_at(std::string_view text, std::size_t language, Look& look) const {
  const ScriptSet& scripts = script_sets_[language];
  const bool latin = scripts[USCRIPT_LATIN];
  const auto alone = static_cast<unsigned>(own_script_[language]);
  std::array<char, longest_word> word{};
  std::size_t size = 0;
  WordHash hash;
  const auto add = [&](char byte) {
    if (size < longest_word) word[size] = byte;
    ++size;
    hash.add(byte);
  };
  const auto end_word = [&] {
    if (size > 0 && size < longest_word) {
      for (const std::size_t one : words_.find({word.data(), size}, hash.value())) ++look.hits[one];
    }
    size = 0;
    hash = {};
  };
  look.bytes += text.size();
  std::size_t ascii = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      ++at;
      const unsigned small = byte | 0x20U;
      if (small >= 'a' && small <= 'z') {
        ++ascii;
        add(static_cast<char>(small));
      } else {
        end_word();
      }
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) {
      end_word();
      continue;
    }
    const std::size_t weight = at - begin;
    look.letters += weight;
    if (c < end_of_latin) {
      if (latin) look.own += weight;
    } else {
      const unsigned script = traits_of(c).script();
      if (script <= USCRIPT_INHERITED || scripts[script]) look.own += weight;
      if (script == alone) look.alone += weight;
    }
    for (std::size_t i = begin; i < at; ++i) add(text[i]);
  }
  end_word();
  look.letters += ascii;
  if (latin) look.own += ascii;
}

Opinion LanguageEvidence::judge(const Look& look, std::size_t language) const {
  if (look.letters == 0) return Opinion::silent;
  const auto letters = static_cast<double>(look.letters);
  if (static_cast<double>(look.own) / letters < 1.0 - most_strangers) return Opinion::contradicts;
  if (own_script_[language] >= 0) {
    // Marks that all scripts share count with the letters they stand on.
    const bool only = scripts_[language].size() == 1;
    const std::size_t alone = only ? look.own : look.alone;
    const bool most = static_cast<double>(alone) / letters >= least_script;
    if (most || only) return most ? Opinion::agrees : Opinion::silent;
  }
  if (!has_words_[language]) return Opinion::silent;
  const std::size_t twin = twin_[language];
  std::uint16_t most = 0;
  for (std::size_t i = 0; i < look.hits.size(); ++i) {
    if (i != language && i != twin) most = std::max(most, look.hits[i]);
  }
  const int own = look.hits[language];
  const int of_twin = twin == language ? 0 : look.hits[twin];
  if (std::max<int>(most, of_twin) - own >= contradicting_lead) return Opinion::contradicts;
  const bool enough = own >= (look.bytes < short_text ? fewest_in_short : fewest_hits);
  const auto leads = [&](int next) {
    return own >= least_ratio * next || own - next >= least_lead;
  };
  const bool leads_twin = look.bytes < 2 * end_size ? leads(of_twin) : own > of_twin;
  return enough && leads(most) && leads_twin ? Opinion::agrees : Opinion::silent;
}

bool LanguageEvidence::can_look_for(std::size_t language) const {
  return has_words_[language] || own_script_[language] >= 0;
}

Opinion LanguageEvidence::glance(std::string_view text, const std::string& lang) const {
  const auto known = index_.find(lang);
  if (known == index_.end() || size_ > most_languages) return Opinion::silent;
  text = text.substr(0, most_bytes);
  if (lang == "zh" || lang == "ja") return glance_at_characters(text, lang == "ja");
  if (!can_look_for(known->second)) return Opinion::silent;
  Look look;
  look_at(text, known->second, look);
  return judge(look, known->second);
}

Opinion LanguageEvidence::glance_at_parts(std::string_view text, const std::string& lang) const {
  const auto known = index_.find(lang);
  if (known == index_.end() || size_ > most_languages) return Opinion::silent;
  const auto [begin, end] = text_ends(text);
  if (lang == "zh" || lang == "ja") return glance_at_ends_of_characters(begin, end, lang == "ja");
  const std::size_t language = known->second;
  if (!can_look_for(language)) return Opinion::silent;
  Look first;
  look_at(begin, language, first);
  const Opinion a = judge(first, language);
  if (a == Opinion::contradicts) return a;
  Look look;
  look_at(end, language, look);
  const Opinion b = judge(look, language);
  if (b == Opinion::contradicts) return b;
  if (a == Opinion::agrees || b == Opinion::agrees) return Opinion::agrees;
  look.add(first);
  if (judge(look, language) == Opinion::agrees) return Opinion::agrees;
  const std::size_t middle = text.size() - begin.size() - end.size();
  look_at(text.substr(begin.size(), std::min(middle, most_between)), language, look);
  return judge(look, language) == Opinion::agrees ? Opinion::agrees : Opinion::silent;
}

TextEnds text_ends(std::string_view text) {
  const auto is_inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::size_t first = end_size;
  while (is_inside(first)) --first;
  std::size_t last = text.size() - end_size;
  while (is_inside(last)) ++last;
  return {text.substr(0, first), text.substr(last)};
}

}  // namespace calque
