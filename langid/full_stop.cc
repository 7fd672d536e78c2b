#include "langid/full_stop.h"

#include <algorithm>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t max_word = 40;  // bytes

bool is_mark(char32_t c) { return traits_of(c).in_category(U_GC_M_MASK); }

bool is_word_character(char32_t c) {
  constexpr std::u32string_view inner = U".'’-°ºª׳״";
  return is_letter(c) || is_digit(c) || inner.find(c) != inner.npos;
}

bool is_hebrew(char32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

// The quotation mark of an acronym: האו"ם.
bool stands_in_hebrew(std::string_view text, std::size_t at) {
  if (text[at] != '"' || at == 0 || at + 1 >= text.size()) return false;
  std::size_t behind = at + 1;
  return is_hebrew(previous_code_point(text, at)) && is_hebrew(next_code_point(text, behind));
}

// The word that ends before `at`: letters, digits and full stops, apostrophes and hyphens between
// them. Invisible direction marks before `at` are skipped. It begins at `first` or later.
std::string_view word_before(const BlockText& block, std::size_t at, std::size_t first) {
  std::size_t end = at;
  while (at > first && end - at < max_word) {
    std::size_t begin = at;
    const char32_t c = previous_code_point(block.text, begin);
    const bool hidden = is_direction_mark(c);
    if (hidden && at == end) {
      end = begin;
    } else if (!is_word_character(c) && !stands_in_hebrew(block.text, begin)) {
      break;
    }
    at = begin;
  }
  return block.text.substr(at, end - at);
}

// What stands behind the last apostrophe or hyphen: "l'av" -> "av".
std::string_view last_part(std::string_view word) {
  for (std::size_t at = word.size(); at > 0;) {
    const std::size_t end = at;
    const char32_t c = previous_code_point(word, at);
    if (c == U'\'' || c == U'’' || c == U'-') return word.substr(end);
  }
  return word;
}

// What stands before the first apostrophe: "L'eau" -> "L".
std::string_view first_part(std::string_view word) {
  const std::size_t straight = word.find('\'');
  const std::size_t curly = word.find("’");
  return word.substr(0, std::min(straight, curly));
}

// "~str." in a list stands for every word that ends so: "Gartenstr."
bool has_listed_ending(const WordSet& set, std::string_view word) {
  for (auto entry = set.lower_bound("~"); entry != set.end() && entry->front() == '~'; ++entry) {
    if (word.ends_with(std::string_view(*entry).substr(1))) return true;
  }
  return false;
}

bool contains(const WordSet& set, std::string_view word, std::string_view mark) {
  if (word.empty()) return false;
  const std::string whole = std::string(word) + std::string(mark);
  if (set.contains(whole) || has_listed_ending(set, whole)) return true;
  const std::string_view part = last_part(word);
  return part.size() < word.size() && !part.empty() &&
         set.contains(std::string(part) + std::string(mark));
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() < 6 && word.find_first_not_of("IVXLC") == word.npos;
}

// The letter without its accents: "ế" -> "e".
char32_t base_letter(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view vowels = U"aeiouyæœøıəаеиоуъыэюяіөүұәєαεηιουω";
  return vowels.find(base_letter(c)) != std::u32string_view::npos;
}

// "bzw", "Mgr", "млн": no vowel, not an acronym in capitals, not "mmm".
bool looks_shortened(std::string_view word) {
  std::size_t letters = 0;
  std::size_t small = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!is_letter(c) || !(c < 0x250 || (c >= 0x370 && c < 0x530))) return false;
    std::string folded;
    append_utf8(folded, c);
    folded = fold_case(folded);
    std::size_t begin = 0;
    if (is_vowel(next_code_point(folded, begin))) return false;
    ++letters;
    small += is_lower(c);
  }
  return letters >= 2 && letters <= 5 && small > 0;
}

// "U.S", "e.g", "Ph.D": parts of one to three letters between full stops, one of them a single
// letter, unlike in "bbc.com".
bool is_dotted(std::string_view word) {
  if (word.find('.') == word.npos) return false;
  std::size_t letters = 0;
  bool single = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == U'.') {
      if (letters == 0) return false;
      single |= letters == 1;
      letters = 0;
    } else if (!is_letter(c)) {
      return false;
    } else if (!is_mark(c) && ++letters > 3) {
      return false;
    }
  }
  return letters > 0 && (single || letters == 1);
}

// Vowel signs of Indic scripts make a syllable, and so a word, of a letter: "है".
bool is_vowel_sign(char32_t c) {
  if (!is_mark(c)) return false;
  const unsigned script = traits_of(c).script();
  return script != USCRIPT_INHERITED && script != USCRIPT_ARABIC && script != USCRIPT_HEBREW;
}

// "J", "А", "د": one letter, not a small one.
bool is_initial(std::string_view word) {
  if (word.empty()) return false;
  std::size_t at = 0;
  const char32_t c = next_code_point(word, at);
  if (!is_letter(c) || is_lower(c)) return false;
  while (at < word.size()) {
    const char32_t mark = next_code_point(word, at);
    if (!is_mark(mark) || is_vowel_sign(mark)) return false;
  }
  return true;
}

bool starts_sentence(const BlockText& block, const NextWord& next) {
  if (next.start != NextWord::Start::upper && next.start != NextWord::Start::uncased) return false;
  if (next.stopped && count_code_points(next.word) == 1) return false;  // one more initial
  return next.opened || block.rules.starters.contains(fold_case(next.word)) ||
         block.rules.starters.contains(fold_case(first_part(next.word)));
}

bool number_ends_sentence(const BlockText& block, std::string_view number, const NextWord& next) {
  const SegmentationRules& rules = block.rules;
  if (!rules.ordinal_dot) return true;
  if (rules.ordinal_nouns.contains(fold_case(first_part(next.word)))) return false;
  if (rules.capital_nouns && number.size() <= 3) {
    return starts_sentence(block, next) || next.start != NextWord::Start::upper;
  }
  return true;
}

}  // namespace

bool full_stop_ends_sentence(const BlockText& block, const Stop& stop, std::size_t sentence,
                             const NextWord& next) {
  const SegmentationRules& rules = block.rules;
  const std::string_view word = word_before(block, stop.begin, sentence);
  const std::string_view mark = block.text.substr(stop.begin, stop.marks_end - stop.begin);
  using enum NextWord::Start;
  if (contains(rules.never, word, mark)) return false;
  if (next.start == digit && contains(rules.before_number, word, mark)) return false;
  if (is_roman(next.word) && !starts_sentence(block, next) &&
      contains(rules.before_number, word, mark)) {
    return false;
  }
  if (contains(rules.often, word, mark)) {
    return next.start != digit && !rules.after_often.contains(fold_case(next.word));
  }
  if (contains(rules.rarely, word, mark)) return starts_sentence(block, next);
  if (stop.mark != U'.') return true;  // names with a mark are in the lists, nothing else
  const std::string_view last = last_part(word);
  if (is_number(last)) return number_ends_sentence(block, last, next);
  if (is_initial(last) || is_dotted(last) || (!rules.no_vowel_words && looks_shortened(last))) {
    return starts_sentence(block, next);
  }
  if (rules.ordinal_dot && is_roman(word)) return starts_sentence(block, next);
  return next.start != digit || rules.own || stop.unicode || count_code_points(last) > 3;
}

}  // namespace calque
