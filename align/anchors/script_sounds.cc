#include "align/anchors/script_sounds.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <unordered_map>

#include <unicode/uscript.h>

#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Reading {
  std::string_view letters;
  std::string_view sounds;
};

// Of ICU's Latin letters for one character or syllable; longest first.
constexpr std::array<Reading, 20> common = {{
    {"dji", "Ji"}, {"tsu", "tsu"}, {"sh", "S"}, {"ch", "S"}, {"zh", "J"}, {"kh", "h"}, {"gh", "g"},
    {"th", "t"},   {"dh", "d"},    {"bh", "b"}, {"jh", "J"}, {"ph", "f"}, {"ts", "s"}, {"dz", "s"},
    {"c", "S"},    {"j", "J"},     {"q", "k"},  {"w", "W"},  {"y", "Y"},  {"x", "ks"},
}};
constexpr std::array<Reading, 6> indic = {{
    {"kh", "k"},
    {"ph", "f"},
    {"chh", "S"},
    {"ch", "S"},
    {"w", "v"},
    {"c", "S"},
}};
constexpr std::array<Reading, 6> thai = {{
    {"kh", "k"},
    {"ph", "p"},
    {"ch", "S"},
    {"c", "J"},
    {"ng", "n"},
    {"x", "o"},
}};
// Pinyin.
constexpr std::array<Reading, 6> han = {{
    {"zh", "J"},
    {"ch", "S"},
    {"ng", "n"},
    {"q", "S"},
    {"x", "S"},
    {"c", "s"},
}};
constexpr std::array<Reading, 5> hangul = {{
    {"eu", ""},
    {"eo", "o"},
    {"ae", "e"},
    {"oe", "e"},
    {"ng", "ng"},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::span<const Reading> own_readings(SoundFamily family) {
  switch (family) {
    case SoundFamily::indic: return indic;
    case SoundFamily::thai: return thai;
    case SoundFamily::han: return han;
    case SoundFamily::hangul: return hangul;
    default: return {};
  }
}

const Reading* find_reading(std::span<const Reading> readings, std::string_view rest) {
  const auto found = std::find_if(readings.begin(), readings.end(),
                                  [&](const Reading& r) { return rest.starts_with(r.letters); });
  return found == readings.end() ? nullptr : &*found;
}

std::string read_latin(std::string_view latin, SoundFamily family) {
  std::string sounds;
  for (std::size_t at = 0; at < latin.size();) {
    const std::string_view rest = latin.substr(at);
    const Reading* reading = find_reading(own_readings(family), rest);
    if (reading == nullptr) reading = find_reading(common, rest);
    if (reading != nullptr) {
      sounds += reading->sounds;
      at += reading->letters.size();
      continue;
    }
    if (latin[at] >= 'a' && latin[at] <= 'z') sounds += latin[at];
    ++at;
  }
  return sounds;
}

// Characters that are read otherwise in foreign names than ICU's tables for the script say.
std::string_view own_sound(char32_t c) {
  switch (c) {
    case U'ة':
    case U'ى':
    case U'ע':
    case U'א':
    case U'ع':
    case U'أ': return "a";
    case U'إ':
    case U'ئ': return "i";
    case U'ؤ': return "u";
    case U'ש': return "S";
    case U'尔':
    case U'爾':
    case U'耳':
    case U'儿': return "l";
    case U'姆': return "m";
    case U'ー': return "";
    case 0x0901:  // nasal signs of Indic scripts
    case 0x0902:
    case 0x0981:
    case 0x0982:
    case 0x0A02:
    case 0x0A70:
    case 0x0A82:
    case 0x0B02:
    case 0x0C02:
    case 0x0C82:
    case 0x0D02: return "n";
    default: return {};
  }
}

std::string sounds_of(char32_t c, SoundFamily family) {
  if (const std::string_view own = own_sound(c); own.data() != nullptr) return std::string(own);
  std::string text;
  append_utf8(text, c);
  std::string latin = fold_to_latin(text);
  const bool small = latin.starts_with('~');  // small kana
  std::erase_if(latin, [](char letter) { return letter < 'a' || letter > 'z'; });
  if (small && latin == "tsu") return {};  // doubles the next consonant
  if (family == SoundFamily::indic && latin.size() > 1 && latin.back() == 'a' &&
      !is_vowel(latin.front())) {
    latin.pop_back();  // mostly silent, or e or o in a name's spelling
  }
  return (small ? "~" : "") + read_latin(latin, family);
}

const std::string& sounds_of_cached(char32_t c, SoundFamily family) {
  thread_local std::unordered_map<char32_t, std::string> known;
  const auto [place, fresh] = known.try_emplace(c);
  if (fresh) place->second = sounds_of(c, family);
  return place->second;
}

bool is_open(char c) { return is_vowel(c) || c == 'W' || c == 'Y'; }

// 'W' and 'Y' beside a consonant are the vowels u and i.
char as_vowel(char c) { return c == 'W' ? 'u' : c == 'Y' ? 'i' : c; }

// Doubled sounds once, vowels of a group as the first, 'W' and 'Y' only between vowels or first, a
// g behind n and (`weak_r`) an r that no vowel follows as weak.
std::string settle(std::string_view sounds, bool weak_r) {
  std::string settled;
  for (std::size_t at = 0; at < sounds.size() && settled.size() < 24; ++at) {
    char c = sounds[at];
    const char next = at + 1 < sounds.size() ? sounds[at + 1] : '\0';
    const char before = settled.empty() ? '\0' : settled.back();
    if ((c == 't' && next == 'S') || (c == 'd' && next == 'J') || (c == 'n' && next == 'm'))
      continue;
    if (c == 'W' && next == 'W') {  // the Hebrew letter for v
      c = 'v';
      ++at;
    } else if (c == 'W' || c == 'Y') {
      const bool glides = is_open(next) && (before == '\0' || is_vowel(before));
      if (!glides) c = as_vowel(c);
    }
    if (c == 'g' && before == 'n') c = 'G';
    if (weak_r && c == 'r' && !is_open(next)) c = 'R';
    if (c == before || (is_vowel(c) && is_vowel(before))) continue;
    settled += c;
  }
  return settled;
}

// Cyrillic letters whose sound ICU's Latin letters lose without their accents.
std::string_view cyrillic_letters(char32_t c) {
  switch (c) {
    case U'ж': return "zh";
    case U'х': return "kh";
    case U'ц': return "ts";
    case U'ч':
    case U'ћ': return "ch";
    case U'џ':
    case U'ђ': return "dzh";
    case U'ш': return "sh";
    case U'щ': return "shch";
    case U'й':
    case U'ј':
    case U'ї': return "y";
    case U'ю': return "yu";
    case U'я': return "ya";
    case U'є':
    case U'ё': return "ye";
    default: return {};
  }
}

// A vowel that is written before its consonant is heard behind it; a silenced r is dropped.
std::string thai_sounds(std::string_view word) {
  constexpr char32_t silenced = 0xE4C;
  std::string sounds;
  std::string waiting;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == silenced) {
      if (sounds.ends_with('r')) sounds.pop_back();
      continue;
    }
    const std::string& own = sounds_of_cached(c, SoundFamily::thai);
    if (c >= 0xE40 && c <= 0xE44) {
      waiting = own;
    } else {
      sounds += own + waiting;
      waiting.clear();
    }
  }
  return sounds;
}

