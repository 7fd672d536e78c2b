// Segmentation rules of a language: lists of words, kept as data in models/rules (see its README).
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "langid/patterns.h"

namespace calque {

// Sets of words that can be asked with a string_view.
using WordSet = std::set<std::string, std::less<>>;

struct SegmentationRules {
  // Abbreviations with their full stop, as written; forms in capitals and, for lower-case entries,
  // with a capital first letter are in the sets too.
  WordSet never;          // no sentence ends here: titles and the like
  WordSet rarely;         // ends a sentence only before a word of `starters`
  WordSet often;          // ends a sentence before any capital but the words of `after_often`
  WordSet before_number;  // no sentence ends here before a number

  WordSet starters;         // words that begin sentences much more often than names (lower case)
  WordSet after_often;      // capitalised words that go on after `often` (lower case)
  WordSet always_capital;   // words whose capital tells no sentence's beginning: "I" (as written)
  WordSet ordinal_nouns;    // what is counted: words after "3." (lower case); month names are known
  WordSet reporting;        // verbs between a quotation's ? or ! and the end (lower case)
  WordSet after_quote;      // how a sentence without spaces goes on after a closing quotation mark
  WordSet not_after_quote;  // words that begin like those but begin a sentence

  WordSet sentence_ends;     // characters that end a sentence in this language alone (";" in Greek)
  bool ordinal_dot = false;  // "3." is how an ordinal is written
  bool no_vowel_words = false;  // words without a vowel are no abbreviations: "smrt", "krv"
  bool capital_nouns = false;   // nouns are capitalised, so a capital says little
  bool own = false;             // the language has a file of its own
};

struct BoilerplatePatterns {
  PatternSet headings;  // begin a list of headlines
  PatternSet lines;     // are boilerplate by themselves
  PatternSet labels;    // the same, if short and without a full stop
  WordSet words;        // a line of these words alone is boilerplate
};

// A comment "# > Mr. Mott left. | He ran." says how the list is to cut a text.
struct RuleExample {
  std::size_t line = 0;  // in the file, from 1
  std::vector<std::string> sentences;
};

struct RuleFile {
  SegmentationRules segmentation;
  BoilerplatePatterns boilerplate;
  std::vector<RuleExample> examples;
};

// Reads a rule file. Throws InputError (file, line) for a section or flag that does not exist, and
// for an entry that could never match: an abbreviation without its full stop, a capital where all
// is compared in lower case.
RuleFile parse_rules(std::string_view content, const std::string& file);

// Rule lists by language.
struct RuleBook {
  std::map<std::string, SegmentationRules, std::less<>> segmentation;  // "root": other languages
  // Those of all languages together: a French page may end in English boilerplate.
  BoilerplatePatterns boilerplate;
};

// The lists that are compiled in; valid for the life of the program. Thread-safe.
const RuleBook& built_in_rules();

// Adds a list to those of `lang` ("lt"; "root": to those of every language). An abbreviation that
// stands in another section of what was there moves to the new one.
void add_rules(RuleBook& book, const std::string& lang, const RuleFile& file);

// The rules for `lang` (BCP 47; "pt-BR" takes "pt"), on top of those for every language.
const SegmentationRules& find_rules(const RuleBook& book, std::string_view lang);

// The languages with a list that is compiled in, in the order of their codes.
std::vector<std::string> ruled_languages();

// The examples that do not come out when `lang` is cut by the rules of `book`.
std::vector<RuleExample> failing_examples(const RuleFile& file, const RuleBook& book,
                                          const std::string& lang);

// The built-in rules for `lang` (BCP 47; "pt-BR" takes "pt"), on top of those for every language.
// The reference stays valid for the life of the program. Thread-safe.
const SegmentationRules& segmentation_rules(std::string_view lang);

// The built-in ones. Thread-safe.
const BoilerplatePatterns& boilerplate_patterns();

}  // namespace calque
