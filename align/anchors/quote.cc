// Quotations. The key is the folded words in Latin letters, separated by spaces; numbers and
// countries stand in it by their own keys ("190000 eur"), the commonest words by their English
// counterparts. A quotation that runs over several segments has a part in each.
#include <algorithm>
#include <array>
#include <string_view>

#include "align/anchors/context.h"
#include "align/anchors/core_words.h"
#include "align/anchors/kinds.h"
#include "align/anchors/similarity.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_quotation = 2000;

struct QuotedWords {
  std::string key;
  std::size_t count = 0;
};

std::string quoted_word(const WordForm& form, std::string_view lang) {
  const std::string_view core = core_word(form.folded, lang);
  return core.empty() ? form.latin : std::string(core);
}

QuotedWords read_words(const AnnotationInput& input, const TakenRanges& taken, ByteRange range) {
  const std::string_view lang = segment_language(input.document, input.segment);
  QuotedWords quoted;
  const Anchor* last = nullptr;
  const auto words = input.context.segment_words(input.segment);
  auto word = std::lower_bound(words.begin(), words.end(), range.begin,
                               [](const Word& w, std::size_t at) { return w.range.begin < at; });
  for (; word != words.end() && word->range.end <= range.end; ++word) {
    ++quoted.count;
    const Anchor* anchor = taken.find(word->range);
    const bool by_key =
        anchor != nullptr && range.contains(anchor->range) &&
        (anchor->kind == AnchorKind::number || anchor->kind == AnchorKind::date ||
         anchor->kind == AnchorKind::acronym || anchor->key.find(':') != std::string::npos);
    if (by_key && anchor == last) continue;
    last = by_key ? anchor : nullptr;
    if (!quoted.key.empty()) quoted.key += ' ';
    quoted.key += by_key ? anchor->key : quoted_word(input.context.form(*word), lang);
  }
  return quoted;
}

// One quoted word is a name or an irony more often than speech.
double weight_of(std::size_t words) {
  constexpr std::array<double, 6> few = {0.0, 0.1, 0.2, 0.4, 0.55, 0.7};
  return words < few.size() ? few[words]
                            : std::min(1.0, 0.7 + 0.05 * static_cast<double>(words - 5));
}

struct QuoteWord {
  std::string plain;  // in plain spelling
  double mass = 0.0;
  bool used = false;
};

// Short words tell nothing across languages, numbers much.
double mass_of(std::string_view word) {
  if (const auto core = core_weight(word)) return *core;
  const bool digits =
      std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) return 2.0;
  const std::size_t letters = count_code_points(word);
  return letters < 4 ? 0.15 : letters == 4 ? 0.7 : 1.0;
}

std::vector<QuoteWord> split_key(std::string_view key) {
  constexpr std::size_t most_words = 80;
  std::vector<QuoteWord> words;
  for (std::size_t begin = 0; begin < key.size() && words.size() < most_words;) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = key.substr(begin, end - begin);
    if (!word.empty()) words.push_back({plain_spelling(word), mass_of(word)});
    begin = end + 1;
  }
  return words;
}

double likeness(const QuoteWord& a, const QuoteWord& b) {
  if (a.plain == b.plain) return 1.0;
  if (std::min(a.plain.size(), b.plain.size()) < 4 || a.plain[0] != b.plain[0]) return 0.0;
  return cognate_strength(a.plain, b.plain);
}

// The mass that both sides share, each word being used once.
double shared_mass(std::vector<QuoteWord>& a, std::vector<QuoteWord>& b) {
  double shared = 0.0;
  for (const QuoteWord& word : a) {
    QuoteWord* best = nullptr;
    double best_likeness = 0.0;
    for (QuoteWord& other : b) {
      if (other.used) continue;
      const double alike = likeness(word, other);
      if (alike > best_likeness) {
        best_likeness = alike;
        best = &other;
      }
    }
    if (best == nullptr) continue;
    best->used = true;
    shared += best_likeness * std::min(word.mass, best->mass);
  }
  return shared;
}

double total_mass(const std::vector<QuoteWord>& words) {
  double sum = 0.0;
  for (const QuoteWord& word : words) sum += word.mass;
  return sum;
}

}  // namespace

void extract_quotes(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  const ByteRange segment = input.document.segments[input.segment].range;
  const auto& quotations = input.context.quotations;
  const TakenRanges taken(anchors);
  std::vector<Anchor> found;
  const std::size_t earliest = segment.begin - std::min(segment.begin, most_quotation);
  auto quotation =
      std::lower_bound(quotations.begin(), quotations.end(), earliest,
                       [](const ByteRange& q, std::size_t at) { return q.begin < at; });
  for (; quotation != quotations.end() && quotation->begin < segment.end; ++quotation) {
    if (quotation->end <= segment.begin) continue;
    const ByteRange part = trim(input.document.text, {std::max(quotation->begin, segment.begin),
                                                      std::min(quotation->end, segment.end)});
    QuotedWords quoted = read_words(input, taken, part);
    if (quoted.count == 0) continue;
    found.push_back({AnchorKind::quote, part, std::move(quoted.key), weight_of(quoted.count)});
  }
  anchors.insert(anchors.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
}

double compare_quotes(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  if (b.key < a.key) return compare_quotes(b, a);  // words are matched greedily, so in one order
  std::vector<QuoteWord> one = split_key(a.key);
  std::vector<QuoteWord> other = split_key(b.key);
  const double most = std::max(a.key.size(), b.key.size());
  const double least = std::min(a.key.size(), b.key.size());
  if (one.empty() || other.empty() || least * 4 < most) return 0.0;
  constexpr double unseen = 0.8;  // so that one common word does not make two words a translation
  const double part =
      2.0 * shared_mass(one, other) / (total_mass(one) + total_mass(other) + unseen);
  return std::clamp((part - 0.06) * 1.8, 0.0, 1.0);
}

}  // namespace calque
