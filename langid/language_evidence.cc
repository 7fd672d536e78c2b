#include "langid/language_evidence.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include "langid/han.h"
#include "langid/languages.h"
#include "text/utf8.h"

namespace calque {
namespace {

// The weights below are natural logarithms, chosen on news, sentences of a phrase book and the
// texts of free programs in some fifty languages; the results change little around them.
constexpr double latin_stranger = 3.0;    // whole text in Latin letters though the language is not
constexpr double script_stranger = 12.0;  // whole text in another script
constexpr double foreign_letter = 0.5;
constexpr double alien_letter = 1.5;
constexpr double most_letters = 4.0;  // letters beyond tell nothing new
constexpr double usual_share = 0.02;  // a letter of the alphabet makes up about this much of a text
constexpr double stop_word = 0.8;
constexpr double most_stop_words = 6.0;
constexpr double kana_without = 0.5;  // a Chinese character without any kana, against Japanese
constexpr double most_kana = 5.0;
constexpr double telling_han = 2.0;  // a character of one country only
constexpr double han_stranger = 4.0;

using ExemplarSet = std::optional<icu::UnicodeSet>;

ExemplarSet exemplars(const ULocaleData* data, ULocaleDataExemplarSetType type) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USet, decltype(&uset_close)> set(
      ulocdata_getExemplarSet(const_cast<ULocaleData*>(data), nullptr, USET_ADD_CASE_MAPPINGS, type,
                              &status),
      &uset_close);
  if (U_FAILURE(status) || set == nullptr) return std::nullopt;
  return *icu::UnicodeSet::fromUSet(set.get());
}

struct Exemplars {
  icu::UnicodeSet own;
  icu::UnicodeSet foreign;
};

// CLDR's exemplar characters; nothing where CLDR falls back to another language.
std::optional<Exemplars> exemplars_of(const std::string& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
      ulocdata_open(locale.c_str(), &status), &ulocdata_close);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return std::nullopt;
  const ExemplarSet own = exemplars(data.get(), ULOCDATA_ES_STANDARD);
  const ExemplarSet foreign = exemplars(data.get(), ULOCDATA_ES_AUXILIARY);
  const ExemplarSet marks = exemplars(data.get(), ULOCDATA_ES_PUNCTUATION);
  if (!own || own->isEmpty() || !foreign) return std::nullopt;
  Exemplars found{*own, *foreign};
  for (const UChar32 mark : {0xBF, 0xA1}) {  // inverted question and exclamation marks
    if (marks && marks->contains(mark)) found.own.add(mark);
  }
  return found;
}

icu::UnicodeSet letters_of_script(int script) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  set.applyIntPropertyValue(UCHAR_SCRIPT, script, status);
  return set;
}

bool has_alphabet(int script) {
  return script != USCRIPT_HAN && script != USCRIPT_HANGUL && script != USCRIPT_HIRAGANA &&
         script != USCRIPT_KATAKANA && script != USCRIPT_BOPOMOFO;
}

// Letters of a language in one of its scripts; nothing when CLDR has none in that script.
std::optional<Exemplars> exemplars_in(const std::string& lang, int script,
                                      const icu::UnicodeSet& of_script) {
  for (const std::string& locale :
       {lang, lang + "_" + uscript_getShortName(static_cast<UScriptCode>(script))}) {
    std::optional<Exemplars> found = exemplars_of(locale);
    if (found && found->own.containsSome(of_script)) return found;
  }
  return std::nullopt;
}

bool tells_language(char32_t c) {
  return c >= 0x80 && (c == U'¿' || c == U'¡' || is_letter(c)) && !is_han(c);
}

// The telling letters of a text with how much each counts, 0..1.
std::vector<std::pair<char32_t, double>> telling_letters(const CleanText& text) {
  std::map<char32_t, double> found;
  double letters = 0;
  for (std::size_t at = 0; at < text.lower.size();) {
    const char32_t c = next_code_point(text.lower, at);
    letters += is_letter(c);
    if (tells_language(c)) found[c] += 1;
  }
  for (const char32_t mark : {U'¿', U'¡'}) {
    std::string bytes;
    append_utf8(bytes, mark);
    if (text.plain.find(bytes) != std::string::npos) found[mark] = letters;
  }
  std::vector<std::pair<char32_t, double>> out;
  for (const auto& [letter, count] : found) {
    out.emplace_back(letter, std::min(1.0, count / (usual_share * letters)));
  }
  return out;
}

