// Chooses grammars and finds what they have in a text.
#include <algorithm>
#include <array>

#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr PlaceholderGrammar printf_grammar = {Grammar::printf, '%', read_printf};
constexpr PlaceholderGrammar python_grammar = {Grammar::python_named, '%', read_python_named};
constexpr PlaceholderGrammar brace_grammar = {Grammar::brace, '{', read_brace};
constexpr PlaceholderGrammar icu_grammar = {Grammar::icu, '{', read_icu};
constexpr PlaceholderGrammar mustache_grammar = {Grammar::mustache, '{', read_mustache};
constexpr PlaceholderGrammar shell_grammar = {Grammar::shell, '$', read_shell};
constexpr PlaceholderGrammar qt_grammar = {Grammar::qt, '%', read_qt};

struct FlagGrammars {
  std::string_view flag;
  std::array<const PlaceholderGrammar*, 2> grammars;
};

// gettext's names, and those of other tools.
constexpr std::array<FlagGrammars, 24> flag_grammars = {{
    {"c-format", {&printf_grammar, nullptr}},
    {"objc-format", {&printf_grammar, nullptr}},
    {"php-format", {&printf_grammar, nullptr}},
    {"perl-format", {&printf_grammar, nullptr}},
    {"lua-format", {&printf_grammar, nullptr}},
    {"go-format", {&printf_grammar, nullptr}},
    {"ruby-format", {&python_grammar, &printf_grammar}},
    {"awk-format", {&printf_grammar, nullptr}},
    {"javascript-format", {&printf_grammar, nullptr}},
    {"java-printf-format", {&printf_grammar, nullptr}},
    {"object-pascal-format", {&printf_grammar, nullptr}},
    {"python-format", {&python_grammar, &printf_grammar}},
    {"python-brace-format", {&brace_grammar, nullptr}},
    {"perl-brace-format", {&brace_grammar, nullptr}},
    {"csharp-format", {&brace_grammar, nullptr}},
    {"c++-format", {&brace_grammar, nullptr}},
    {"rust-format", {&brace_grammar, nullptr}},
    {"java-format", {&icu_grammar, nullptr}},
    {"icu-message-format", {&icu_grammar, nullptr}},
    {"qt-format", {&qt_grammar, nullptr}},
    {"qt-plural-format", {&qt_grammar, nullptr}},
    {"kde-format", {&qt_grammar, nullptr}},
    {"sh-format", {&shell_grammar, nullptr}},
    {"vue-format", {&mustache_grammar, &brace_grammar}},
}};

// Where more than one could read a place, the longer form comes first.
constexpr std::array automatic = {python_grammar, printf_grammar, qt_grammar,   mustache_grammar,
                                  icu_grammar,    brace_grammar,  shell_grammar};

}  // namespace

GrammarChoice choose_grammars(std::span<const std::string> flags) {
  GrammarChoice choice;
  bool no_printf = false;
  for (const std::string& flag : flags) {
    no_printf = no_printf || flag == "no-c-format" || flag == "no-python-format";
    for (const FlagGrammars& entry : flag_grammars) {
      if (entry.flag != flag) continue;
      for (const PlaceholderGrammar* grammar : entry.grammars) {
        if (grammar != nullptr) choice.grammars.push_back(*grammar);
      }
    }
  }
  choice.strict = !choice.grammars.empty();
  if (choice.strict) return choice;
  for (const PlaceholderGrammar& grammar : automatic) {
    if (no_printf && grammar.lead == '%') continue;
    choice.grammars.push_back(grammar);
  }
  return choice;
}

bool may_have_placeholders(std::string_view text) {
  return text.find_first_of("%{$") != std::string_view::npos;
}

PlaceholderScan find_placeholders(std::string_view text, const GrammarChoice& choice) {
  PlaceholderScan scan;
  for (std::size_t at = text.find_first_of("%{$"); at < text.size();
       at = text.find_first_of("%{$", at)) {
    // "${name}" is the shell's, whatever else reads braces.
    std::size_t end = at;
    for (const PlaceholderGrammar& grammar : choice.grammars) {
      if (grammar.lead != text[at]) continue;
      end = grammar.read(text, at, choice.strict, scan);
      if (end > at) break;
    }
    at = std::max(end, at + 1);
  }
  std::stable_sort(
      scan.found.begin(), scan.found.end(),
      [](const Placeholder& a, const Placeholder& b) { return a.range.begin < b.range.begin; });
  return scan;
}

}  // namespace calque
