// Segmentation rules of a language: lists of words, kept as data in models/rules (see its README).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

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
  bool capital_nouns = false;  // nouns are capitalised, so a capital says little
  bool own = false;            // the language has a file of its own
};

struct BoilerplatePatterns {
  PatternSet headings;  // begin a list of headlines
  PatternSet lines;     // are boilerplate by themselves
  PatternSet labels;    // the same, if short and without a full stop
  WordSet words;        // a line of these words alone is boilerplate
};

struct RuleFile {
  SegmentationRules segmentation;
  BoilerplatePatterns boilerplate;
};

// Reads a rule file. Throws InputError (file, line) for a section that does not exist.
RuleFile parse_rules(std::string_view content, const std::string& file);

// The rules for `lang` (BCP 47; "pt-BR" takes "pt"), on top of those for every language. The
// reference stays valid for the life of the program. Thread-safe.
const SegmentationRules& segmentation_rules(std::string_view lang);

// Those of all languages together: a French page may end in English boilerplate. Thread-safe.
const BoilerplatePatterns& boilerplate_patterns();

}  // namespace calque
