#include "align/anchors/names.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/ucurr.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "align/anchors/icu_language.h"
#include "align/anchors/name_affixes.h"
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
  Beginnings beginnings;  // of all of them
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

// Whether a language's name for itself is in Latin letters.
bool writes_latin(const std::string& lang) {
  icu::UnicodeString name;
  const icu::Locale in(icu_language(lang).c_str());
  in.getDisplayLanguage(in, name);
  UErrorCode status = U_ZERO_ERROR;
  return name.isEmpty() || uscript_getScript(name.char32At(0), &status) == USCRIPT_LATIN;
}

// "city:new york"; empty for cities whose names are mostly other words.
std::string city_key(const std::string& name) {
  static constexpr std::array ordinary = {"center", "easter",    "regina",  "resolute", "troll",
                                          "knox",   "wake",      "midway",  "nome",     "davis",
                                          "casey",  "christmas", "eastern", "salem",    "phoenix",
                                          "nelson", "marengo",   "winamac", "vevay"};
  std::string key;
  for (const ByteRange& word : find_words(name)) {
    if (!key.empty()) key += ' ';
    key += fold_to_latin(slice(name, word));
  }
  const bool other = std::find(ordinary.begin(), ordinary.end(), key) != ordinary.end();
  return other ? std::string() : "city:" + key;
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

// The currencies most in use; of many ICU's name is longer than what people write ("US dollar").
void add_currencies(NameTable& table, const std::string& lang) {
  static constexpr std::array codes = {
      u"USD", u"EUR", u"GBP", u"JPY", u"CNY", u"CHF", u"RUB", u"INR", u"BRL", u"CAD",
      u"AUD", u"MXN", u"KRW", u"TRY", u"SEK", u"NOK", u"DKK", u"PLN", u"CZK", u"HUF",
      u"UAH", u"ILS", u"ZAR", u"SAR", u"AED", u"EGP", u"THB", u"IDR", u"VND", u"ARS"};
  const std::string in = icu_language(lang);
  for (const char16_t* code : codes) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    const UChar* name = ucurr_getName(code, in.c_str(), UCURR_LONG_NAME, nullptr, &length, &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || length < 4) continue;
    const std::string text = to_utf8(icu::UnicodeString(name, length));
    // Single words ("euro") are also the beginnings of others ("Europe"); amounts know them.
    if (text.find(' ') == std::string::npos) continue;
    add_name(table, text, "currency:" + fold_case(to_utf8(icu::UnicodeString(code))));
  }
}

// The cities that time zones are named after; the key is the English name.
void add_cities(NameTable& table, const std::string& lang) {
  UErrorCode status = U_ZERO_ERROR;
  const auto names_in = [&](const char* tag) {
    return std::unique_ptr<icu::TimeZoneNames>(
        icu::TimeZoneNames::createInstance(icu::Locale(tag), status));
  };
  const auto own = names_in(icu_language(lang).c_str());
  const auto english = names_in("en");
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    icu::UnicodeString name;
    icu::UnicodeString key;
    own->getExemplarLocationName(*zone, name);
    english->getExemplarLocationName(*zone, key);
    if (name.isEmpty() || key.isEmpty() || key.length() < 4) continue;
    // Where there is no name in the language ICU gives the English one.
    if (lang != "en" && name == key && !writes_latin(lang)) continue;
    const std::string english_key = city_key(to_utf8(key));
    if (!english_key.empty()) add_name(table, to_utf8(name), english_key);
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
  add_cities(table, lang);
  add_currencies(table, lang);
  for (auto& [first, entries] : table.by_first) {
    std::stable_sort(entries.begin(), entries.end(), [](const NameEntry& a, const NameEntry& b) {
      return a.words.size() > b.words.size();
    });
    table.beginnings.add(first);
  }
  for (const auto& [stem, entry] : table.stems) table.beginnings.add(stem);
  table.demonyms.add_beginnings(table.beginnings);
  return table;
}

bool fits_case(const NameEntry& entry, WordShape shape) {
  if (entry.shouted) return shape == WordShape::upper || shape == WordShape::mixed;
  return !entry.cased || shape != WordShape::lower;
}

// "йорка" for "йорк": the last word of a name with a case ending.
bool is_form_of(const std::string& word, const std::string& name) {
  return word.starts_with(name) && count_code_points(name) >= shortest_stem &&
         count_code_points(word) <= count_code_points(name) + 3;
}

bool matches(const NameEntry& entry, const DocumentContext& context, std::span<const Word> words,
             std::size_t at, bool inflects) {
  if (at + entry.words.size() > words.size() || !fits_case(entry, words[at].shape)) return false;
  for (std::size_t i = 1; i < entry.words.size(); ++i) {
    const std::string& word = context.form(words[at + i]).folded;
    const bool last = i + 1 == entry.words.size();
    if (word != entry.words[i] && !(last && inflects && is_form_of(word, entry.words[i])))
      return false;
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

KnownName find_whole(const NameTable& table, const std::string& word, bool inflects,
                     const DocumentContext& context, std::span<const Word> words, std::size_t at) {
  if (const auto found = table.by_first.find(word); found != table.by_first.end()) {
    for (const NameEntry& entry : found->second) {
      const bool nationality =
          entry.key.starts_with("lang:") && table.demonyms.find(word) != nullptr;
      if (!nationality && matches(entry, context, words, at, inflects))
        return {entry.words.size(), entry.key};
    }
  }
  if (const std::string* key = table.demonyms.find(word)) return {1, *key};
  return {};
}

// "وفرنسا": what Arabic and Hebrew write together with the next word.
KnownName find_prefixed(const NameTable& table, const std::string& word,
                        const DocumentContext& context, std::span<const Word> words,
                        std::size_t at) {
  std::size_t first = 0;
  for (const std::string& prefix :
       name_affixes(affix_language(next_code_point(word, first))).prefixes) {
    const std::string rest = word.starts_with(prefix) ? word.substr(prefix.size()) : std::string();
    if (count_code_points(rest) < 3) continue;
    if (KnownName known = find_whole(table, rest, false, context, words, at); known.words > 0) {
      return known;
    }
  }
  return {};
}

// Whether a word can be told at a glance to be no name: most are.
bool is_no_name(const NameTable& table, const std::string& word) {
  std::size_t first = 0;
  return word.find('.') == std::string::npos && !table.beginnings.may_begin(word) &&
         affix_language(next_code_point(word, first)).empty();
}

KnownName find_in(const NameTable& table, bool inflects, const DocumentContext& context,
                  std::span<const Word> words, std::size_t at) {
  const std::string& folded = context.form(words[at]).folded;
  if (folded.empty() || is_no_name(table, folded)) return {};
  const std::string word = without_dots(folded);
  if (word.empty()) return {};
  KnownName known = find_whole(table, word, inflects, context, words, at);
  if (known.words == 0) known = find_prefixed(table, word, context, words, at);
  if (known.words > 0 || !inflects) return known;
  const NameEntry* entry = find_inflected(table, word, words[at].shape);
  return entry == nullptr ? KnownName{} : KnownName{1, entry->key};
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

}  // namespace calque