double share_of(const std::vector<ScriptCount>& counts, int script) {
  double all = 0;
  double one = 0;
  for (const ScriptCount& count : counts) {
    all += static_cast<double>(count.letters);
    if (count.script == script) one = static_cast<double>(count.letters);
  }
  return all > 0 ? one / all : 0;
}

std::size_t letters_of(const std::vector<ScriptCount>& counts, int script) {
  for (const ScriptCount& count : counts) {
    if (count.script == script) return count.letters;
  }
  return 0;
}

}  // namespace

LanguageEvidence::LanguageEvidence(const std::vector<std::string>& languages)
    : size_(languages.size()) {
  has_words_.resize(size_, false);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    index_[languages[i]] = i;
    scripts_.push_back(scripts_of_language(languages[i]));
    ScriptSet& set = script_sets_.emplace_back();
    for (const int script : scripts_.back()) set.set(static_cast<std::size_t>(script));
  }
  for (const auto& own : scripts_) {
    const auto is_alone = [&](int script) {
      if (own.size() == 1) return std::count(scripts_.begin(), scripts_.end(), own) == 1;
      return std::count_if(script_sets_.begin(), script_sets_.end(), [&](const ScriptSet& set) {
               return set[static_cast<std::size_t>(script)];
             }) == 1;
    };
    const auto alone = std::find_if(own.begin(), own.end(), is_alone);
    own_script_.push_back(alone == own.end() ? -1 : *alone);
  }
  // Standards of one language, with nearly all common words the same.
  for (std::size_t i = 0; i < size_; ++i) {
    const auto& name = languages[i];
    const auto other = index_.find(name == "id" ? "ms" : name == "ms" ? "id" : name);
    twin_.push_back(other == index_.end() ? i : other->second);
  }
  read_alphabets(languages);
  read_letters(languages);
  read_words(languages);
}

void LanguageEvidence::read_alphabets(const std::vector<std::string>& languages) {
  std::map<std::vector<int>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    groups[scripts_[i]].push_back(i);
  }
  for (auto& [scripts, members] : groups) alphabets_.push_back({scripts, std::move(members)});
}

void LanguageEvidence::read_letters(const std::vector<std::string>& languages) {
  std::map<int, icu::UnicodeSet> of_script;
  struct Known {
    std::size_t language;
    Exemplars letters;
    const icu::UnicodeSet* applies_to;
  };
  std::vector<Known> known;
  icu::UnicodeSet all;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    for (const int script : scripts_of_language(languages[i])) {
      if (!has_alphabet(script)) continue;
      auto [place, is_new] = of_script.try_emplace(script);
      if (is_new) {
        place->second = letters_of_script(script);
        place->second.add(0xBF).add(0xA1);
      }
      std::optional<Exemplars> letters = exemplars_in(languages[i], script, place->second);
      if (!letters) continue;
      all.addAll(letters->own).addAll(letters->foreign);
      known.push_back({i, std::move(*letters), &place->second});
    }
  }
  for (std::int32_t range = 0; range < all.getRangeCount(); ++range) {
    for (UChar32 c = all.getRangeStart(range); c <= all.getRangeEnd(range); ++c) {
      if (!tells_language(static_cast<char32_t>(c))) continue;
      std::vector<Fit> fits(size_, Fit::own);
      for (const Known& one : known) {
        if (!one.applies_to->contains(c) || one.letters.own.contains(c)) continue;
        fits[one.language] = one.letters.foreign.contains(c) ? Fit::foreign : Fit::alien;
      }
      letters_.emplace(static_cast<char32_t>(c), std::move(fits));
    }
  }
}

void LanguageEvidence::read_words(const std::vector<std::string>& languages) {
  for (const StopWords& list : stop_words()) {
    for (const std::string& language : list.languages) {
      const auto found = std::find(languages.begin(), languages.end(), language);
      if (found == languages.end()) continue;
      const auto index = static_cast<std::size_t>(found - languages.begin());
      for (const std::string_view word : list.words) {
        words_.add(word, index);
      }
      has_words_[index] = true;
    }
  }
}

