// numbers: one that the other side does not have, compared by value.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 4> aliases = {{{"pofilter", "numbers"},
                                                {"checkmate", "SUSPECT_NUMBER"},
                                                {"checkmate", "SUSPECT_DATE_TIME"},
                                                {"xbench", "number mismatch"}}};

struct Number {
  const Anchor* anchor;
  bool digits;  // written with digits
};

bool has_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(next_code_point(text, at))) return true;
  }
  return false;
}

std::vector<Number> numbers_of(const CheckedText& text) {
  std::vector<Number> numbers;
  for (const Anchor& anchor : text.anchors) {
    if (anchor.kind == AnchorKind::number || anchor.kind == AnchorKind::date)
      numbers.push_back({&anchor, has_digit(slice(text.text, anchor.range))});
  }
  return numbers;
}

std::string_view value_of(const Number& number) {
  const std::string_view key = number.anchor->key;
  return key.substr(0, key.find(' '));
}

// The runs of digits of a text, and what they are joined over separators: "1,500" is "1", "500" and
// "1500". What one side reads as a number and the other as a date is found so.
struct DigitRuns {
  std::vector<std::string> single;
  std::vector<std::string> joined;  // over separators of thousands
};

DigitRuns digit_runs(std::string_view text) {
  constexpr std::size_t widest_separator = 3;  // bytes: a thin space
  constexpr std::size_t group = 3;             // digits
  DigitRuns runs;
  std::string joined;
  bool grouped = true;  // no separator of `joined` may be a decimal one
  std::size_t end = 0;  // of the last run
  const auto close = [&] {
    if (!joined.empty() && grouped) runs.joined.push_back(joined);
    joined.clear();
    grouped = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::string run;
    std::size_t next = at;
    while (next < text.size() && is_digit(next_code_point(text, next))) {
      run += static_cast<char>('0' + digit_value(next_code_point(text, at)));
      at = next;
    }
    if (run.empty()) {
      next_code_point(text, at);
      continue;
    }
    if (!joined.empty() && begin > end + widest_separator) close();
    if (!joined.empty()) grouped = grouped && run.size() == group;
    joined += run;
    runs.single.push_back(std::move(run));
    end = at;
  }
  close();
  return runs;
}

bool holds(const std::vector<std::string>& runs, const std::string& run) {
  return std::find(runs.begin(), runs.end(), run) != runs.end();
}

// Of a time ("T17:30") 17.3.
std::optional<double> number_of(std::string_view key) {
  std::string value(key);
  if (value.starts_with('T')) {
    value.erase(0, 1);
    std::replace(value.begin(), value.end(), ':', '.');
  }
  double number = 0.0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return std::nullopt;
  return number;
}

bool is_about(double a, double b) { return std::abs(a - b) <= 0.01 * std::max(a, b); }

// One measure told in another: miles in kilometres, pounds in kilograms, Fahrenheit in Celsius.
bool is_converted(double a, double b) {
  static constexpr std::array factors = {1.609344, 0.45359, 0.3048, 2.54, 3.7854, 28.3495, 0.40469};
  const bool factor = std::any_of(factors.begin(), factors.end(), [&](double each) {
    return is_about(a * each, b) || is_about(b * each, a);
  });
  const auto fahrenheit = [](double celsius) { return celsius * 1.8 + 32.0; };
  return factor || std::abs(fahrenheit(a) - b) < 1.0 || std::abs(fahrenheit(b) - a) < 1.0;
}

// "1930s" and "los años 30".
bool is_short_year(double a, double b) {
  const double longer = std::max(a, b);
  const double shorter = std::min(a, b);
  return longer >= 1000 && longer < 2100 && shorter < 100 && std::fmod(longer, 100) == shorter;
}

// Beside a numeral of Chinese or Japanese that the reader of numbers does not join: "1億2千万".
bool has_numerals_beside(std::string_view text, ByteRange range) {
  const std::string_view before = text.substr(0, range.begin);
  const std::string_view behind = text.substr(range.end);
  static constexpr std::array<std::string_view, 7> numerals = {"百", "千", "万", "億",
                                                               "兆", "亿", "萬"};
  const std::string_view inside = slice(text, range);
  return std::any_of(numerals.begin(), numerals.end(), [&](std::string_view numeral) {
    return trim(behind).starts_with(numeral) || trim(before).ends_with(numeral) ||
           inside.find(numeral) != inside.npos;
  });
}

// Three digits and more are seldom told in words or left out, but for a hundred, a thousand and
// decades ("1930s"); of a year two digits are enough ("SS19").
bool is_telling(std::string_view text, ByteRange range, const DigitRuns& there) {
  if (has_numerals_beside(text, range) || slice(text, range).ends_with("s")) return false;
  const DigitRuns here = digit_runs(slice(text, range));
  return std::any_of(here.joined.begin(), here.joined.end(), [&](const std::string& run) {
    const bool short_year = run.size() == 4 && holds(there.single, run.substr(2));
    return run.size() >= 3 && run != "100" && run != "1000" && !short_year;
  });
}