SoundFamily family_of(char32_t c) {
  if (c < 0x250) return is_letter(c) ? SoundFamily::cased : SoundFamily::none;
  if (c == U'ー') return SoundFamily::kana;
  if (!is_letter(c)) return SoundFamily::none;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN: return SoundFamily::cased;
    case USCRIPT_GEORGIAN: return SoundFamily::plain;
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW: return SoundFamily::abjad;
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GUJARATI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_ORIYA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM: return SoundFamily::indic;
    case USCRIPT_HANGUL: return SoundFamily::hangul;
    case USCRIPT_KATAKANA: return SoundFamily::kana;
    case USCRIPT_HAN: return SoundFamily::han;
    case USCRIPT_THAI:
    case USCRIPT_LAO: return SoundFamily::thai;
    case USCRIPT_INHERITED: return SoundFamily::none;
    default: return SoundFamily::other;
  }
}

}  // namespace

std::string name_letters(std::string_view folded) {
  std::string spelled;
  bool cyrillic = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(folded, at);
    const std::string_view own = cyrillic_letters(c);
    cyrillic = cyrillic || (c >= 0x400 && c < 0x530);
    // Soft and hard signs are not heard.
    if (c == U'ь' || c == U'ъ') continue;
    spelled += own.empty() ? folded.substr(here, at - here) : own;
  }
  return fold_to_latin(cyrillic ? std::string_view(spelled) : folded);
}

SoundFamily sound_family(char32_t c) {
  using Families = std::array<SoundFamily, 0x10000>;
  static const std::unique_ptr<const Families> known = [] {
    auto families = std::make_unique<Families>();
    for (char32_t one = 0; one < families->size(); ++one) (*families)[one] = family_of(one);
    return families;
  }();
  return c < known->size() ? (*known)[c] : family_of(c);
}

SoundProfile sound_profile(SoundFamily family) {
  switch (family) {
    case SoundFamily::abjad: return SoundProfile::abjad;
    case SoundFamily::indic: return SoundProfile::indic;
    case SoundFamily::hangul:
    case SoundFamily::kana: return SoundProfile::syllabic;
    case SoundFamily::han: return SoundProfile::han;
    case SoundFamily::thai: return SoundProfile::thai;
    default: return SoundProfile::alphabet;
  }
}

std::string script_sounds(std::string_view word, SoundFamily family) {
  if (family == SoundFamily::cased) return latin_sounds(name_letters(fold(word)));
  if (family == SoundFamily::thai) return settle(thai_sounds(word), true);
  std::string sounds;
  char32_t before = 0;
  for (std::size_t at = 0; at < word.size() && sounds.size() < 32;) {
    const char32_t c = next_code_point(word, at);
    const std::string& own = sounds_of_cached(c, family);
    if (own.starts_with('~')) {  // a small vowel takes the place of the one before
      if (!sounds.empty() && is_vowel(sounds.back())) sounds.pop_back();
      if (before == U'ウ') sounds += 'W';
      sounds += own.substr(1);
    } else {
      sounds += own;
    }
    before = c;
  }
  if (before == U'ה') sounds.back() = 'a';  // stands for a vowel at the end
  return settle(sounds, false);
}

std::string latin_sounds(std::string_view latin) {
  std::string marked(latin);
  for (std::size_t i = 0; i + 1 < marked.size(); ++i) {
    if (marked[i] == 'y' && is_vowel(marked[i + 1])) marked[i] = 'Y';
  }
  return settle(sound_form(marked), true);
}

}  // namespace calque
