// SRX rules over a text: break rules propose places, the exceptions before them are asked there.
#include <algorithm>
#include <chrono>
#include <new>
#include <optional>

#include "langid/srx_expression.h"
#include "langid/srx_program.h"
#include "text/error.h"

namespace calque {
namespace {

using Clock = std::chrono::steady_clock;

// A match longer than this is searched for further matches from its end, shorter ones from their
// second character.
constexpr std::int32_t longest_overlap = 256;

// How far back an exception with unlimited repetitions looks, in UTF-16 units.
constexpr std::int32_t window = 200;

// How much a rule may cost on a text. What counts is ICU's steps, in units of 10,000, so that the
// verdict is the same on every machine; what takes time without steps is stopped by the clock.
class Budget {
 public:
  Budget(std::int32_t units, std::size_t rules)
      : allowed_(static_cast<std::int64_t>(rules) * (200 + units / 64)),
        end_(Clock::now() + std::chrono::seconds(30) + std::chrono::microseconds(30) * units) {}

  void watch(icu::RegexMatcher& matcher) {
    UErrorCode status = U_ZERO_ERROR;
    matcher.setMatchCallback(on_steps, this, status);
    matcher.setFindProgressCallback(on_progress, this, status);
  }
  std::int64_t spent() const { return spent_; }

 private:
  bool in_time() const { return Clock::now() < end_; }
  static Budget& from(const void* context) {
    return *static_cast<Budget*>(const_cast<void*>(context));
  }
  static UBool U_CALLCONV on_steps(const void* context, std::int32_t) {
    Budget& budget = from(context);
    return ++budget.spent_ <= budget.allowed_ && budget.in_time();
  }
  static UBool U_CALLCONV on_progress(const void* context, std::int64_t) {
    Budget& budget = from(context);
    return ++budget.progress_ % 256 != 0 || budget.in_time();
  }

  std::int64_t allowed_;
  std::int64_t spent_ = 0;
  std::uint32_t progress_ = 0;
  Clock::time_point end_;
};

std::unique_ptr<icu::RegexMatcher> make_matcher(const icu::RegexPattern& pattern,
                                                const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(text, status));
  if (U_FAILURE(status) || matcher == nullptr) throw std::bad_alloc();
  return matcher;
}

[[noreturn]] void give_up(const std::string& file, const NamedSrxRule& rule) {
  throw InputError({file, rule.rule->line},
                   {"rule {0} of \"{1}\" takes too long or too much memory on this text",
                    {std::to_string(rule.number), std::string(rule.set)}},
                   "avoid repetitions of repetitions in it, or take the rule out");
}

// The places behind what a break rule matches, each perhaps more than once.
std::vector<std::int32_t> scan(const SrxScan& rule, const icu::UnicodeString& text,
                               const std::string& file) {
  std::vector<std::int32_t> places;
  const auto matcher = make_matcher(*rule.pattern, text);
  Budget budget(text.length(), 1);
  budget.watch(*matcher);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t from = 0;
  while (matcher->find(from, status)) {
    const std::int32_t begin = matcher->start(status);
    const std::int32_t end = matcher->end(status);
    places.push_back(end);
    if (begin >= text.length()) break;
    from = end - begin > longest_overlap ? end : text.moveIndex32(begin, 1);
  }
  if (U_FAILURE(status)) give_up(file, rule.rule);
  return places;
}

// Exceptions on one text.
class Exceptions {
 public:
  Exceptions(const SrxExceptions& rules, const icu::UnicodeString& text, const std::string& file)
      : rules_(rules), text_(text), file_(file), budget_(text.length(), rules.rules.size()) {}
  Exceptions(const Exceptions&) = delete;
  Exceptions& operator=(const Exceptions&) = delete;