// "5.30 pm" and "17.30": one time, however it was read.
bool is_afternoon(double a, double b) {
  const double difference = std::abs(a - b);
  return (difference < 1e-6 || std::abs(difference - 12.0) < 1e-6) && std::min(a, b) < 24;
}

class Comparison {
 public:
  Comparison(const CheckedUnit& unit, FindingSink& sink)
      : unit_(unit),
        sink_(sink),
        source_(numbers_of(unit.source)),
        target_(numbers_of(unit.target)) {}

  void run() {
    if (source_.empty() && target_.empty()) return;
    take_equal();
    if (source_.empty() && target_.empty()) return;
    source_runs_ = digit_runs(unit_.source.text);
    target_runs_ = digit_runs(unit_.target.text);
    drop_known(source_, unit_.source.text, target_runs_);
    drop_known(target_, unit_.target.text, source_runs_);
    std::erase_if(source_, [](const Number& number) { return !number.digits; });
    std::erase_if(target_, [](const Number& number) { return !number.digits; });
    report();
  }

 private:
  static bool match(const Number& a, const Number& b) {
    if (a.anchor->kind == b.anchor->kind)
      return anchor_type(a.anchor->kind).compare(*a.anchor, *b.anchor) >= 0.5;
    return false;
  }

  void take_equal() {
    // A number may be said again on one side.
    const std::vector<Number> all_source = source_;
    const std::vector<Number> all_target = target_;
    const auto in = [](const std::vector<Number>& others) {
      return [&others](const Number& number) {
        return std::any_of(others.begin(), others.end(), [&](const Number& other) {
          return match(number, other) || value_of(number) == value_of(other);
        });
      };
    };
    std::erase_if(source_, in(all_target));
    std::erase_if(target_, in(all_source));
  }

  // Those whose digits stand on the other side all the same.
  static void drop_known(std::vector<Number>& numbers, std::string_view own,
                         const DigitRuns& there) {
    std::erase_if(numbers, [&](const Number& number) {
      const DigitRuns here = digit_runs(slice(own, number.anchor->range));
      const auto known = [&](const std::string& run) {
        return holds(there.single, run) || holds(there.joined, run);
      };
      return !here.single.empty() &&
             (std::all_of(here.single.begin(), here.single.end(), known) ||
              (!here.joined.empty() && std::all_of(here.joined.begin(), here.joined.end(), known)));
    });
  }

  void report() {
    constexpr std::size_t most = 20;  // findings of a kind: who needs more of one unit?
    if (source_.size() > most) source_.erase(source_.begin() + most, source_.end());
    if (target_.size() > most) target_.erase(target_.begin() + most, target_.end());
    const std::size_t pairs = std::min(source_.size(), target_.size());
    for (std::size_t i = 0; i < pairs; ++i) report_changed(source_[i], target_[i]);
    for (std::size_t i = pairs; i < source_.size(); ++i) {
      const ByteRange range = source_[i].anchor->range;
      const bool telling = is_telling(unit_.source.text, range, target_runs_);
      sink_
          .add(telling ? Severity::warning : Severity::info, range, {},
               {"the number {0} is missing in the translation", {text(unit_.source, range)}})
          .confidence = telling ? 0.6 : 0.4;
    }
    for (std::size_t i = pairs; i < target_.size(); ++i) {
      const ByteRange range = target_[i].anchor->range;
      const bool telling = is_telling(unit_.target.text, range, source_runs_);
      sink_
          .add(telling ? Severity::warning : Severity::info, {}, range,
               {"the source has no number {0}", {text(unit_.target, range)}})
          .confidence = telling ? 0.6 : 0.4;
    }
  }

  // Whether there is a reason for the difference.
  bool is_explained(const Number& source, const Number& target) const {
    if (has_numerals_beside(unit_.source.text, source.anchor->range) ||
        has_numerals_beside(unit_.target.text, target.anchor->range))
      return true;
    const auto one = number_of(value_of(source));
    const auto other = number_of(value_of(target));
    return one && other &&
           (is_converted(*one, *other) || is_short_year(*one, *other) ||
            is_afternoon(*one, *other));
  }

  void report_changed(const Number& source, const Number& target) {
    const ByteRange from = source.anchor->range;
    const ByteRange to = target.anchor->range;
    const bool explained = is_explained(source, target);
    sink_
        .add(explained ? Severity::info : Severity::warning, from, to,
             {"the number {0} has become {1}", {text(unit_.source, from), text(unit_.target, to)}})
        .confidence = explained ? 0.3 : 0.8;
  }

  static std::string text(const CheckedText& side, ByteRange range) {
    return std::string(slice(side.text, range));
  }

  const CheckedUnit& unit_;
  FindingSink& sink_;
  std::vector<Number> source_;
  std::vector<Number> target_;
  DigitRuns source_runs_;  // of the whole texts
  DigitRuns target_runs_;
};

void run(const CheckedUnit& unit, FindingSink& sink) { Comparison(unit, sink).run(); }

}  // namespace

const UnitCheck numbers_check = {"numbers", "numbers that are missing, new or changed, by value",
                                 aliases, run};

}  // namespace calque
