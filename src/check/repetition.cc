// repetition: the same word, or pair of words, twice in a row where the source says it once.
#include <array>
#include <vector>

#include "check/checks.h"
#include "check/reduplication.h"
#include "check/text_scan.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 4> aliases = {{{"pofilter", "doublewords"},
                                                {"checkmate", "SUSPECT_PATTERN_REPEATED"},
                                                {"weblate", "duplicate"},
                                                {"xbench", "repeated words"}}};

struct Token {
  ByteRange range;
  bool words;  // letters only, but for hyphens and apostrophes
  bool capital;
  bool is_joined;  // nothing but white space stands between it and the one before
};

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || c == U'\'' || c == U'’' || c == U'-' || c == 0x200C ||
         c == 0x200D;
}

// The words of a text by white space and punctuation: ICU's boundaries would cost more than all
// other checks together.
void find_tokens(std::string_view text, std::vector<Token>& tokens) {
  bool joined = false;
  bool spaced = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      joined = joined && c != U'\n' && !spaced;  // columns stand apart
      spaced = true;
      continue;
    }
    if (!is_word_character(c) || c == U'\'' || c == U'’' || c == U'-') {
      joined = false;
      spaced = false;
      continue;
    }
    Token token = {{begin, at}, true, is_upper(c), joined};
    while (at < text.size()) {
      token.words = token.words && !is_digit(c);
      std::size_t next = at;
      c = next_code_point(text, next);
      if (!is_word_character(c)) break;
      at = next;
    }
    token.range.end = at;
    while (text[token.range.end - 1] == '\'') --token.range.end;
    token.words = token.words && is_letter(character_at(text, begin));
    tokens.push_back(token);
    joined = text[token.range.end - 1] != '\'';
    spaced = false;
  }
}

bool same_word(std::string_view text, const Token& a, const Token& b) {
  const std::string_view one = slice(text, a.range);
  const std::string_view other = slice(text, b.range);
  if (one == other) return true;
  // "The the": only what begins a sentence may differ in its case.
  return a.capital && !b.capital && one.size() == other.size() &&
         one.substr(one.size() - 1) == other.substr(other.size() - 1) &&
         fold_case(one) == fold_case(other);
}

bool repeats(std::string_view text, const std::vector<Token>& tokens, std::size_t i,
             std::size_t size) {
  if (i + 2 * size > tokens.size()) return false;
  for (std::size_t k = 0; k < 2 * size; ++k) {
    if (!tokens[i + k].words || (k > 0 && !tokens[i + k].is_joined)) return false;
  }
  for (std::size_t k = 0; k < size; ++k) {
    if (!same_word(text, tokens[i + k], tokens[i + k + size])) return false;
  }
  return true;
}

bool has_repetition(std::string_view text, const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    // Names and exclamations: "Duran Duran", "no, no", which the other language parts in its way.
    const std::string_view next = slice(text, tokens[i + 1].range);
    if (tokens[i].words && slice(text, tokens[i].range) == next) return true;
    if (i + 3 < tokens.size() && slice(text, tokens[i].range) == slice(text, tokens[i + 2].range) &&
        next == slice(text, tokens[i + 3].range)) {
      return true;
    }
  }
  return false;
}

// "more and more and more" is a figure of speech.
bool is_chain(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  const bool goes_on = i + 4 < tokens.size() && same_word(text, tokens[i], tokens[i + 4]);
  const bool came = i > 0 && same_word(text, tokens[i - 1], tokens[i + 1]);
  return goes_on || came;
}

// "die Frau, die die Katze sah", "jemand, an die die Leute glauben"
bool is_after_comma(std::string_view text, const Token& token) {
  const std::string_view before = trim(text.substr(0, token.range.begin));
  if (before.ends_with(',')) return true;
  const std::size_t space = before.find_last_of(' ');
  return space != std::string_view::npos && trim(before.substr(0, space)).ends_with(',');
}

void report(const CheckedUnit& unit, const Token& first, const Token& last, FindingSink& sink) {
  const std::string_view text = unit.target.text;
  const std::string word(slice(text, first.range));
  const bool usual =
      is_reduplication(language_of(unit.target.lang), fold_case(word), is_after_comma(text, first));
  Finding& finding =
      sink.add(usual ? Severity::info : Severity::warning, {}, {first.range.begin, last.range.end},
               Message("{0} is there twice", {word}));
  finding.confidence = usual ? 0.2 : 0.9;
  finding.suggestion = word;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view text = unit.target.text;
  if (is_unspaced_language(language_of(unit.target.lang))) return;
  thread_local std::vector<Token> tokens;  // kept for its room
  tokens.clear();
  find_tokens(text, tokens);
  std::vector<std::pair<std::size_t, std::size_t>> found;  // first token, words
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (repeats(text, tokens, i, 1)) {
      found.emplace_back(i, 1);
    } else if (repeats(text, tokens, i, 2) && !is_chain(text, tokens, i)) {
      found.emplace_back(i++, 2);
    }
  }
  if (found.empty()) return;
  std::vector<Token> source;
  find_tokens(unit.source.text, source);
  if (has_repetition(unit.source.text, source)) return;
  for (const auto& [i, size] : found) {
    if (size == 1) {
      report(unit, tokens[i], tokens[i + 1], sink);
      continue;
    }
    const ByteRange range = {tokens[i].range.begin, tokens[i + 1].range.end};
    const std::string words(slice(text, range));
    Finding& finding = sink.add(Severity::warning, {}, {range.begin, tokens[i + 3].range.end},
                                Message("{0} is there twice", {words}));
    finding.confidence = 0.8;
    finding.suggestion = words;
  }
}

}  // namespace

const UnitCheck repetition_check = {"repetition", "a word twice in a row", aliases, run};

}  // namespace calque