  bool match(std::int32_t place) {
    if (rules_.scan.pattern) return scanned(place);
    UErrorCode status = U_ZERO_ERROR;
    const bool matches = rules_.at_place
                             ? matcher(matcher_, *rules_.at_place).lookingAt(place, status)
                             : matcher(after_, *rules_.window.after).lookingAt(place, status) &&
                                   ends_at(place, matcher(matcher_, *rules_.window.before), status);
    if (U_FAILURE(status)) give_up(file_, slowest(place));
    return matches;
  }

 private:
  icu::RegexMatcher& matcher(std::unique_ptr<icu::RegexMatcher>& made,
                             const icu::RegexPattern& pattern) {
    if (made == nullptr) {
      made = make_matcher(pattern, text_);
      made->useTransparentBounds(true);
      budget_.watch(*made);
    }
    return *made;
  }

  bool ends_at(std::int32_t place, icu::RegexMatcher& matcher, UErrorCode& status) const {
    const std::int32_t begin = text_.getChar32Start(std::max(0, place - window));
    matcher.region(begin, place, status);
    return matcher.find(status);
  }

  bool scanned(std::int32_t place) {
    if (!places_) {
      places_ = scan(rules_.scan, text_, file_);
      std::sort(places_->begin(), places_->end());
    }
    return std::binary_search(places_->begin(), places_->end(), place);
  }

  // The rule that costs most at `place`.
  NamedSrxRule slowest(std::int32_t place) const {
    NamedSrxRule found = rules_.rules.front();
    std::int64_t most = -1;
    for (const NamedSrxRule& rule : rules_.rules) {
      UErrorCode status = U_ZERO_ERROR;
      const auto pattern = compile("(?<=" + read_expression(rule.rule->before).bounded +
                                       ")(?=" + read_expression(rule.rule->after).plain + ")",
                                   status);
      if (!pattern) continue;
      const auto matcher = make_matcher(*pattern, text_);
      Budget budget(0, 1);
      budget.watch(*matcher);
      matcher->lookingAt(place, status);
      const std::int64_t cost = budget.spent() + (U_FAILURE(status) ? 1 << 30 : 0);
      if (cost > most) {
        most = cost;
        found = rule;
      }
    }
    return found;
  }

  const SrxExceptions& rules_;
  const icu::UnicodeString& text_;
  const std::string& file_;
  Budget budget_;
  std::unique_ptr<icu::RegexMatcher> matcher_;
  std::unique_ptr<icu::RegexMatcher> after_;
  std::optional<std::vector<std::int32_t>> places_;
};

// A place and the number of exceptions that stand before the first rule that breaks there.
struct Proposal {
  std::int32_t place = 0;
  std::size_t exceptions = 0;
  friend auto operator<=>(const Proposal&, const Proposal&) = default;
};

}  // namespace

std::vector<std::int32_t> SrxProgram::breaks(
    const icu::UnicodeString& text, const std::vector<std::int32_t>& unicode_breaks) const {
  std::vector<Proposal> proposals;
  for (const Break& rule : breaks_) {
    for (const std::int32_t place : scan(rule.scan, text, file_)) {
      proposals.push_back({place, rule.exceptions});
    }
  }
  for (const std::int32_t place : unicode_breaks) proposals.push_back({place, exceptions_.size()});
  std::sort(proposals.begin(), proposals.end());
  std::vector<std::unique_ptr<Exceptions>> exceptions;
  for (const SrxExceptions& rules : exceptions_) {
    exceptions.push_back(std::make_unique<Exceptions>(rules, text, file_));
  }
  std::vector<std::int32_t> breaks;
  std::int32_t judged = 0;  // the first rule that breaks at a place stands first
  for (const Proposal& proposal : proposals) {
    if (proposal.place <= judged || proposal.place >= text.length()) continue;
    judged = proposal.place;
    const bool excepted = std::any_of(
        exceptions.begin(), exceptions.begin() + static_cast<std::ptrdiff_t>(proposal.exceptions),
        [&](const auto& rules) { return rules->match(proposal.place); });
    if (!excepted) breaks.push_back(proposal.place);
  }
  return breaks;
}

}  // namespace calque
