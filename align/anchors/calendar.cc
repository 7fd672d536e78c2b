#include <map>
#include <memory>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "align/anchors/icu_language.h"
#include "align/anchors/names.h"
#include "align/anchors/tables.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

using NumberedNames = std::map<std::string, int>;  // sorted, so that stems are made in one order

struct Calendar {
  NumberedNames months;
  NumberedNames brief_months;  // 0 where two months begin alike
  NumberedNames weekdays;
  NumberedNames month_stems;
  Beginnings beginnings;  // of all of them
  bool capital_months = false;
};

std::string folded_name(const icu::UnicodeString& wide) {
  std::string narrow;
  wide.toUTF8String(narrow);
  std::string name = fold(narrow);
  while (!name.empty() && name.back() == '.') name.pop_back();
  return name;
}

// ICU counts weekdays from 1, Sunday first.
void add_names(NumberedNames& map, const icu::UnicodeString* names, std::int32_t count,
               bool weekdays) {
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string name = folded_name(names[i]);
    if (count_code_points(name) < 2) continue;
    const int number = weekdays ? (i == 1 ? 7 : i - 1) : i + 1;
    if (number >= 1) map.try_emplace(name, number);
  }
}

// "Sept", "Févr": the first three letters and more.
void add_beginnings(Calendar& calendar) {
  for (const auto& [name, number] : calendar.months) {
    std::size_t end = name.size();
    for (std::size_t letters = count_code_points(name); letters > 3; --letters) {
      previous_code_point(name, end);
      const auto [known, is_new] = calendar.brief_months.try_emplace(name.substr(0, end), number);
      if (!is_new && known->second != number) known->second = 0;
    }
  }
}

void add_stems(Calendar& calendar) {
  for (const auto& [name, number] : calendar.months) {
    if (count_code_points(name) < 4) continue;
    std::size_t end = name.size();
    if (count_code_points(name) > 4) previous_code_point(name, end);
    calendar.month_stems.try_emplace(name.substr(0, end), number);
  }
}

Calendar make_calendar(const std::string& lang) {
  using Symbols = icu::DateFormatSymbols;
  Calendar calendar;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale((icu_language(lang) + "@calendar=gregorian").c_str());
  const Symbols symbols(locale, status);
  if (U_FAILURE(status)) return calendar;
  std::int32_t count = 0;
  for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      add_names(width == Symbols::WIDE ? calendar.months : calendar.brief_months, names, count,
                false);
      names = symbols.getWeekdays(count, context, width);
      if (width == Symbols::WIDE) add_names(calendar.weekdays, names, count, true);
    }
  }
  const icu::UnicodeString* months = symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE);
  if (count > 0 && !months[0].isEmpty()) {
    calendar.capital_months = is_upper(static_cast<char32_t>(months[0].char32At(0)));
  }
  add_beginnings(calendar);
  if (inflects_nouns(lang)) add_stems(calendar);
  for (const NumberedNames* names :
       {&calendar.months, &calendar.brief_months, &calendar.weekdays, &calendar.month_stems}) {
    for (const auto& [name, number] : *names) calendar.beginnings.add(name);
  }
  return calendar;
}

const Calendar& calendar_of(std::string_view lang) {
  return for_language<Calendar>(lang, make_calendar);
}

int look_up(const NumberedNames& map, const std::string& word) {
  const auto found = map.find(word);
  return found == map.end() ? 0 : found->second;
}

}  // namespace

int month_of(std::string_view folded, std::string_view lang, MonthForm form) {
  const Calendar& calendar = calendar_of(lang);
  if (!calendar.beginnings.may_begin(folded)) return 0;
  const std::string word(folded);
  if (const int month = look_up(calendar.months, word); month != 0 || form == MonthForm::full) {
    return month;
  }
  if (const int month = look_up(calendar.brief_months, word);
      month != 0 || form == MonthForm::brief) {
    return month;
  }
  std::size_t end = word.size();
  for (int more = 0; more < 5 && end >= 4; ++more) {
    if (const int month = look_up(calendar.month_stems, word.substr(0, end))) return month;
    previous_code_point(word, end);
  }
  return 0;
}

int weekday_of(std::string_view folded, std::string_view lang) {
  const Calendar& calendar = calendar_of(lang);
  if (!calendar.beginnings.may_begin(folded)) return 0;
  return look_up(calendar.weekdays, std::string(folded));
}

bool capitalises_months(std::string_view lang) { return calendar_of(lang).capital_months; }

}  // namespace calque
