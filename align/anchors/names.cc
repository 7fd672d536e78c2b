#include "align/anchors/names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "align/anchors/icu_language.h"
#include "align/anchors/tables.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::size_t shortest_stem = 4;  // code points

struct NameEntry {
  std::vector<std::string> words;  // folded
  std::string key;
  bool shouted = false;  // written in capitals only ("USA")
  bool cased = false;    // begins with a capital
};

struct NameTable {
  std::unordered_map<std::string, std::vector<NameEntry>> by_first;  // longest first
  std::unordered_map<std::string, NameEntry> stems;                  // of single words
  WordMap demonyms;
};

std::string to_utf8(const icu::UnicodeString& wide) {
  std::string narrow;
  wide.toUTF8String(narrow);
  return narrow;
}

// "U.S" and "É.-U" as "us" and "eu".
std::string without_dots(std::string text) {
  std::erase(text, '.');
  return text;
}

std::string drop_last(const std::string& word, std::size_t letters) {
  std::size_t end = word.size();
  for (std::size_t i = 0; i < letters && end > 0; ++i) previous_code_point(word, end);
  return word.substr(0, end);
}

bool is_hangul(const std::string& word) {
  std::size_t at = 0;
  UErrorCode status = U_ZERO_ERROR;
  const auto first = static_cast<UChar32>(next_code_point(word, at));
  return uscript_getScript(first, &status) == USCRIPT_HANGUL;
}

// Endings are added to the name or take the place of its last letters.
void add_stems(NameTable& table, const NameEntry& entry) {
  const std::string& word = entry.words.front();
  const std::size_t letters = count_code_points(word);
  if (entry.shouted || letters < (is_hangul(word) ? 2 : shortest_stem)) return;
  table.stems.try_emplace(word, entry);
  if (letters >= 5) table.stems.try_emplace(drop_last(word, 1), entry);
  if (letters >= 7) table.stems.try_emplace(drop_last(word, 2), entry);
}

void add_name(NameTable& table, const std::string& surface, const std::string& key) {
  NameEntry entry;
  entry.key = key;
  bool lower = false;
  for (std::size_t at = 0; at < surface.size();) {
    const char32_t c = next_code_point(surface, at);
    if (is_upper(c) && entry.words.empty()) entry.cased = true;
    lower = lower || is_lower(c) || !is_upper(c);
  }
  entry.shouted = entry.cased && !lower;
  for (const ByteRange& word : find_words(surface)) {
    entry.words.push_back(without_dots(fold(slice(surface, word))));
  }
  if (entry.words.empty()) return;
  if (entry.words.size() == 1) add_stems(table, entry);
  table.by_first[entry.words.front()].push_back(std::move(entry));
}

void add_countries(NameTable& table, const std::string& lang) {
  const icu::Locale in(icu_language(lang).c_str());
  UErrorCode status = U_ZERO_ERROR;
  const std::array<UDisplayContext, 1> contexts = {UDISPCTX_LENGTH_SHORT};
  ULocaleDisplayNames* brief =
      uldn_openForContext(in.getName(), const_cast<UDisplayContext*>(contexts.data()), 1, &status);
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (std::string_view(*code) == "MF") continue;  // "St. Martin" is a saint nearly always
    icu::UnicodeString name;
    icu::Locale("", *code).getDisplayCountry(in, name);
    const std::string key = "country:" + fold_case(*code);
    const std::string full = to_utf8(name);
    if (full != *code) add_name(table, full, key);
    std::array<UChar, 128> buffer{};
    UErrorCode failed = U_ZERO_ERROR;
    const std::int32_t size = uldn_regionDisplayName(brief, *code, buffer.data(), 128, &failed);
    if (U_FAILURE(failed) || size <= 0) continue;
    const std::string brief_name = to_utf8(icu::UnicodeString(buffer.data(), size));
    if (brief_name != full) add_name(table, brief_name, key);
  }
  uldn_close(brief);
}

