#include "align/anchors/number_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <vector>

#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/uscript.h>

#include "align/anchors/icu_language.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

std::string to_utf8(const icu::UnicodeString& wide) {
  icu::UnicodeString plain(wide);
  plain.findAndReplace(icu::UnicodeString(static_cast<UChar>(0x00AD)), icu::UnicodeString());
  std::string narrow;
  plain.toUTF8String(narrow);
  return narrow;
}

// A formatted number taken apart: "1,5 milliard" has one digit before the separator.
struct Formatted {
  int integer_digits = 0;
  bool has_digits = false;
  std::vector<std::string> words;
};

Formatted take_apart(const std::string& text) {
  Formatted parts;
  bool fraction = false;
  for (const ByteRange& range : find_words(text)) {
    const std::string_view word = slice(text, range);
    std::string letters;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = next_code_point(word, at);
      if (is_digit(c)) {
        parts.has_digits = true;
        parts.integer_digits += fraction ? 0 : 1;
      } else if (is_letter(c)) {
        append_utf8(letters, c);
      } else {
        fraction = parts.has_digits;
      }
    }
    if (!letters.empty()) parts.words.push_back(letters);
  }
  return parts;
}

// One letter means different things as capital and small letter, so it is not folded.
std::string power_key(std::string_view word) {
  return word.size() == 1 ? std::string(word) : fold(word);
}

void add_formatted_powers(NumberWords& words, const icu::number::LocalizedNumberFormatter& format) {
  double unit = 1000;
  for (int power = 3; power <= 14; ++power, unit *= 10) {
    for (const double leading : {1.0, 2.0, 3.0, 5.0, 7.0, 1.5}) {
      UErrorCode status = U_ZERO_ERROR;
      const icu::UnicodeString text = format.formatDouble(leading * unit, status).toString(status);
      const Formatted parts = take_apart(to_utf8(text));
      if (U_FAILURE(status) || !parts.has_digits || parts.words.size() != 1) continue;
      const std::string& word = parts.words.front();
      std::size_t at = 0;
      const char32_t c = next_code_point(word, at);
      // One letter is too little to go by, save for those that everyone knows.
      if (at == word.size() && c >= 0x80 && !is_ideograph(c)) continue;
      const int missing = power - (parts.integer_digits - 1);
      if (missing >= 2) words.powers.try_emplace(power_key(word), missing);
    }
  }
}

void add_powers(NumberWords& words, const icu::Locale& locale) {
  for (const auto& row : read_table("magnitudes.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const TableForm form = read_form(row[i], locale.getLanguage());
      if (form.holds)
        words.powers.try_emplace(power_key(form.form), std::stoi(std::string(row[0])));
    }
  }
  const auto format = icu::number::NumberFormatter::withLocale(locale).grouping(UNUM_GROUPING_OFF);
  add_formatted_powers(words, format.notation(icu::number::Notation::compactLong()));
  add_formatted_powers(words, format.notation(icu::number::Notation::compactShort()));
}

// Case endings on the words for powers. Elsewhere longer words mean something else ("Millionär").
void add_power_stems(NumberWords& words, std::string_view lang) {
  if (!inflects_nouns(lang)) return;
  for (const auto& [word, power] : words.powers) {
    if (count_code_points(word) < 6) continue;
    std::size_t end = word.size();
    if (count_code_points(word) > 6) previous_code_point(word, end);
    words.power_stems.add(word.substr(0, end) + "*", std::to_string(power));
  }
}

