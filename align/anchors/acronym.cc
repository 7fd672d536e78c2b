// Acronyms: two to six capitals, with or without dots, without a plural s. The key is the letters
// in Latin capitals, or what models/anchors/acronyms.tsv says they stand for in English ("ONU" ->
// "UN").
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "align/anchors/tables.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Acronyms {
  std::unordered_map<std::string, std::string> english;  // letters as written -> key
};

Acronyms make_acronyms(const std::string& lang) {
  Acronyms acronyms;
  for (const auto& row : read_table("acronyms.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      const TableForm form = read_form(row[i], lang);
      if (form.holds) acronyms.english.try_emplace(std::string(form.form), row[0]);
    }
  }
  return acronyms;
}

// The capitals of an acronym, empty for other words.
std::string letters_of(std::string_view word) {
  std::string letters;
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == U'.') continue;
    if (is_upper(c)) {
      append_utf8(letters, c);
      ++count;
    } else if (is_digit(c)) {
      if (count == 0) return {};
      append_utf8(letters, c);
    } else if (c != U's' || at != word.size() || count < 2) {
      return {};
    }
  }
  return count >= 2 && count <= 6 ? letters : std::string();
}

std::string upper_latin(std::string_view letters) {
  std::string latin = fold_to_latin(letters);
  for (char& c : latin) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return latin;
}

}  // namespace

void extract_acronyms(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  const Acronyms& acronyms =
      for_language<Acronyms>(segment_language(input.document, input.segment), make_acronyms);
  const TakenRanges taken(anchors);
  std::vector<Anchor> found;
  for (const Word& word : input.context.segment_words(input.segment)) {
    if (word.shape != WordShape::upper && word.shape != WordShape::mixed) continue;
    const std::string letters = letters_of(slice(input.document.text, word.range));
    if (letters.empty()) continue;
    const auto known = acronyms.english.find(letters);
    // Words in capitals ("PORT-LOUIS, March 15") that the document writes small elsewhere.
    const WordForm& form = input.context.form(word);
    const bool long_word = form.folded.size() > 3 && form.lower + form.capital > 0;
    const bool shouted = long_word || (input.context.title_case[input.segment] && form.lower > 0);
    if (taken.overlaps(word.range) || (known == acronyms.english.end() && shouted)) continue;
    std::string key = known != acronyms.english.end() ? known->second : upper_latin(letters);
    found.push_back(
        {AnchorKind::acronym, word.range, std::move(key), letters.size() == 2 ? 0.7 : 0.9});
  }
  anchors.insert(anchors.end(), found.begin(), found.end());
}

// Many acronyms have the same letters in another order in the other language.
double compare_acronyms(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  if (a.key.size() != b.key.size() || a.key.size() < 3) return 0.0;
  std::string one = a.key;
  std::string other = b.key;
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  return one == other ? 0.4 : 0.0;
}

}  // namespace calque
