#include "langid/rules.h"

#include <span>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "langid/segmenter.h"
#include "text/embedded.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {

std::span<const EmbeddedFile> rule_files();

namespace {

// The month names of a language, in all the forms that ICU has.
void add_months(WordSet& nouns, const std::string& lang) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale::createCanonical(lang.c_str()), status);
  if (U_FAILURE(status)) return;
  for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < count; ++i) {
        std::string month;
        months[i].toUTF8String(month);
        while (month.ends_with('.')) month.pop_back();
        if (!month.empty() && !is_digit(static_cast<unsigned char>(month.front()))) {
          nouns.insert(fold_case(month));
        }
      }
    }
  }
}

void add(WordSet& to, const WordSet& from) { to.insert(from.begin(), from.end()); }

// Puts `from` into one of the three sets, out of the two others.
void move_abbreviations(const WordSet& from, WordSet& to, WordSet& other, WordSet& another) {
  for (const std::string& word : from) {
    to.insert(word);
    other.erase(word);
    another.erase(word);
  }
}

void add_words(SegmentationRules& to, const SegmentationRules& from) {
  move_abbreviations(from.never, to.never, to.rarely, to.often);
  move_abbreviations(from.rarely, to.rarely, to.never, to.often);
  move_abbreviations(from.often, to.often, to.never, to.rarely);
  // An abbreviation may stand in two sections of its own list.
  add(to.never, from.never);
  add(to.rarely, from.rarely);
  add(to.before_number, from.before_number);
  add(to.starters, from.starters);
  add(to.after_often, from.after_often);
  add(to.always_capital, from.always_capital);
  add(to.ordinal_nouns, from.ordinal_nouns);
  add(to.reporting, from.reporting);
  add(to.after_quote, from.after_quote);
  add(to.not_after_quote, from.not_after_quote);
  add(to.sentence_ends, from.sentence_ends);
  to.ordinal_dot |= from.ordinal_dot;
  to.capital_nouns |= from.capital_nouns;
  to.no_vowel_words |= from.no_vowel_words;
}

// What is said for every language, unless the language says otherwise.
void add_root(SegmentationRules& to, const SegmentationRules& root) {
  const SegmentationRules own = to;
  const auto add_abbreviations = [&own](WordSet& set, const WordSet& from) {
    for (const std::string& word : from) {
      if (!own.never.contains(word) && !own.rarely.contains(word) && !own.often.contains(word)) {
        set.insert(word);
      }
    }
  };
  add_abbreviations(to.never, root.never);
  add_abbreviations(to.rarely, root.rarely);
  add_abbreviations(to.often, root.often);
  add(to.before_number, root.before_number);
  add(to.starters, root.starters);
  add(to.after_often, root.after_often);
}

void add_boilerplate(BoilerplatePatterns& to, const BoilerplatePatterns& from) {
  to.headings.add(from.headings);
  to.lines.add(from.lines);
  to.labels.add(from.labels);
  add(to.words, from.words);
}

RuleBook make_book() {
  RuleBook book;
  for (const EmbeddedFile& file : rule_files()) {
    const std::string name(file.name);
    const RuleFile rules = parse_rules(file.content, name);
    book.segmentation[name.substr(0, name.find('.'))] = rules.segmentation;
    add_boilerplate(book.boilerplate, rules.boilerplate);
  }
  const SegmentationRules root = book.segmentation["root"];
  for (auto& [lang, rules] : book.segmentation) {
    if (lang == "root") continue;
    add_root(rules, root);
    add_months(rules.ordinal_nouns, lang);
    rules.own = true;
  }
  return book;
}

}  // namespace

const RuleBook& built_in_rules() {
  static const RuleBook book = make_book();
  return book;
}

void add_rules(RuleBook& book, const std::string& lang, const RuleFile& file) {
  add_boilerplate(book.boilerplate, file.boilerplate);
  if (lang == "root") {
    for (auto& [name, rules] : book.segmentation) add_words(rules, file.segmentation);
    return;
  }
  auto found = book.segmentation.find(lang);
  if (found == book.segmentation.end()) {
    found = book.segmentation.emplace(lang, book.segmentation["root"]).first;
    add_months(found->second.ordinal_nouns, lang);
    found->second.own = true;
  }
  add_words(found->second, file.segmentation);
}

const SegmentationRules& find_rules(const RuleBook& book, std::string_view lang) {
  auto found = book.segmentation.find(lang.substr(0, lang.find_first_of("-_")));
  if (found == book.segmentation.end()) found = book.segmentation.find("root");
  return found->second;
}

std::vector<std::string> ruled_languages() {
  std::vector<std::string> languages;
  for (const auto& [lang, rules] : built_in_rules().segmentation) {
    if (rules.own) languages.push_back(lang);
  }
  return languages;
}

std::vector<RuleExample> failing_examples(const RuleFile& file, const RuleBook& book,
                                          const std::string& lang) {
  std::vector<RuleExample> failing;
  for (const RuleExample& example : file.examples) {
    std::string text;
    for (const std::string& sentence : example.sentences) {
      text += (text.empty() ? "" : " ") + sentence;
    }
    std::vector<std::string> found;
    for (const ByteRange range :
         split_sentences(text, {0, text.size()}, lang, find_rules(book, lang))) {
      found.emplace_back(slice(text, range));
    }
    if (found != example.sentences) failing.push_back(example);
  }
  return failing;
}

const SegmentationRules& segmentation_rules(std::string_view lang) {
  return find_rules(built_in_rules(), lang);
}

const BoilerplatePatterns& boilerplate_patterns() { return built_in_rules().boilerplate; }

}  // namespace calque