// The languages that have a state's name; the hundreds of others are ordinary words too often.
void add_languages(NameTable& table, const std::string& lang) {
  static constexpr std::array codes = {
      "af", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es",
      "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it",
      "ja", "ka", "kk", "km", "ko", "ku", "la", "lo", "lt", "lv", "mk", "mn", "ms", "mt", "my",
      "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv",
      "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "xh", "yi", "zh", "zu"};
  const icu::Locale in(icu_language(lang).c_str());
  for (const char* code : codes) {
    icu::UnicodeString name;
    icu::Locale(code).getDisplayLanguage(in, name);
    const std::string text = to_utf8(name);
    if (text != code) add_name(table, text, std::string("lang:") + code);
  }
}

void add_table_names(NameTable& table, const std::string& lang) {
  for (const std::string_view file : {"demonyms.tsv", "countries.tsv"}) {
    for (const auto& row : read_table(file)) {
      const std::string key = "country:" + std::string(row[0]);
      for (std::size_t i = 1; i < row.size(); ++i) {
        const TableForm cell = read_form(row[i], lang);
        if (!cell.holds) continue;
        for (const std::string_view form : split(cell.form, '|')) {
          const bool one_word = form.find_first_of(" -'") == std::string_view::npos;
          if (one_word && file == "demonyms.tsv") {
            table.demonyms.add(fold(form), key);
          } else {
            add_name(table, std::string(form), key);
          }
        }
      }
    }
  }
}

NameTable make_names(const std::string& lang) {
  NameTable table;
  add_table_names(table, lang);
  add_countries(table, lang);
  add_languages(table, lang);
  for (auto& [first, entries] : table.by_first) {
    std::stable_sort(entries.begin(), entries.end(), [](const NameEntry& a, const NameEntry& b) {
      return a.words.size() > b.words.size();
    });
  }
  return table;
}

bool fits_case(const NameEntry& entry, WordShape shape) {
  if (entry.shouted) return shape == WordShape::upper || shape == WordShape::mixed;
  return !entry.cased || shape != WordShape::lower;
}

bool matches(const NameEntry& entry, const DocumentContext& context, std::span<const Word> words,
             std::size_t at) {
  if (at + entry.words.size() > words.size() || !fits_case(entry, words[at].shape)) return false;
  for (std::size_t i = 1; i < entry.words.size(); ++i) {
    if (context.form(words[at + i]).folded != entry.words[i]) return false;
  }
  return true;
}

const NameEntry* find_inflected(const NameTable& table, const std::string& word, WordShape shape) {
  const std::size_t letters = count_code_points(word);
  for (std::size_t less = 0; less <= 4 && letters >= less + 2; ++less) {
    const auto found = table.stems.find(drop_last(word, less));
    if (found == table.stems.end()) continue;
    const NameEntry& entry = found->second;
    // Long endings only behind the whole name: "Каталония" does not belong to "Катар".
    const std::size_t own = count_code_points(entry.words.front());
    const bool whole = letters - less == own;
    if ((whole || letters <= own + 1) && fits_case(entry, shape)) return &entry;
  }
  return nullptr;
}

bool inflects_names(std::string_view lang) {
  static constexpr std::array others = {"da", "de", "is", "ko", "nb", "nn", "no", "sv"};
  return inflects_nouns(lang) || std::find(others.begin(), others.end(), lang) != others.end();
}

KnownName find_in(const NameTable& table, bool inflects, const DocumentContext& context,
                  std::span<const Word> words, std::size_t at) {
  const std::string word = without_dots(context.form(words[at]).folded);
  if (const auto found = table.by_first.find(word); found != table.by_first.end()) {
    for (const NameEntry& entry : found->second) {
      const bool nationality =
          entry.key.starts_with("lang:") && table.demonyms.find(word) != nullptr;
      if (!nationality && matches(entry, context, words, at))
        return {entry.words.size(), entry.key};
    }
  }
  if (const std::string* key = table.demonyms.find(word)) return {1, *key};
  if (!inflects) return {};
  const NameEntry* entry = find_inflected(table, word, words[at].shape);
  return entry == nullptr ? KnownName{} : KnownName{1, entry->key};
}

struct TitleSet {
  WordMap words;
};

TitleSet make_titles(const std::string& lang) {
  TitleSet titles;
  for (const auto& row : read_table("titles.tsv")) {
    for (const std::string_view cell : row) {
      const TableForm form = read_form(cell, lang);
      if (form.holds) titles.words.add(fold(form.form), "title");
    }
  }
  return titles;
}

}  // namespace

KnownName find_known_name(const DocumentContext& context, std::span<const Word> words,
                          std::size_t at, std::string_view lang) {
  const WordForm& form = context.form(words[at]);
  if (form.script == LetterScript::none) return {};
  KnownName own =
      find_in(for_language<NameTable>(lang, make_names), inflects_names(lang), context, words, at);
  if (own.words > 0 || lang == "en" || form.script != LetterScript::latin) return own;
  if (words[at].shape == WordShape::lower) return own;
  return find_in(for_language<NameTable>("en", make_names), false, context, words, at);
}

bool is_title(std::string_view folded, std::string_view lang) {
  return for_language<TitleSet>(lang, make_titles).words.find(folded) != nullptr;
}

bool is_genitive_particle(std::string_view folded) {
  static constexpr std::array particles = {"da",  "das", "de", "degli", "dei", "del", "della",
                                           "des", "di",  "do", "dos",   "du",  "of"};
  return std::find(particles.begin(), particles.end(), folded) != particles.end();
}

bool is_particle(std::string_view folded) {
  static constexpr std::array particles = {
      "af",  "al",  "av",    "bin", "bint", "d",   "da",  "das", "de",  "degli",
      "dei", "del", "della", "den", "der",  "des", "di",  "do",  "dos", "du",
      "el",  "ibn", "l",     "la",  "las",  "le",  "les", "los", "of",  "op",
      "ten", "ter", "the",   "van", "vom",  "von", "zu",  "zum", "zur"};
  return std::binary_search(particles.begin(), particles.end(), folded,
                            [](std::string_view a, std::string_view b) { return a < b; });
}

}  // namespace calque
