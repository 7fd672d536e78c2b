// Reading rule lists.
#include <algorithm>
#include <map>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "langid/rules.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
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
  } else if (flag == "no-vowel-words") {
    rules.no_vowel_words = true;
  } else if (flag == "capital-nouns") {
    rules.capital_nouns = true;
  } else {
    throw InputError(place, Message("unknown flag \"{0}\"", {std::string(flag)}),
                     {"choose one of {0}", {"ordinal-dot|capital-nouns|no-vowel-words"}});
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
  // `stopped` are abbreviations with a mark at their end, `lower` words are in lower case.
  enum class Kind { stopped, abbreviations, words, lower, flags, patterns } kind;
  WordSet* words = nullptr;
  PatternSet* patterns = nullptr;
};

std::map<std::string, Section, std::less<>> sections(RuleFile& file) {
  using enum Section::Kind;
  SegmentationRules& s = file.segmentation;
  BoilerplatePatterns& b = file.boilerplate;
  return {{"never", {stopped, &s.never}},
          {"rarely", {stopped, &s.rarely}},
          {"often", {stopped, &s.often}},
          {"before number", {abbreviations, &s.before_number}},
          {"starters", {lower, &s.starters}},
          {"after often", {lower, &s.after_often}},
          {"ordinal nouns", {lower, &s.ordinal_nouns}},
          {"reporting", {lower, &s.reporting}},
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

std::string names_of(const std::map<std::string, Section, std::less<>>& known) {
  std::string names;
  for (const auto& [name, section] : known) names += (names.empty() ? "[" : ", [") + name + "]";
  return names;
}

void check_stopped(std::string_view word, const Place& place) {
  std::size_t at = word.size();
  const char32_t last = previous_code_point(word, at);
  if (at > 0 && u_hasBinaryProperty(static_cast<UChar32>(last), UCHAR_S_TERM)) return;
  throw InputError(place, {"an entry without a full stop: {0}", {std::string(word)}},
                   "write the abbreviation with its full stop, Mr. for example");
}

void check_lower(std::string_view word, const Place& place) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_upper(next_code_point(word, at))) continue;
    throw InputError(place, {"a capital in a section of small letters: {0}", {std::string(word)}},
                     "write the word in small letters; it is found with a capital too");
  }
}

void add_line(SegmentationRules& rules, const Section& section, std::string_view line,
              const Place& place) {
  switch (section.kind) {
    case Section::Kind::stopped:
      for_each_word(line, [&](std::string_view word) { check_stopped(word, place); });
      [[fallthrough]];
    case Section::Kind::abbreviations:
      for_each_word(line, [&](std::string_view word) { add_abbreviation(*section.words, word); });
      break;
    case Section::Kind::lower:
      for_each_word(line, [&](std::string_view word) {
        check_lower(word, place);
        section.words->insert(fold_case(word));
      });
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

// "# > One. | Two."
void add_example(RuleFile& rules, std::string_view line, std::size_t number) {
  constexpr std::string_view sign = "# >";
  if (!line.starts_with(sign)) return;
  RuleExample example{number, {}};
  for (std::size_t begin = sign.size(); begin <= line.size();) {
    const std::size_t end = std::min(line.find(" | ", begin), line.size());
    const std::string_view sentence = trim(line.substr(begin, end - begin));
    if (!sentence.empty()) example.sentences.emplace_back(sentence);
    begin = end + 3;
  }
  if (!example.sentences.empty()) rules.examples.push_back(std::move(example));
}

}  // namespace

RuleFile parse_rules(std::string_view content, const std::string& file) {
  RuleFile rules;
  const auto known = sections(rules);
  const Section* section = nullptr;
  std::size_t number = 0;
  for (const ByteRange range : split_lines(content)) {
    const Place place{file, ++number};
    add_example(rules, trim(slice(content, range)), number);
    const std::string_view line = trim(without_comment(slice(content, range)));
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      const auto found = known.find(line.substr(1, line.size() - 2));
      if (found == known.end()) {
        throw InputError(place, Message("unknown section \"{0}\"", {std::string(line)}),
                         {"choose one of {0}", {names_of(known)}});
      }
      section = &found->second;
    } else if (section == nullptr) {
      throw InputError(place, "text before the first section",
                       "begin with the name of a section, [never] for example");
    } else {
      add_line(rules.segmentation, *section, line, place);
    }
  }
  return rules;
}

}  // namespace calque
