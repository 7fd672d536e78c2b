// Placeholders of programs' messages: what a program puts something else for. One file a grammar,
// all behind one interface.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

enum class Grammar { printf, python_named, brace, icu, mustache, shell, qt };

struct Placeholder {
  Grammar grammar = Grammar::printf;
  ByteRange range;  // as it stands in the text
  // What must be the same in the translation, in a form of the grammar's own: "%d", "%(name)s",
  // "{name}". Without width, flags and layout, which the translator may change.
  std::string key;
  int argument = 0;       // printf: the number that is written ("%2$s"), from 1; 0 without one
  bool ordered = false;   // takes the next argument, so that its place among the others matters
  bool optional = false;  // within an arm of a plural: may be there more than once, or not at all
};

// An arm of an ICU plural, select or selectordinal.
struct IcuArm {
  std::string argument;  // whose value chooses
  std::string type;      // "plural"
  std::string selector;  // "other", "=1"
  ByteRange range;       // between the braces
};

// What a grammar found in a text.
struct PlaceholderScan {
  std::vector<Placeholder> found;  // by their beginnings
  std::vector<IcuArm> arms;
  std::vector<ByteRange> broken;  // opened in a way that only a placeholder is, and not closed
};

// A grammar reads what begins at `at`, where one of its `leads` stands. Strict: the text is known
// to be of this grammar; otherwise it takes nothing that may as well be prose ("100 % des").
// Returns where to go on, or `at` when nothing of it begins here. Linear in what it passes over,
// but for ICU's arms, which are read once a level, 16 levels at most. Thread-safe.
struct PlaceholderGrammar {
  Grammar grammar;
  char lead;
  std::size_t (*read)(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);
};

std::size_t read_printf(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);
std::size_t read_python_named(std::string_view text, std::size_t at, bool strict,
                              PlaceholderScan& scan);
std::size_t read_brace(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);
std::size_t read_icu(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);
std::size_t read_mustache(std::string_view text, std::size_t at, bool strict,
                          PlaceholderScan& scan);
std::size_t read_shell(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);
std::size_t read_qt(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan);

// The grammars that a unit's flags name ("c-format", "python-brace-format"), in the order in which
// they are tried; empty when they name none. `refused`: those that "no-c-format" and the like rule
// out are taken out of the automatic choice.
struct GrammarChoice {
  std::vector<PlaceholderGrammar> grammars;
  bool strict = false;
};
GrammarChoice choose_grammars(std::span<const std::string> flags);

// All placeholders of a text, by their beginnings; the first grammar that takes a place has it.
PlaceholderScan find_placeholders(std::string_view text, const GrammarChoice& choice);

// Whether any grammar could find something: most texts have none of the characters.
bool may_have_placeholders(std::string_view text);

}  // namespace calque