void LanguageEvidence::weigh_scripts(const std::vector<ScriptCount>& counts,
                                     std::vector<double>& weights) const {
  for (const Alphabet& alphabet : alphabets_) {
    if (alphabet.scripts.empty()) continue;  // unknown: no evidence
    double cost = 0;
    bool shared = false;
    for (const ScriptCount& count : counts) {
      const bool own = std::find(alphabet.scripts.begin(), alphabet.scripts.end(), count.script) !=
                       alphabet.scripts.end();
      shared = shared || own;
      // Latin names stand in texts of every script, the reverse is rare.
      const double stranger = count.script == USCRIPT_LATIN ? latin_stranger : script_stranger;
      if (!own) cost += stranger * share_of(counts, count.script);
    }
    if (!shared) cost -= excluded;
    for (const std::size_t language : alphabet.languages) weights[language] -= cost;
  }
}

// Chinese and Japanese share most characters: kana, characters of one country only and, in a text
// without kana, the mere number of characters tell them apart.
void LanguageEvidence::weigh_han(const CleanText& text, const std::vector<ScriptCount>& counts,
                                 std::vector<double>& weights) const {
  const std::size_t han = letters_of(counts, USCRIPT_HAN);
  if (han == 0 || letters_of(counts, USCRIPT_HANGUL) > 0) return;
  const double kana = share_of(counts, USCRIPT_HIRAGANA) + share_of(counts, USCRIPT_KATAKANA);
  const auto add = [&](const char* language, double weight) {
    const auto found = index_.find(language);
    if (found != index_.end()) weights[found->second] += weight;
  };
  const HanEvidence found = count_telling_han(text.letters);
  add("ja",
      telling_han * (static_cast<double>(found.japanese) - static_cast<double>(found.chinese)));
  if (kana == 0) add("ja", -std::min(most_kana, kana_without * static_cast<double>(han)));
  if (kana > 0.05) {
    for (const char* chinese : {"zh", "yue", "wuu"}) add(chinese, -han_stranger);
  }
  if (!has_cantonese_characters(text.letters)) add("yue", -han_stranger);
  add("wuu", -han_stranger);
  add("ko", -han_stranger);
}

void LanguageEvidence::weigh_letters(const CleanText& text, std::vector<double>& weights) const {
  std::vector<double> foreign(size_, 0.0);
  std::vector<double> alien(size_, 0.0);
  for (const auto& [letter, weight] : telling_letters(text)) {
    const auto fits = letters_.find(letter);
    if (fits == letters_.end()) continue;
    for (std::size_t i = 0; i < size_; ++i) {
      if (fits->second[i] == Fit::foreign) foreign[i] += weight;
      if (fits->second[i] == Fit::alien) alien[i] += weight;
    }
  }
  for (std::size_t i = 0; i < size_; ++i) {
    weights[i] -= foreign_letter * std::min(most_letters, foreign[i]) +
                  alien_letter * std::min(most_letters, alien[i]);
  }
}

void LanguageEvidence::weigh_words(const CleanText& text, std::vector<double>& weights) const {
  std::vector<double> hits(size_, 0.0);
  const std::string_view lower = text.lower;
  const auto is_break = [](std::string_view rest) {
    if (rest.front() == ' ' || rest.front() == '\'' || rest.front() == '-') return std::size_t{1};
    return rest.starts_with("’") ? std::string_view("’").size() : std::size_t{0};
  };
  for (std::size_t begin = 0; begin < lower.size();) {
    std::size_t end = begin;
    while (end < lower.size() && is_break(lower.substr(end)) == 0) ++end;
    for (const std::size_t language : words_.find(lower.substr(begin, end - begin)))
      hits[language] += 1;
    begin = end == lower.size() ? end : end + is_break(lower.substr(end));
  }
  const double most = *std::max_element(hits.begin(), hits.end());
  for (std::size_t i = 0; i < size_; ++i) {
    weights[i] -= std::min(most_stop_words, stop_word * (most - hits[i]));
  }
}

std::vector<double> LanguageEvidence::weigh(const CleanText& text) const {
  const std::vector<ScriptCount> counts = count_scripts(text.letters);
  if (counts.empty() || size_ == 0) return {};
  std::vector<double> weights(size_, 0.0);
  weigh_scripts(counts, weights);
  weigh_han(text, counts, weights);
  weigh_letters(text, weights);
  weigh_words(text, weights);
  return weights;
}

}  // namespace calque
