#include "check/lost_names.h"

#include <algorithm>
#include <set>

#include "align/anchors/similarity.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr double alike = 0.72;            // names of two spellings
constexpr std::size_t least_letters = 3;  // of a word that can be compared

struct NameWord {
  ByteRange range;
  std::string latin;
};

bool is_latin(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xD0 || c == '\xE1';  // up to U+03FF, U+1xxx
  });
}

bool has_latin_words(const CheckedText& text) {
  std::size_t latin = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    const char32_t c = next_code_point(text.text, at);
    if (!is_letter(c)) continue;
    ++letters;
    latin += c < 0x250 ? 1 : 0;
  }
  return 2 * latin > letters;
}

// Every word, for the search of counterparts.
std::vector<std::string> all_words(const CheckedText& text) {
  std::vector<std::string> words;
  for (const ByteRange range : find_words(text.text))
    words.push_back(fold_to_latin(slice(text.text, range)));
  return words;
}

bool has_counterpart(const std::string& latin, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::size_t common = std::min({latin.size(), word.size(), std::size_t{5}});
    if (common >= 5 && latin.compare(0, common, word, 0, common) == 0) return true;
    return name_similarity(latin, word) >= alike;
  });
}

// The words of unknown names.
std::vector<NameWord> names_of(const CheckedText& text) {
  std::vector<NameWord> names;
  for (const Anchor& anchor : text.anchors) {
    if (anchor.kind != AnchorKind::entity || anchor.key.find(':') != std::string::npos) continue;
    const std::string_view name = slice(text.text, anchor.range);
    for (const ByteRange range : find_words(name)) {
      const std::string_view word = slice(name, range);
      std::size_t at = 0;
      if (!is_upper(next_code_point(word, at)) || count_code_points(word) < least_letters) continue;
      names.push_back({{anchor.range.begin + range.begin, anchor.range.begin + range.end},
                       fold_to_latin(word)});
    }
  }
  return names;
}

// Words of Latin letters that begin with a capital, in a text of another script.
std::vector<NameWord> latin_names_of(const CheckedText& text) {
  std::vector<NameWord> names;
  for (const ByteRange range : find_words(text.text)) {
    const std::string_view word = slice(text.text, range);
    std::size_t at = 0;
    if (!is_upper(next_code_point(word, at)) || word.size() <= least_letters || !is_latin(word))
      continue;
    const std::string_view rest = word.substr(at);
    if (!std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      continue;
    names.push_back({range, fold_to_latin(word)});
  }
  return names;
}

std::vector<NameWord> without_counterpart(std::vector<NameWord> names, const CheckedText& other) {
  if (names.empty()) return names;
  constexpr std::size_t most = 200;  // of a unit; in longer texts only the first are looked at
  if (names.size() > most) names.erase(names.begin() + most, names.end());
  const std::vector<std::string> words = all_words(other);
  std::erase_if(names, [&](const NameWord& name) { return has_counterpart(name.latin, words); });
  return names;
}

std::vector<ByteRange> ranges_of(const std::vector<NameWord>& names) {
  constexpr std::size_t most = 20;  // in one unit
  std::vector<ByteRange> ranges;
  for (const NameWord& name : names) {
    if (ranges.size() < most) ranges.push_back(name.range);
  }
  return ranges;
}

}  // namespace

LostNames find_lost_names(const CheckedText& source, const CheckedText& target) {
  const bool source_latin = has_latin_words(source);
  const bool target_latin = has_latin_words(target);
  LostNames names;
  if (source_latin && target_latin) {
    const auto lost = without_counterpart(names_of(source), target);
    if (lost.empty()) return names;
    names.source = ranges_of(lost);
    names.target = ranges_of(without_counterpart(names_of(target), source));
    return names;
  }
  names.one_sided = true;
  if (!source_latin) names.source = ranges_of(without_counterpart(latin_names_of(source), target));
  if (!target_latin) names.target = ranges_of(without_counterpart(latin_names_of(target), source));
  return names;
}

bool have_same_neighbour(const CheckedText& source, const std::vector<ByteRange>& source_names,
                         const CheckedText& target, const std::vector<ByteRange>& target_names) {
  // Words with a capital before ("<") and behind (">") one of the names.
  const auto neighbours = [](const CheckedText& text, const std::vector<ByteRange>& names) {
    constexpr std::size_t near = 2;  // bytes
    std::set<std::string> found;
    std::size_t next = 0;  // the first name that does not end before the word
    for (const ByteRange word : find_words(text.text)) {
      while (next < names.size() && names[next].end + near < word.begin) ++next;
      std::size_t at = word.begin;
      if (!is_upper(next_code_point(text.text, at))) continue;
      for (std::size_t i = next; i < names.size() && names[i].begin <= word.end + near; ++i) {
        const std::string latin = fold_to_latin(slice(text.text, word));
        if (word.end <= names[i].begin) found.insert('<' + latin);
        if (word.begin >= names[i].end) found.insert('>' + latin);
      }
    }
    return found;
  };
  const auto one = neighbours(source, source_names);
  const auto other = neighbours(target, target_names);
  return std::any_of(one.begin(), one.end(),
                     [&](const std::string& each) { return other.contains(each); });
}

std::vector<std::string_view> content_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (const ByteRange range : find_words(text)) {
    const std::string_view word = slice(text, range);
    std::size_t at = 0;
    if (is_letter(next_code_point(word, at)) && count_code_points(word) >= least_letters)
      words.push_back(word);
  }
  return words;
}

}  // namespace calque
