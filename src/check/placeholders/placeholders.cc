// placeholders: what a program fills in must be there in the translation, and nothing else.
#include <algorithm>
#include <array>

#include "check/checks.h"
#include "check/placeholders/accelerators.h"
#include "check/placeholders/icu_arms.h"
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 15> aliases = {{{"pofilter", "printf"},
                                                 {"pofilter", "pythonbraceformat"},
                                                 {"pofilter", "variables"},
                                                 {"pofilter", "accelerators"},
                                                 {"checkmate", "MISSING_PATTERN"},
                                                 {"checkmate", "UNEXPECTED_PATTERN"},
                                                 {"checkmate", "SUSPECT_PATTERN"},
                                                 {"weblate", "placeholders"},
                                                 {"weblate", "c_format"},
                                                 {"weblate", "python_format"},
                                                 {"weblate", "python_brace_format"},
                                                 {"weblate", "qt_format"},
                                                 {"weblate", "icu_message_format"},
                                                 {"weblate", "es_format"},
                                                 {"weblate", "percent_placeholders"}}};

bool is_numbered(const PlaceholderScan& scan) {
  return std::any_of(scan.found.begin(), scan.found.end(),
                     [](const Placeholder& each) { return each.argument > 0; });
}

// "%s of %s" and "%2$s: %1$s" take the same arguments: all get their numbers.
void number_arguments(PlaceholderScan& scan) {
  int next = 1;
  for (Placeholder& each : scan.found) {
    if (each.grammar != Grammar::printf || (!each.ordered && each.argument == 0)) continue;
    if (each.argument == 0) each.argument = next++;
    each.ordered = false;
    each.key = '%' + std::to_string(each.argument) + '$' + each.key.substr(each.key[0] == '%');
  }
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// "%50 si" of Turkish against "50% if".
bool is_percentage(std::string_view raw, std::string_view other) {
  std::size_t end = 1;
  while (is_ascii_digit(byte_at(raw, end))) ++end;
  return raw[0] == '%' && end > 1 && byte_at(raw, end) != '$' &&
         other.find(raw.substr(1, end - 1)) != std::string_view::npos;
}

class Comparison {
 public:
  Comparison(const CheckedUnit& unit, FindingSink& sink)
      : unit_(unit), sink_(sink), choice_(choose_grammars(unit.unit.flags)) {}

  void run() {
    source_ = find_placeholders(unit_.source.text, choice_);
    target_ = find_placeholders(unit_.target.text, choice_);
    report_broken();
    if (is_numbered(source_) || is_numbered(target_)) {
      number_arguments(source_);
      number_arguments(target_);
    }
    missing_ = unmatched(source_, unit_.source.text, target_, unit_.target.text);
    extra_ = unmatched(target_, unit_.target.text, source_, unit_.source.text);
    std::erase_if(extra_, [&](const Placeholder* each) { return is_of_plural(*each); });
    const bool same = missing_.empty() && extra_.empty();
    report_changed();
    for (const Placeholder* each : without_stars(missing_)) report_missing(*each);
    for (const Placeholder* each : without_stars(extra_)) report_extra(*each);
    if (same) check_order();
    compare_icu_arms(unit_, source_, target_, sink_);
  }

 private:
  std::string raw(const Placeholder& each, const CheckedText& side) const {
    return std::string(slice(side.text, each.range));
  }

  // Those of `scan` that the other side has not. What is taken by its name or number may be
  // repeated.
  std::vector<const Placeholder*> unmatched(const PlaceholderScan& scan, std::string_view text,
                                            const PlaceholderScan& other,
                                            std::string_view other_text) const {
    std::vector<bool> used(other.found.size(), false);
    std::vector<const Placeholder*> left;
    for (const Placeholder& each : scan.found) {
      bool known = false;
      for (std::size_t i = 0; i < used.size() && !known; ++i) {
        if (other.found[i].key != each.key || (each.ordered && used[i])) continue;
        used[i] = known = true;
      }
      const std::string_view raw = slice(text, each.range);
      // Where the grammar is a guess, what stands there in the same way is the same.
      const bool literal = !choice_.strict && (count_of(other_text, raw) >= count_of(text, raw) ||
                                               is_percentage(raw, other_text));
      if (!known && !literal) left.push_back(&each);
    }
    return left;
  }

  // Of "%.*s" both arguments are missing, which is one thing.
  static std::vector<const Placeholder*> without_stars(std::vector<const Placeholder*> all) {
    const auto last = std::unique(all.begin(), all.end(), [](const auto* a, const auto* b) {
      return a->range.begin == b->range.begin;
    });
    all.erase(last, all.end());
    return all;
  }

  bool is_of_plural(const Placeholder& each) const {
    if (!unit_.unit.plural) return false;
    for (const std::string* form : {&unit_.unit.plural->singular, &unit_.unit.plural->plural}) {
      for (const Placeholder& other : find_placeholders(*form, choice_).found) {
        if (other.key == each.key || "%1$" + other.key.substr(1) == each.key) return true;
      }
    }
    return false;
  }

  void report_broken() {
    if (!source_.broken.empty()) return;
    for (const ByteRange& range : target_.broken) {
      sink_.add(Severity::error, {}, range,
                Message("{0} begins a placeholder that does not end",
                        {std::string(slice(unit_.target.text, range))}));
    }
  }

  // One that is missing and one too many of the same argument are one that was changed.
  void report_changed() {
    for (auto missing = missing_.begin(); missing != missing_.end();) {
      const auto extra = std::find_if(extra_.begin(), extra_.end(), [&](const Placeholder* each) {
        return each->grammar == (*missing)->grammar &&
               (each->argument > 0 ? each->argument == (*missing)->argument
                                   : missing_.size() == 1 && extra_.size() == 1);
      });
      if (extra == extra_.end()) {
        ++missing;
        continue;
      }
      const std::string wanted = raw(**missing, unit_.source);
      sink_
          .add(Severity::error, (*missing)->range, (*extra)->range,
               Message("the placeholder {0} has become {1}", {wanted, raw(**extra, unit_.target)}))
          .suggestion = wanted;
      extra_.erase(extra);
      missing = missing_.erase(missing);
    }
  }

  // The form for one thing, or for two, may say the number in words.
  bool may_leave_number_out(const Placeholder& each) const {
    const bool number = each.key.find_first_of("du") != std::string::npos;
    if (!unit_.unit.plural || (!number && source_.found.size() > 1)) return false;
    const std::string_view lang = language_of(unit_.target.lang);
    return unit_.unit.plural->index == 0 ||
           (unit_.unit.plural->index < 3 && is_one_of(lang, {"ar", "he", "cy", "ga", "gd", "sl"}));
  }

  void report_missing(const Placeholder& each) {
    const bool allowed = may_leave_number_out(each);
    sink_
        .add(allowed ? Severity::info : Severity::error, each.range, {},
             Message("the placeholder {0} is missing", {raw(each, unit_.source)}))
        .confidence = choice_.strict ? 1.0 : 0.9;
  }

  void report_extra(const Placeholder& each) {
    sink_
        .add(Severity::error, {}, each.range,
             Message("the source has no placeholder {0}", {raw(each, unit_.target)}))
        .confidence = choice_.strict ? 1.0 : 0.9;
  }

  // Conversions without numbers take the arguments in their order.
  void check_order() {
    std::vector<const Placeholder*> ordered;
    for (const Placeholder& each : source_.found) {
      if (each.ordered) ordered.push_back(&each);
    }
    const auto in_target = std::count_if(target_.found.begin(), target_.found.end(),
                                         [](const Placeholder& each) { return each.ordered; });
    if (static_cast<std::size_t>(in_target) != ordered.size()) return;  // some were not known
    std::size_t next = 0;
    for (const Placeholder& each : target_.found) {
      if (!each.ordered) continue;
      const Placeholder& wanted = *ordered[next++];
      if (wanted.key == each.key) continue;
      sink_.add(Severity::error, wanted.range, each.range,
                Message("the placeholders are in another order: {0} stands where {1} must",
                        {raw(each, unit_.target), raw(wanted, unit_.source)}));
      return;
    }
  }

  const CheckedUnit& unit_;
  FindingSink& sink_;
  GrammarChoice choice_;
  PlaceholderScan source_;
  PlaceholderScan target_;
  std::vector<const Placeholder*> missing_;
  std::vector<const Placeholder*> extra_;
};

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (may_have_placeholders(unit.source.text) || may_have_placeholders(unit.target.text)) {
    Comparison(unit, sink).run();
  }
  if (unit.source.text.find_first_of("&_") != std::string_view::npos) {
    check_accelerators(unit, sink);
  }
}

}  // namespace

const UnitCheck placeholders_check = {
    "placeholders", "placeholders that are missing, too many or broken", aliases, run};

}  // namespace calque
