#include "check/glossary.h"

#include <algorithm>
#include <map>

#include "align/inflection.h"
#include "check/text_scan.h"
#include "text/normalize.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::size_t key_letters = 3;  // of a term's first word: what it is looked up by

struct FoldedWord {
  std::string folded;
  ByteRange range;
};

std::vector<FoldedWord> folded_words(std::string_view text) {
  std::vector<FoldedWord> words;
  for (const ByteRange range : find_words(text))
    words.push_back({fold_case(slice(text, range)), range});
  return words;
}

std::vector<std::string> words_of_term(std::string_view term) {
  std::vector<std::string> words;
  for (FoldedWord& word : folded_words(term)) words.push_back(std::move(word.folded));
  return words;
}

// "C#", "%", "→": what is no word is looked for as it is written.
bool has_signs(std::string_view term) {
  for (std::size_t at = 0; at < term.size();) {
    const char32_t c = next_code_point(term, at);
    const bool joins = c == U'-' || c == U'\'' || c == U'’' || c == U'.' || c == U'·';
    if (!is_letter(c) && !is_digit(c) && !is_space(c) && !joins) return true;
  }
  return words_of_term(term).empty();
}

std::string key_of(std::string_view folded) {
  return std::string(first_letters(folded, key_letters));
}

std::size_t common_letters(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size() && next_code_point(a, i) == next_code_point(b, j)) ++count;
  return count;
}

// Whether `word` may be a form of `entry`, both folded.
bool is_form(std::string_view word, std::string_view entry) {
  if (word == entry) return true;
  const std::size_t length = count_code_points(entry);
  const std::size_t letters = count_code_points(word);
  const std::size_t ending = length >= 5 ? 2 : length >= 3 ? 1 : 0;  // "ports"; not "portal"
  if (word.starts_with(entry) && letters <= length + ending) return true;
  const std::size_t shared = shared_letters(length);
  return shared > 0 && common_letters(word, entry) >= shared && letters <= length + form_longer_by;
}

// The same where a missing term would be an alarm: stems change ("kaupunki", "kaupungissa"), and
// words are joined ("Hafenmeister").
bool is_loose_form(std::string_view word, std::string_view entry) {
  if (is_form(word, entry)) return true;
  const std::size_t length = count_code_points(entry);
  if (length >= 4 && word.find(entry) != word.npos) return true;
  return length >= 4 &&
         common_letters(word, entry) >= std::max<std::size_t>(3, (2 * length + 2) / 3);
}

template <typename Same>
ByteRange find_words_of(const std::vector<FoldedWord>& words, const std::vector<std::string>& term,
                        std::size_t at, Same same) {
  if (term.empty() || at + term.size() > words.size()) return {};
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (!same(words[at + i].folded, term[i])) return {};
  }
  return {words[at].range.begin, words[at + term.size() - 1].range.end};
}

std::vector<GlossaryTerm> joined(std::vector<GlossaryTerm> terms) {
  std::map<std::string, std::size_t> known;
  std::vector<GlossaryTerm> all;
  for (GlossaryTerm& term : terms) {
    const auto [place, is_new] = known.try_emplace(term.source, all.size());
    if (is_new) {
      all.push_back(std::move(term));
      continue;
    }
    GlossaryTerm& first = all[place->second];
    first.targets.insert(first.targets.end(), term.targets.begin(), term.targets.end());
    first.forbidden.insert(first.forbidden.end(), term.forbidden.begin(), term.forbidden.end());
  }
  return all;
}

}  // namespace

Glossary::Glossary(std::vector<GlossaryTerm> terms, const std::string& source_lang,
                   const std::string& target_lang)
    : terms_(joined(std::move(terms))),
      source_lang_(language_of(source_lang)),
      target_lang_(language_of(target_lang)),
      unspaced_source_(is_unspaced_language(language_of(source_lang))),
      unspaced_target_(is_unspaced_language(language_of(target_lang))) {
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    std::vector<std::string> words = words_of_term(terms_[i].source);
    if (terms_[i].source.empty()) {
      without_source_.push_back(i);
    } else if (has_signs(terms_[i].source)) {
      by_letters_.push_back(i);
    } else {
      const std::string key = key_of(words.front());
      by_first_[key].push_back({std::move(words), i});
    }
  }
}

bool Glossary::is_for(std::string_view source_lang, std::string_view target_lang) const {
  const auto fits = [](std::string_view own, std::string_view its) {
    return own.empty() || its.empty() || its == "und" || own == language_of(its);
  };
  return fits(source_lang_, source_lang) && fits(target_lang_, target_lang);
}

std::vector<FoundTerm> Glossary::find(std::string_view source) const {
  std::vector<FoundTerm> found;
  for (const std::uint32_t i : without_source_) found.push_back({&terms_[i], {}});
  const auto find_letters = [&](const GlossaryTerm& term) {
    const std::size_t at = term.source.empty() ? source.npos : source.find(term.source);
    if (at != source.npos) found.push_back({&term, {at, at + term.source.size()}});
  };
  if (unspaced_source_) {
    for (const GlossaryTerm& term : terms_) find_letters(term);
    return found;
  }
  for (const std::uint32_t i : by_letters_) find_letters(terms_[i]);
  const std::vector<FoldedWord> words = folded_words(source);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto candidates = by_first_.find(key_of(words[at].folded));
    if (candidates == by_first_.end()) continue;
    FoundTerm longest{nullptr, {}};
    std::size_t length = 0;
    for (const Words& each : candidates->second) {
      const ByteRange range = find_words_of(words, each.folded, at, is_form);
      if (range.empty() || each.folded.size() <= length) continue;
      longest = {&terms_[each.term], range};
      length = each.folded.size();
    }
    if (longest.term == nullptr) continue;
    found.push_back(longest);
    at += length - 1;
  }
  return found;
}

ByteRange Glossary::find_target(std::string_view text, const std::string& term,
                                bool loosely) const {
  if (unspaced_target_ || has_signs(term)) {
    const std::size_t at = text.find(term);
    return at == text.npos ? ByteRange{} : ByteRange{at, at + term.size()};
  }
  const std::vector<FoldedWord> words = folded_words(text);
  const std::vector<std::string> wanted = words_of_term(term);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const ByteRange range = find_words_of(words, wanted, at, loosely ? is_loose_form : is_form);
    if (!range.empty()) return range;
  }
  return {};
}

}  // namespace calque
