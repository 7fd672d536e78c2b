#include "langid/rules.h"

#include <map>
#include <memory>
#include <span>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/embedded.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {

std::span<const EmbeddedFile> rule_files();

namespace {

std::string changed(std::string_view word, icu::UnicodeString& (*change)(icu::UnicodeString&)) {
  auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  std::string out;
  return change(text).toUTF8String(out);
}

std::string in_capitals(std::string_view word) {
  return changed(word, [](icu::UnicodeString& text) -> icu::UnicodeString& {
    return text.toUpper(icu::Locale::getRoot());
  });
}

std::string with_capital(std::string_view word) {
  return changed(word, [](icu::UnicodeString& text) -> icu::UnicodeString& {
    icu::UnicodeString first(text, 0, text.moveIndex32(0, 1));
    return text.replace(0, first.length(), first.toUpper(icu::Locale::getRoot()));
  });
}

void add_abbreviation(WordSet& set, std::string_view word) {
  std::size_t at = 0;
  const bool lower = is_lower(next_code_point(word, at));
  set.emplace(word);
  // "it." for "It." would be wrong, but "ETC." and "Etc." are "etc."
  if (count_code_points(word) > 2) set.insert(in_capitals(word));
  if (lower && count_code_points(word) > 2) set.insert(with_capital(word));
}

void add_flag(SegmentationRules& rules, std::string_view flag, const Place& place) {
  if (flag == "ordinal-dot") {
    rules.ordinal_dot = true;
  } else if (flag == "capital-nouns") {
    rules.capital_nouns = true;
  } else {
    throw InputError(place, Message("unknown flag \"{0}\"", {std::string(flag)}),
                     "see models/rules/README.md");
  }
}

std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return line.substr(0, at);
  }
  return line;
}

template <typename Use>
void for_each_word(std::string_view line, Use use) {
  constexpr std::string_view blanks = " \t";
  for (std::size_t at = line.find_first_not_of(blanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
    use(line.substr(at, end - at));
    at = line.find_first_not_of(blanks, end);
  }
}

// What a section's lines are put into.
struct Section {
  enum class Kind { abbreviations, words, flags, patterns } kind;
  WordSet* words = nullptr;
  PatternSet* patterns = nullptr;
};

std::map<std::string, Section, std::less<>> sections(RuleFile& file) {
  using enum Section::Kind;
  SegmentationRules& s = file.segmentation;
  BoilerplatePatterns& b = file.boilerplate;
  return {{"never", {abbreviations, &s.never}},
          {"rarely", {abbreviations, &s.rarely}},
          {"often", {abbreviations, &s.often}},
          {"before number", {abbreviations, &s.before_number}},
          {"starters", {words, &s.starters}},
          {"after often", {words, &s.after_often}},
          {"ordinal nouns", {words, &s.ordinal_nouns}},
          {"reporting", {words, &s.reporting}},
          {"after quote", {words, &s.after_quote}},
          {"not after quote", {words, &s.not_after_quote}},
          {"sentence ends", {words, &s.sentence_ends}},
          {"always capital", {words, &s.always_capital}},
          {"flags", {flags}},
          {"boilerplate headings", {patterns, nullptr, &b.headings}},
          {"boilerplate lines", {patterns, nullptr, &b.lines}},
          {"boilerplate labels", {patterns, nullptr, &b.labels}},
          {"boilerplate words", {words, &b.words}}};
}

void add_line(SegmentationRules& rules, const Section& section, std::string_view line,
              const Place& place) {
  switch (section.kind) {
    case Section::Kind::abbreviations:
      for_each_word(line, [&](std::string_view word) { add_abbreviation(*section.words, word); });
      break;
    case Section::Kind::words:
      for_each_word(line, [&](std::string_view word) { section.words->emplace(word); });
      break;
    case Section::Kind::flags:
      for_each_word(line, [&](std::string_view word) { add_flag(rules, word, place); });
      break;
    case Section::Kind::patterns: section.patterns->add(line); break;
  }
}

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

using RulesByLanguage = std::map<std::string, RuleFile, std::less<>>;

const RulesByLanguage& embedded_rules() {
  static const RulesByLanguage rules = [] {
    RulesByLanguage made;
    for (const EmbeddedFile& file : rule_files()) {
      const std::string name(file.name);
      made[name.substr(0, name.find('.'))] = parse_rules(file.content, name);
    }
    const SegmentationRules root = made["root"].segmentation;
    for (auto& [lang, file] : made) {
      if (lang == "root") continue;
      add_root(file.segmentation, root);
      add_months(file.segmentation.ordinal_nouns, lang);
      file.segmentation.own = true;
    }
    return made;
  }();
  return rules;
}

}  // namespace

RuleFile parse_rules(std::string_view content, const std::string& file) {
  RuleFile rules;
  const auto known = sections(rules);
  const Section* section = nullptr;
  std::size_t number = 0;
  for (const ByteRange range : split_lines(content)) {
    const Place place{file, ++number};
    const std::string_view line = trim(without_comment(slice(content, range)));
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      const auto found = known.find(line.substr(1, line.size() - 2));
      if (found == known.end()) {
        throw InputError(place, Message("unknown section \"{0}\"", {std::string(line)}),
                         "see models/rules/README.md");
      }
      section = &found->second;
    } else if (section == nullptr) {
      throw InputError(place, "text before the first section", "see models/rules/README.md");
    } else {
      add_line(rules.segmentation, *section, line, place);
    }
  }
  return rules;
}

const SegmentationRules& segmentation_rules(std::string_view lang) {
  const RulesByLanguage& rules = embedded_rules();
  auto found = rules.find(lang.substr(0, lang.find_first_of("-_")));
  if (found == rules.end()) found = rules.find("root");
  return found->second.segmentation;
}

const BoilerplatePatterns& boilerplate_patterns() {
  static const BoilerplatePatterns all = [] {
    BoilerplatePatterns made;
    for (const auto& [lang, file] : embedded_rules()) {
      const BoilerplatePatterns& from = file.boilerplate;
      made.headings.add(from.headings);
      made.lines.add(from.lines);
      made.labels.add(from.labels);
      add(made.words, from.words);
    }
    return made;
  }();
  return all;
}

}  // namespace calque
