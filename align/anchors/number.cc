// Numbers, by value. The key is the value in plain decimal notation and the unit, if there is one:
// "200000", "12.5 %", "84600000 eur", "4 month". A word for a power of ten ("million") and the unit
// belong to the range.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include <unicode/uchar.h>

#include "align/anchors/context.h"
#include "align/anchors/decimal.h"
#include "align/anchors/kinds.h"
#include "align/anchors/number_digits.h"
#include "align/anchors/number_spelled.h"
#include "align/anchors/number_units.h"
#include "align/anchors/number_words.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest_ending = 40;  // bytes of letters right behind digits

// A number as far as it is read.
struct Reading {
  ByteRange range;
  std::size_t next = 0;  // the first word behind it
  Decimal value;
  std::string literal;
  std::string unit;
  bool power = false;  // has a word for a power of ten
};

bool is_ordinal_ending(std::string_view folded) {
  static constexpr std::array endings = {"st",  "nd", "rd", "th",  "er", "re", "e",   "eme", "ieme",
                                         "nde", "s",  "de", "ste", "o",  "a",  "ere", "os",  "as",
                                         "й",   "я",  "го", "му",  "е",  "м",  "х"};
  return std::find(endings.begin(), endings.end(), folded) != endings.end();
}

class NumberFinder {
 public:
  NumberFinder(const AnnotationInput& input, std::vector<Anchor>& anchors)
      : text_(input.document.text),
        segment_(input.document.segments[input.segment].range),
        words_(input.context.segment_words(input.segment)),
        words_in_{text_, segment_, input.context, words_},
        data_(number_words(segment_language(input.document, input.segment))),
        taken_(anchors),
        anchors_(anchors) {}

  void find() {
    std::vector<Anchor> found;
    for (std::size_t i = 0; i < words_.size();) {
      std::optional<Reading> reading = taken_.overlaps(words_[i].range) ? std::nullopt : read(i);
      if (!reading || taken_.overlaps(reading->range)) {
        ++i;
        continue;
      }
      read_unit_before(*reading, found.empty() ? 0 : found.back().range.end);
      found.push_back(make_anchor(*reading));
      i = std::max(reading->next, i + 1);
    }
    anchors_.insert(anchors_.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
  }

 private:
  const std::string& folded(std::size_t i) const { return words_in_.folded(i); }

  std::string_view gap(std::size_t from, std::size_t i) const { return words_in_.gap(from, i); }

  std::size_t word_at(std::size_t byte) const { return words_in_.word_at(byte); }

  std::optional<Reading> read(std::size_t i) const {
    std::size_t at = words_[i].range.begin;
    if (is_digit(next_code_point(text_, at))) return read_digit_number(i);
    if (words_[i].shape == WordShape::upper || words_[i].shape == WordShape::capital) {
      if (auto roman = read_roman(i)) return roman;
    }
    return read_words(i);
  }

  // "GPT-4", "H100" and "Covid-19" are names.
  bool is_part_of_name(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view between = gap(words_[i - 1].range.end, i);
    const WordShape shape = words_[i - 1].shape;
    return (between == "-" || between == "‑" || between.empty()) &&
           (shape == WordShape::upper || shape == WordShape::capital || shape == WordShape::mixed);
  }

  std::optional<Reading> read_digit_number(std::size_t i) const {
    if (is_part_of_name(i)) return std::nullopt;
    const DigitNumber digits = read_digits(text_, words_[i].range.begin, segment_.end, data_);
    Reading reading;
    reading.range = {words_[i].range.begin, digits.end};
    reading.value = digits.value;
    reading.literal = digits.literal;
    complete_year(i, reading);
    if (!read_attached(reading)) return std::nullopt;
    reading.next = word_at(reading.range.end);
    if (reading.unit.empty()) read_powers(reading);
    const Reading bare = reading;
    if (reading.unit.empty()) read_unit(reading);
    return is_year(bare.value) && reading.unit == "year" ? bare : reading;  // "2017 года"
  }

  // "1950-53": the second year has the first one's century.
  void complete_year(std::size_t i, Reading& reading) const {
    if (i == 0 || reading.range.size() != 2) return;
    const std::string_view between = gap(words_[i - 1].range.end, i);
    const std::string_view before = slice(text_, words_[i - 1].range);
    if ((between != "-" && between != "–") || before.size() != 4) return;
    if (before.find_first_not_of("0123456789") != std::string_view::npos) return;
    const Decimal first =
        normalized({static_cast<std::uint64_t>(std::stoi(std::string(before))), 0});
    const Decimal whole =
        sum(reading.value, {static_cast<std::uint64_t>(std::stoi(std::string(before))) / 100, 2});
    if (less(first, whole) && is_year(whole)) reading.value = whole;
  }

  static bool is_year(Decimal value) {
    return value.exponent >= 0 && !less(value, {1, 3}) && less(value, {22, 2});
  }

  // Letters right behind the digits: "17th", "200K", "10km", "2000万". False where they make the
  // whole something else ("5G", "3D").
  bool read_attached(Reading& reading) const {
    const std::size_t begin = reading.range.end;
    std::size_t end = begin;
    while (end < segment_.end) {
      std::size_t next = end;
      if (!is_letter(next_code_point(text_, next))) break;
      end = next;
      if (end - begin > longest_ending) break;
    }
    if (end == begin) return true;
    const std::string_view letters = slice(text_, {begin, end});
    std::size_t first = begin;
    const char32_t c = next_code_point(text_, first);
    if (!u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED)) {
      read_caseless(reading, {begin, end}, first);
      return true;
    }
    const std::string ending = fold(letters);
    const std::string* unit = data_.units.find(ending);
    if (const int power = power_of(data_, letters)) {
      apply_power(reading, power, end);
    } else if (unit != nullptr) {
      reading.unit = *unit;
    } else if (!is_ordinal_ending(ending)) {
      return false;
    }
    reading.range.end = end;
    return true;
  }

