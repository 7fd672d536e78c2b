// Cognates: longer words that may look alike in the other language. The key is the word folded to
// Latin letters, in plain spelling (similarity.h). Words of scripts whose letters tell little of
// the sound (Han, Arabic, Thai) are left out.
#include <algorithm>
#include <string_view>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "align/anchors/similarity.h"

namespace calque {
namespace {

constexpr std::size_t fewest_letters = 5;
constexpr std::size_t most_letters = 64;  // what is longer is no word

bool is_comparable(LetterScript script) {
  return script == LetterScript::latin || script == LetterScript::alphabet ||
         script == LetterScript::katakana;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Long words are rarely alike by chance.
double weight_of(std::size_t letters) {
  return std::min(1.0, 0.3 + 0.1 * static_cast<double>(letters - fewest_letters));
}

}  // namespace

void extract_cognates(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  const TakenRanges taken(anchors);
  const std::string_view lang = segment_language(input.document, input.segment);
  std::vector<Anchor> found;
  for (const Word& word : input.context.segment_words(input.segment)) {
    const WordForm& form = input.context.form(word);
    if (form.latin.size() < fewest_letters || form.latin.size() > most_letters ||
        !is_comparable(form.script) || has_digit(form.latin))
      continue;
    if (is_function_word(form.folded, lang)) continue;
    // A German noun may be a name or not, so it is compared as both.
    const Anchor* anchor = taken.find(word.range);
    if (anchor != nullptr && (anchor->kind != AnchorKind::entity || anchor->weight > 0.3)) continue;
    found.push_back({AnchorKind::cognate, word.range, plain_spelling(form.latin),
                     weight_of(form.latin.size())});
  }
  anchors.insert(anchors.end(), found.begin(), found.end());
}

double compare_cognates(const Anchor& a, const Anchor& b) { return cognate_strength(a.key, b.key); }

}  // namespace calque
