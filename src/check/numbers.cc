// numbers: one that the other side does not have, compared by value.
#include <algorithm>
#include <array>
#include <charconv>
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

// The runs of digits of a text, separators between them taken out and kept: "1,500" is "1500",
// "1" and "500". What reads a number as a date, or the other way, finds it here.
void add_digit_runs(std::string_view text, std::vector<std::string>& runs) {
  std::string run;
  std::string joined;
  std::size_t end = 0;  // of the last run
  const auto close = [&] {
    if (!run.empty()) runs.push_back(std::exchange(run, {}));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_digit(c)) {
      if (run.empty() && end != 0 && end + 4 < at) joined.clear();
      run += static_cast<char>('0' + digit_value(c));
      joined += run.back();
      end = at;
      continue;
    }
    close();
    if (end != 0 && !joined.empty() && at - end > 3) {
      runs.push_back(std::exchange(joined, {}));
    }
  }
  close();
  if (!joined.empty()) runs.push_back(joined);
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
    drop_known(source_, unit_.source.text, unit_.target.text);
    drop_known(target_, unit_.target.text, unit_.source.text);
    std::erase_if(source_, [](const Number& number) { return !number.digits; });
    std::erase_if(target_, [](const Number& number) { return !number.digits; });
    report();
  }

 private:
  static bool match(const Number& a, const Number& b) {
    if (a.anchor->kind == b.anchor->kind)
      return anchor_type(a.anchor->kind).compare(*a.anchor, *b.anchor) >= 0.3;
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
                         std::string_view other) {
    if (numbers.empty()) return;
    std::vector<std::string> there;
    add_digit_runs(other, there);
    std::erase_if(numbers, [&](const Number& number) {
      std::vector<std::string> here;
      add_digit_runs(slice(own, number.anchor->range), here);
      return !here.empty() && std::all_of(here.begin(), here.end(), [&](const std::string& run) {
        return std::find(there.begin(), there.end(), run) != there.end();
      });
    });
  }

  void report() {
    const std::size_t pairs = std::min(source_.size(), target_.size());
    for (std::size_t i = 0; i < pairs; ++i) report_changed(source_[i], target_[i]);
    for (std::size_t i = pairs; i < source_.size(); ++i) {
      const ByteRange range = source_[i].anchor->range;
      sink_
          .add(Severity::info, range, {},
               {"the number {0} is missing in the translation", {text(unit_.source, range)}})
          .confidence = 0.5;
    }
    for (std::size_t i = pairs; i < target_.size(); ++i) {
      const ByteRange range = target_[i].anchor->range;
      sink_
          .add(Severity::info, {}, range,
               {"the source has no number {0}", {text(unit_.target, range)}})
          .confidence = 0.5;
    }
  }

  void report_changed(const Number& source, const Number& target) {
    const ByteRange from = source.anchor->range;
    const ByteRange to = target.anchor->range;
    sink_
        .add(Severity::warning, from, to,
             {"the number {0} has become {1}", {text(unit_.source, from), text(unit_.target, to)}})
        .confidence = 0.8;
  }

  static std::string text(const CheckedText& side, ByteRange range) {
    return std::string(slice(side.text, range));
  }

  const CheckedUnit& unit_;
  FindingSink& sink_;
  std::vector<Number> source_;
  std::vector<Number> target_;
};

void run(const CheckedUnit& unit, FindingSink& sink) { Comparison(unit, sink).run(); }

}  // namespace

const UnitCheck numbers_check = {"numbers", "numbers that are missing, new or changed, by value",
                                 aliases, run};

}  // namespace calque