  // Scripts without capitals mostly write no spaces either: where `letters` as a whole mean
  // nothing, the first one (which ends at `first`) may.
  void read_caseless(Reading& reading, ByteRange letters, std::size_t first) const {
    for (const std::size_t end : {letters.end, first}) {
      std::size_t at = letters.begin;
      if (end == first && !is_ideograph(next_code_point(text_, at))) break;
      const std::string_view word = slice(text_, {letters.begin, end});
      if (const int power = power_of(data_, word)) {
        apply_power(reading, power, end);
        return read_smaller_part(reading);
      }
      if (const std::string* unit = data_.units.find(word)) {
        reading.unit = *unit;
        reading.range.end = end;
        return;
      }
    }
  }

  // "1億2000万" is one number.
  void read_smaller_part(Reading& reading) const {
    std::size_t at = reading.range.end;
    if (at >= segment_.end || !is_digit(next_code_point(text_, at))) return;
    const DigitNumber digits = read_digits(text_, reading.range.end, segment_.end, data_);
    Reading tail;
    tail.range = {reading.range.end, digits.end};
    tail.value = digits.value;
    if (!digits.literal.empty() || !read_attached(tail) || !less(tail.value, reading.value)) return;
    reading.value = sum(reading.value, tail.value);
    reading.range.end = tail.range.end;
    reading.unit = tail.unit;
  }

  static void apply_power(Reading& reading, int power, std::size_t end) {
    reading.value = shifted(reading.value, power);
    reading.range.end = end;
    reading.power = true;
  }

  // "million", also several: "3 mil millones". A single letter must have a currency behind it.
  void read_powers(Reading& reading) const {
    for (int most = 3; most > 0 && reading.next < words_.size(); --most) {
      ByteRange word = words_[reading.next].range;
      if (!is_joint(gap(reading.range.end, reading.next))) return;
      int power = power_of(data_, slice(text_, word));
      std::size_t first = word.begin;
      if (power == 0 && is_ideograph(next_code_point(text_, first))) {  // "160 万人"
        word.end = first;
        power = power_of(data_, slice(text_, word));
      }
      if (power == 0 || (word.size() == 1 && !sign_after(words_in_, word.end))) return;
      apply_power(reading, power, word.end);
      ++reading.next;
    }
  }

  void read_unit(Reading& reading) const {
    const auto unit = unit_after(words_in_, data_, reading.range.end, reading.next, reading.power);
    if (!unit) return;
    reading.unit = unit->unit;
    reading.range.end = unit->range.end;
    reading.next = word_at(unit->range.end);
  }

  // A sign behind the number before (which ends at `least`) is that number's own.
  void read_unit_before(Reading& reading, std::size_t least) const {
    if (!reading.unit.empty()) return;
    const auto unit = unit_before(words_in_, data_, reading.range.begin);
    if (!unit || unit->range.begin < least) return;
    reading.unit = unit->unit;
    reading.range.begin = unit->range.begin;
  }

