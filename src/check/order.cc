// order: sentences of a unit that stand in another order in the translation, by the numbers, names
// and addresses that they hold.
#include <array>
#include <vector>

#include "check/checks.h"
#include "langid/rules.h"
#include "langid/segmenter.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 0> aliases = {};

std::vector<ByteRange> sentences_of(const CheckedText& text) {
  return split_sentences(text.text, {0, text.text.size()}, text.lang,
                         find_rules(built_in_rules(), text.lang));
}

bool may_have_sentences(std::string_view text) {
  constexpr std::size_t least = 30;  // bytes
  return text.size() >= least;
}

// [source sentence][target sentence]: how many anchors both hold.
std::vector<std::vector<int>> count_shared(const CheckedUnit& unit,
                                           const std::vector<ByteRange>& source,
                                           const std::vector<ByteRange>& target) {
  constexpr double same = 0.8;
  const auto sentence_of = [](const std::vector<ByteRange>& sentences, const Anchor& anchor) {
    std::size_t i = 0;
    while (i + 1 < sentences.size() && sentences[i].end <= anchor.range.begin) ++i;
    return i;
  };
  std::vector<std::vector<int>> shared(source.size(), std::vector<int>(target.size()));
  for (const Anchor& one : unit.source.anchors) {
    if (one.kind == AnchorKind::quote || one.kind == AnchorKind::cognate) continue;
    for (const Anchor& other : unit.target.anchors) {
      if (one.kind != other.kind || anchor_type(one.kind).compare(one, other) < same) continue;
      ++shared[sentence_of(source, one)][sentence_of(target, other)];
    }
  }
  return shared;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (unit.source.anchors.size() < 2 || unit.target.anchors.size() < 2) return;
  if (!may_have_sentences(unit.source.text) || !may_have_sentences(unit.target.text)) return;
  const std::vector<ByteRange> source = sentences_of(unit.source);
  const std::vector<ByteRange> target = sentences_of(unit.target);
  if (source.size() < 2 || source.size() != target.size()) return;
  const auto shared = count_shared(unit, source, target);
  for (std::size_t i = 0; i < source.size(); ++i) {
    for (std::size_t j = i + 1; j < target.size(); ++j) {
      const bool crossed = shared[i][j] > 0 && shared[j][i] > 0;
      if (!crossed || shared[i][i] > 0 || shared[j][j] > 0) continue;
      sink.add(Severity::warning, source[i], target[j],
               "this sentence stands at another place in the translation")
          .confidence = 0.6;
      return;
    }
  }
}

}  // namespace

const UnitCheck order_check = {"order", "sentences of a unit in another order", aliases, run};

}  // namespace calque
