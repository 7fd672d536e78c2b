// Dates and times of day. The key is ISO 8601 with what is known: "2024-03-14", "2024-03",
// "--03-14", "--03" (a month), "-W-4" (a Thursday), "T06:40". A bare year is a number.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "align/anchors/context.h"
#include "align/anchors/date_scan.h"
#include "align/anchors/kinds.h"
#include "align/anchors/names.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Reading {
  ByteRange range;
  std::size_t next = 0;  // the first word behind it
  std::string key;
  double weight = 0.0;
};

class DateFinder {
 public:
  DateFinder(const AnnotationInput& input, std::vector<Anchor>& anchors)
      : text_(input.document.text),
        segment_(input.document.segments[input.segment].range),
        context_(input.context),
        words_(input.context.segment_words(input.segment)),
        lang_(segment_language(input.document, input.segment)),
        taken_(anchors),
        anchors_(anchors) {}

  void find() {
    std::vector<Anchor> found;
    for (std::size_t i = 0; i < words_.size();) {
      std::optional<Reading> reading;
      if (!taken_.overlaps(words_[i].range)) reading = read(i);
      if (!reading) {
        ++i;
        continue;
      }
      found.push_back({AnchorKind::date, reading->range, std::move(reading->key), reading->weight});
      i = std::max(reading->next, i + 1);
    }
    anchors_.insert(anchors_.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }

 private:
  const std::string& folded(std::size_t i) const { return context_.form(words_[i]).folded; }

  std::string_view gap_after(std::size_t i) const {
    return slice(text_, {words_[i].range.end, words_[i + 1].range.begin});
  }

  // The number that a word consists of, with an ordinal ending ("1er", "14th"); -1 for others.
  int number_at(std::size_t i, bool ending) const {
    const std::string_view word = slice(text_, words_[i].range);
    int value = 0;
    std::size_t at = 0;
    std::size_t digits = 0;
    while (at < word.size() && digits <= 4) {
      std::size_t next = at;
      const int digit = digit_value(next_code_point(word, next));
      if (digit < 0) break;
      value = value * 10 + digit;
      ++digits;
      at = next;
    }
    if (digits == 0 || digits > 4) return -1;
    if (at == word.size()) return value;
    std::size_t letter = at;
    return ending && word.size() - at <= 3 && is_letter(next_code_point(word, letter)) ? value : -1;
  }

  int day_at(std::size_t i) const {
    const int value = i < words_.size() ? number_at(i, true) : -1;
    return value >= 1 && value <= 31 && words_[i].range.size() <= 12 ? value : 0;
  }

  int year_at(std::size_t i) const {
    const int value = i < words_.size() ? number_at(i, false) : -1;
    if (lang_ == "th" && value >= 2400 && value <= 2700) return value - 543;
    return value >= 1000 && value <= 2200 ? value : 0;
  }

  int month_at(std::size_t i) const {
    if (i >= words_.size() || taken_.overlaps(words_[i].range)) return 0;
    return month_of(folded(i), lang_, MonthForm::any);
  }

  bool is_of(std::size_t i) const {
    const std::string& word = folded(i);
    return word == "de" || word == "of" || word == "del" || word == "d";
  }

  // The word that follows i in a date, over "of" or "de"; words_.size() when something else does.
  std::size_t following(std::size_t i) const {
    for (int most = 0; most < 2; ++most) {
      if (i + 1 >= words_.size()) return words_.size();
      const std::string_view gap = gap_after(i);
      const bool near = gap == " " || gap == "\u00A0" || gap == "\u202F" || gap == ", " ||
                        gap == ". " || gap == "." || gap == "\n" || gap == "-" || gap == ",\n" ||
                        gap == "º " || gap == ".\u00A0" || gap == "’" || gap == "'" || gap.empty();
      if (!near) return words_.size();
      ++i;
      if (!is_of(i)) return i;
    }
    return words_.size();
  }

  std::optional<Reading> read(std::size_t i) const {
    const std::size_t begin = words_[i].range.begin;
    std::optional<ScannedDate> scanned = scan_date(text_, begin, segment_.end, lang_);
    if (!scanned) scanned = scan_time(text_, begin, segment_.end);
    if (scanned) {
      return Reading{{begin, scanned->end}, word_at(scanned->end), scanned->key, scanned->weight};
    }
    if (auto date = read_worded(i)) return date;
    return read_weekday(i);
  }

  Reading reading(std::size_t from, std::size_t last, const DateParts& parts) const {
    return {{words_[from].range.begin, words_[last].range.end},
            last + 1,
            date_key(parts),
            date_weight(parts)};
  }

  // "14 mars 2024", "March 14, 2024", "2024. március 14.", "mars 2024", "14 mars", "mars".
  std::optional<Reading> read_worded(std::size_t i) const {
    DateParts parts;
    if (const int day = day_at(i)) {
      const std::size_t month = following(i);
      if (!(parts.month = month_at(month))) return std::nullopt;
      parts.day = day;
      return with_year(i, month, parts);
    }
    if (const int year = year_at(i)) {
      const std::size_t month = following(i);
      if (!(parts.month = month_at(month)) || gap_after(i).find(',') != std::string_view::npos) {
        return std::nullopt;
      }
      parts.year = year;
      const std::size_t day = following(month);
      if (!(parts.day = day_at(day))) return std::nullopt;
      return reading(i, day, parts);
    }
    if (!(parts.month = month_at(i))) return std::nullopt;
    const std::size_t next = following(i);
    if (const int day = day_at(next);
        day != 0 && gap_after(i).find(',') == std::string_view::npos) {
      parts.day = day;
      return with_year(i, next, parts);
    }
    return month_alone(i, parts);
  }

  std::optional<Reading> with_year(std::size_t from, std::size_t last, DateParts parts) const {
    const std::size_t next = following(last);
    if ((parts.year = year_at(next))) last = next;
    return reading(from, last, parts);
  }

  // "May", "mars" and "Mars" are months only where they are written as such.
  std::optional<Reading> month_alone(std::size_t i, const DateParts& parts) const {
    if (auto date = with_year(i, i, parts); date->next > i + 1) return date;
    if (month_of(folded(i), lang_, MonthForm::full) == 0 || count_code_points(folded(i)) < 3)
      return std::nullopt;
    const bool capital = words_[i].shape != WordShape::lower;
    const bool cased = words_[i].shape != WordShape::caseless;
    if (cased && capital != capitalises_months(lang_)) return std::nullopt;
    if (capital && words_[i].initial) return std::nullopt;
    return reading(i, i, parts);
  }

  std::optional<Reading> read_weekday(std::size_t i) const {
    const int day = weekday_of(folded(i), lang_);
    if (day == 0 || count_code_points(folded(i)) < 3) return std::nullopt;
    return Reading{words_[i].range, i + 1, fmt::format("-W-{}", day), 0.4};
  }

  std::size_t word_at(std::size_t byte) const {
    const auto word =
        std::lower_bound(words_.begin(), words_.end(), byte,
                         [](const Word& w, std::size_t at) { return w.range.begin < at; });
    return static_cast<std::size_t>(word - words_.begin());
  }

  std::string_view text_;
  ByteRange segment_;
  const DocumentContext& context_;
  std::span<const Word> words_;
  std::string_view lang_;
  TakenRanges taken_;
  std::vector<Anchor>& anchors_;
};

struct KeyParts {
  std::string_view year, month, day;
};

KeyParts take_apart(std::string_view key) {
  if (key.starts_with("--"))
    return {{}, key.substr(2, 2), key.size() > 5 ? key.substr(5) : std::string_view()};
  return {key.substr(0, 4), key.size() > 5 ? key.substr(5, 2) : std::string_view(),
          key.size() > 8 ? key.substr(8) : std::string_view()};
}

bool compatible(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }

}  // namespace

void extract_dates(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  DateFinder(input, anchors).find();
}

double compare_dates(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  const auto other_kind = [](const std::string& key) {
    return key.starts_with("-W") || key[0] == 'T';
  };
  if (other_kind(a.key) || other_kind(b.key)) return 0.0;
  const KeyParts one = take_apart(a.key);
  const KeyParts other = take_apart(b.key);
  if (one.month != other.month || !compatible(one.year, other.year) ||
      !compatible(one.day, other.day)) {
    return 0.0;
  }
  if (!one.day.empty() && !other.day.empty()) return 0.8;  // the year is missing once
  return !one.year.empty() && !other.year.empty() ? 0.5 : 0.3;
}

}  // namespace calque