  std::optional<Reading> read_words(std::size_t i) const {
    Reading reading;
    reading.range = words_[i].range;
    if (const auto head = read_spelled(words_in_, data_, i)) {
      reading.value = normalized({static_cast<std::uint64_t>(head->value), 0});
      reading.next = head->next;
    } else if (data_.ones.contains(folded(i))) {
      reading.value = {1, 0};
      reading.next = i + 1;
    } else {
      return std::nullopt;
    }
    reading.range.end = words_[reading.next - 1].range.end;
    read_powers(reading);
    if (reading.value == Decimal{1, 0}) return std::nullopt;
    read_rest(reading);
    read_unit(reading);
    return reading;
  }

  // "two thousand three hundred", "mille neuf cents".
  void read_rest(Reading& reading) const {
    if (reading.next >= words_.size() || less(reading.value, {1, 3})) return;
    if (!is_joint(gap(reading.range.end, reading.next))) return;
    const auto rest = read_spelled(words_in_, data_, reading.next);
    if (!rest) return;
    Reading tail;
    tail.value = normalized({static_cast<std::uint64_t>(rest->value), 0});
    tail.next = rest->next;
    tail.range = {words_[reading.next].range.begin, words_[rest->next - 1].range.end};
    read_powers(tail);
    if (!less(tail.value, reading.value)) return;
    reading.value = sum(reading.value, tail.value);
    reading.range.end = tail.range.end;
    reading.next = tail.next;
  }

  // "XVIIe", and "XVII" unless it belongs to a name ("Louis XIV").
  std::optional<Reading> read_roman(std::size_t i) const {
    const std::string_view word = slice(text_, words_[i].range);
    const std::size_t letters = std::min(word.find_first_not_of("IVX"), word.size());
    const int value = roman_value(word.substr(0, letters));
    const std::string ending = fold(word.substr(letters));
    if (value == 0 || (!ending.empty() && !is_ordinal_ending(ending))) return std::nullopt;
    if (ending.empty() && (letters < 2 || (i > 0 && words_[i - 1].shape != WordShape::lower))) {
      return std::nullopt;
    }
    if (!ending.empty() && letters < 2 && ending.size() < 2 && ending != "e") return std::nullopt;
    Reading reading;
    reading.range = words_[i].range;
    reading.value = normalized({static_cast<std::uint64_t>(value), 0});
    reading.next = i + 1;
    return reading;
  }

  static double weight_of(const Reading& reading) {
    if (!reading.literal.empty()) return 0.9;
    const bool unit = !reading.unit.empty();
    const bool whole = reading.value.exponent >= 0;
    if (whole && less(reading.value, {13, 0})) return unit ? 0.45 : 0.15;
    if (whole && less(reading.value, {32, 0})) return unit ? 0.6 : 0.35;
    if (whole && less(reading.value, {101, 0})) return unit ? 0.7 : 0.5;
    const bool year = whole && less({1899, 0}, reading.value) && less(reading.value, {2101, 0});
    if (year && !unit) return 0.5;
    const std::size_t digits = std::to_string(reading.value.mantissa).size();
    const double telling = digits >= 3                                 ? 0.9
                           : digits == 2 || reading.value.exponent > 3 ? 0.8
                                                                       : 0.6;
    return std::min(1.0, telling + (unit ? 0.1 : 0.0));
  }

  static Anchor make_anchor(const Reading& reading) {
    std::string key = reading.literal.empty() ? to_string(reading.value) : reading.literal;
    if (!reading.unit.empty()) key += " " + reading.unit;
    return {AnchorKind::number, reading.range, std::move(key), weight_of(reading)};
  }

  std::string_view text_;
  ByteRange segment_;
  std::span<const Word> words_;
  NumberText words_in_;
  const NumberWords& data_;
  TakenRanges taken_;
  std::vector<Anchor>& anchors_;
};

}  // namespace

void extract_numbers(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  NumberFinder(input, anchors).find();
}

double compare_numbers(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  const std::string_view one = a.key;
  const std::string_view other = b.key;
  const std::size_t end = std::min(one.find(' '), one.size());
  const std::size_t other_end = std::min(other.find(' '), other.size());
  if (one.substr(0, end) != other.substr(0, other_end)) return 0.0;
  const bool both = end < one.size() && other_end < other.size();
  return both ? 0.0 : 0.8;
}

}  // namespace calque
