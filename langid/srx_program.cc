#include "langid/srx_program.h"

#include <new>
#include <span>

#include "langid/srx_expression.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_joined = 64;     // exceptions in one expression
constexpr std::size_t longest_quoted = 60;  // code points of an expression in a message

std::string shorten(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < longest_quoted && at < text.size(); ++i) next_code_point(text, at);
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

[[noreturn]] void fail(const std::string& file, const NamedSrxRule& rule) {
  for (const std::string* expression : {&rule.rule->before, &rule.rule->after}) {
    // Where Java and ICU part, the expression as written may say less than what was made of it.
    auto fault = fault_in(*expression);
    if (!fault_in(read_expression(*expression).plain)) fault.reset();
    if (fault) {
      throw InputError({file, rule.rule->line},
                       {"rule {0} of \"{1}\" is no regular expression: character {2} of {3}",
                        {std::to_string(rule.number), std::string(rule.set), std::to_string(*fault),
                         shorten(*expression)}},
                       "correct it, or take the rule out");
    }
  }
  throw InputError({file, rule.rule->line},
                   {"rule {0} of \"{1}\" cannot be used: {2}",
                    {std::to_string(rule.number), std::string(rule.set),
                     shorten(rule.rule->before.empty() ? rule.rule->after : rule.rule->before)}},
                   "correct it, or take the rule out");
}

std::unique_ptr<icu::RegexPattern> try_compile(const std::string& expression) {
  UErrorCode status = U_ZERO_ERROR;
  auto pattern = compile(expression, status);
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return pattern;
}

// An exception's two sides; only whether they match at a place matters, not how far.
struct Sides {
  explicit Sides(const SrxRule& rule)
      : before(read_expression(without_leading_rest(rule.before))),
        after(read_expression(without_trailing_rest(rule.after))) {}
  bool whole() const { return before.whole && after.whole; }
  bool references() const { return before.references || after.references; }

  SrxExpression before;
  SrxExpression after;
};

// Matches at a place that has `before` before it and `after` behind it. The side that is the more
// telling is asked first: white space stands behind nearly every place that a break rule proposes.
std::string at_place(const std::string& before, const std::string& after) {
  const std::string ahead = after.empty() ? "" : "(?=" + after + ")";
  const std::string behind = before.empty() ? "" : "(?<=" + before + ")";
  return after.starts_with("\\s") ? behind + ahead : ahead + behind;
}

// Matches what stands before such a place.
std::string up_to_place(const std::string& before, const std::string& after) {
  return after.empty() ? "(?:" + before + ")" : "(?:" + before + ")(?=" + after + ")";
}

// Looking back within an expression needs a limit.
std::unique_ptr<icu::RegexPattern> compile_either(const std::string& before,
                                                  const SrxExpression& expression,
                                                  const std::string& behind) {
  auto pattern = try_compile(before + expression.plain + behind);
  return pattern ? std::move(pattern) : try_compile(before + expression.bounded + behind);
}

std::unique_ptr<icu::RegexPattern> compile_scan(const SrxExpression& before,
                                                const SrxExpression& after) {
  if (!before.whole || !after.whole) return nullptr;
  auto pattern = try_compile(up_to_place(before.plain, after.plain));
  return pattern ? std::move(pattern) : try_compile(up_to_place(before.bounded, after.bounded));
}

}  // namespace

SrxProgram::SrxProgram(const SrxDocument& document, const std::vector<std::size_t>& sets)
    : file_(document.file) {
  std::vector<NamedSrxRule> exceptions;
  for (const std::size_t index : sets) {
    const SrxLanguageRules& set = document.rules[index];
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
      const SrxRule& rule = set.rules[i];
      if (rule.before.empty() && rule.after.empty()) continue;  // says nothing of any place
      const NamedSrxRule named{&rule, set.name, i + 1};
      if (!rule.breaks) {
        exceptions.push_back(named);
      } else {
        add_exceptions(std::move(exceptions));
        exceptions.clear();
        add_break(named);
      }
    }
  }
  add_exceptions(std::move(exceptions));
}

void SrxProgram::add_exceptions(std::vector<NamedSrxRule> rules) {
  for (std::size_t begin = 0; begin < rules.size(); begin += most_joined) {
    const auto part = std::span(rules).subspan(begin, std::min(most_joined, rules.size() - begin));
    std::string joined;
    std::vector<NamedSrxRule> alone;
    SrxExceptions together;
    for (const NamedSrxRule& rule : part) {
      const Sides sides(*rule.rule);
      const bool limited = sides.before.plain == sides.before.bounded;
      if (!sides.whole() || sides.references() || !limited) {
        alone.push_back(rule);
        continue;
      }
      // Both may be empty: ".*" matches anywhere.
      joined += (joined.empty() ? "(?:" : "|(?:") + at_place(sides.before.plain, sides.after.plain);
      joined += ')';
      together.rules.push_back(rule);
    }
    if (!joined.empty()) together.at_place = try_compile(joined);
    if (together.at_place) {
      exceptions_.push_back(std::move(together));
    } else {
      alone.assign(part.begin(), part.end());
    }
    for (const NamedSrxRule& rule : alone) add_exception(rule);
  }
}

void SrxProgram::add_exception(const NamedSrxRule& rule) {
  const Sides sides(*rule.rule);
  SrxExceptions made;
  made.rules = {rule};
  if (sides.whole() && !sides.references() && !sides.before.anchored) {
    made.window = {compile_either("(?:", sides.before, ")\\z"),
                   compile_either("(?:", sides.after, ")")};
  }
  if (!made.window.before || !made.window.after) {
    made.window = {};
    if (sides.whole()) {
      made.at_place = try_compile(at_place(sides.before.bounded, sides.after.plain));
      if (!made.at_place)
        made.at_place = try_compile(at_place(sides.before.bounded, sides.after.bounded));
    }
    if (!made.at_place) made.scan = {compile_scan(sides.before, sides.after), rule};
    if (!made.at_place && !made.scan.pattern) fail(file_, rule);
  }
  exceptions_.push_back(std::move(made));
}

void SrxProgram::add_break(const NamedSrxRule& rule) {
  auto pattern =
      compile_scan(read_expression(rule.rule->before), read_expression(rule.rule->after));
  if (!pattern) fail(file_, rule);
  breaks_.push_back({{std::move(pattern), rule}, exceptions_.size()});
}

}  // namespace calque