std::vector<std::string> folded_words(const std::string& text) {
  std::vector<std::string> folded;
  for (const ByteRange& word : find_words(text)) folded.push_back(fold(slice(text, word)));
  return folded;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Numerals of one Han character are part of too many words.
void add_spelled(NumberWords& words, int value, const std::string& text) {
  const std::vector<std::string> parts = folded_words(text);
  if (parts.empty() || count_code_points(text) < 2 ||
      digit_value(static_cast<unsigned char>(parts.front()[0])) >= 0)
    return;
  words.spelled.try_emplace(joined(parts), value);
  words.spelled_first.insert(parts.front());
  words.longest_spelled = std::max(words.longest_spelled, parts.size());
}

// The hundreds as they stand before another number ("trois cent" beside "trois cents"), and what
// stands between the two ("three hundred and fifty"). Where they make one word, `every` adds all.
void add_hundred(NumberWords& words, int hundred, bool every,
                 const std::function<std::string(int)>& spell) {
  const std::string alone = spell(hundred);
  add_spelled(words, hundred, alone);
  const std::vector<std::string> whole = folded_words(spell(hundred + 50));
  const std::vector<std::string> tail = folded_words(spell(50));
  if (whole.size() == 1 && every) {
    for (int more = 1; more < 100; ++more)
      add_spelled(words, hundred + more, spell(hundred + more));
  }
  if (whole.size() <= tail.size() || !std::equal(tail.rbegin(), tail.rend(), whole.rbegin()))
    return;
  std::vector<std::string> head(whole.begin(),
                                whole.end() - static_cast<std::ptrdiff_t>(tail.size()));
  if (head.size() == folded_words(alone).size() + 1) {
    words.connectors.insert(head.back());
    head.pop_back();
  }
  add_spelled(words, hundred, joined(head));
}

void add_spellings(NumberWords& words, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
  if (U_FAILURE(status)) return;
  const auto spell = [&](int value, const icu::UnicodeString& rules) {
    icu::UnicodeString text;
    icu::FieldPosition place;
    UErrorCode failed = U_ZERO_ERROR;
    format.format(value, rules, text, place, failed);
    return U_SUCCESS(failed) ? to_utf8(text) : std::string();
  };
  for (std::int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
    const icu::UnicodeString rules = format.getRuleSetName(i);
    if (!rules.startsWith("%spellout-cardinal") && !rules.startsWith("%spellout-numbering"))
      continue;
    if (rules.endsWith("-year") || rules.endsWith("-latn")) continue;
    for (int value = 2; value < 100; ++value) add_spelled(words, value, spell(value, rules));
    const auto by_rules = [&](int value) { return spell(value, rules); };
    for (int value = 100; value < 1000; value += 100) {
      add_hundred(words, value, rules == icu::UnicodeString("%spellout-numbering"), by_rules);
    }
    if (const auto thousand = folded_words(spell(1000, rules)); thousand.size() == 1) {
      if (words.powers.contains(thousand.front())) add_spelled(words, 1000, thousand.front());
    }
    if (const auto one = folded_words(spell(1, rules)); one.size() == 1) words.ones.insert(one[0]);
  }
  if (std::string_view(locale.getLanguage()) == "en") words.ones.insert("a");
  for (const auto& row : read_table("not_numbers.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (row[0] == locale.getLanguage()) words.spelled.erase(fold(row[i]));
    }
  }
}

void add_measures(NumberWords& words, const icu::Locale& locale) {
  const std::array units = {icu::MeasureUnit::getYear(),       icu::MeasureUnit::getMonth(),
                            icu::MeasureUnit::getWeek(),       icu::MeasureUnit::getDay(),
                            icu::MeasureUnit::getHour(),       icu::MeasureUnit::getMinute(),
                            icu::MeasureUnit::getSecond(),     icu::MeasureUnit::getMeter(),
                            icu::MeasureUnit::getKilometer(),  icu::MeasureUnit::getMile(),
                            icu::MeasureUnit::getCentimeter(), icu::MeasureUnit::getFoot(),
                            icu::MeasureUnit::getKilogram(),   icu::MeasureUnit::getMetricTon(),
                            icu::MeasureUnit::getHectare(),    icu::MeasureUnit::getLiter()};
  static constexpr std::array cases = {"",           "genitive", "dative",
                                       "accusative", "locative", "instrumental",
                                       "partitive",  "inessive", "elative"};
  const std::string_view lang = locale.getLanguage();
  const std::size_t count = inflects_nouns(lang) || lang == "de" ? cases.size() : 1;
  for (const icu::MeasureUnit& unit : units) {
    for (const char* grammatical_case : std::span(cases).first(count)) {
      const auto formatter = icu::number::NumberFormatter::withLocale(locale)
                                 .unit(unit)
                                 .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                                 .unitDisplayCase(grammatical_case);
      for (const int value : {1, 2, 3, 5, 21}) {
        UErrorCode status = U_ZERO_ERROR;
        const Formatted parts =
            take_apart(to_utf8(formatter.formatInt(value, status).toString(status)));
        if (U_FAILURE(status) || !parts.has_digits || parts.words.size() != 1) continue;
        words.units.add(fold(parts.words.front()), unit.getSubtype());
      }
    }
  }
}

void add_table_units(NumberWords& words, const std::string& lang) {
  for (const auto& row : read_table("units.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const TableForm form = read_form(row[i], lang);
      if (form.holds) words.units.add(fold(form.form), row[0]);
    }
  }
}

NumberWords make_number_words(const std::string& lang) {
  NumberWords words;
  const icu::Locale locale(icu_language(lang).c_str());
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(locale, status);
  if (U_SUCCESS(status)) {
    words.decimal = static_cast<char32_t>(
        symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol).char32At(0));
    words.grouping = static_cast<char32_t>(
        symbols.getConstSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol).char32At(0));
  }
  add_powers(words, locale);
  add_power_stems(words, lang);
  add_spellings(words, locale);
  add_table_units(words, lang);
  add_measures(words, locale);
  return words;
}

}  // namespace

bool is_ideograph(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return script == USCRIPT_HAN || script == USCRIPT_HANGUL;
}

int power_of(const NumberWords& words, std::string_view word) {
  if (const auto power = words.powers.find(power_key(word)); power != words.powers.end()) {
    return power->second;
  }
  const std::string* stem = words.power_stems.find(fold(word));
  return stem == nullptr ? 0 : std::stoi(*stem);
}

const NumberWords& number_words(std::string_view lang) {
  return for_language<NumberWords>(lang, make_number_words);
}

std::string_view unit_of_sign(std::string_view sign) {
  struct Sign {
    std::string_view sign;
    std::string_view unit;
  };
  static constexpr std::array<Sign, 19> signs = {{
      {"%", "%"},     {"٪", "%"},    {"％", "%"},   {"€", "eur"},  {"$", "usd"},
      {"US$", "usd"}, {"£", "gbp"},  {"¥", "jpy"},  {"￥", "jpy"}, {"₹", "inr"},
      {"₽", "rub"},   {"₺", "try"},  {"₩", "krw"},  {"₪", "ils"},  {"₴", "uah"},
      {"R$", "brl"},  {"A$", "aud"}, {"C$", "cad"}, {"฿", "thb"},
  }};
  const auto* found =
      std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return s.sign == sign; });
  return found == signs.end() ? std::string_view() : found->unit;
}

}  // namespace calque
