#include "align/word_evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace calque {
namespace {

constexpr double least_ratio = 4.0;   // weaker pairs convince nobody
constexpr double full_ratio = 7.0;    // natural logarithm of the ratio that counts as certain
constexpr double least_weight = 0.2;  // pairs below are often chance
constexpr std::size_t most_tokens = 2000;

struct Candidate {
  ByteRange source;
  ByteRange target;
  bool given;
  double weight;
};

// 1 for a word that few segments hold, 0 for one that a third of them hold.
double rarity(const TokenizedDocument& document, const TokenType& type) {
  const double all = static_cast<double>(std::max<std::size_t>(8, document.segments.size()));
  return std::clamp(std::log(all / (3.0 * type.segments)) / std::log(all / 3.0), 0.0, 1.0);
}

// The letter that an elided word leaves ("d'", "n'") convinces nobody.
bool is_one_letter(const TokenType& type) { return type.latin.size() == 1; }

bool is_taken(const std::vector<Evidence>& evidence, const Candidate& pair) {
  return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& item) {
    return item.source.overlaps(pair.source) || item.target.overlaps(pair.target);
  });
}

}  // namespace

std::vector<Evidence> find_word_evidence(const TokenizedDocument& source,
                                         std::span<const std::size_t> source_segments,
                                         const TokenizedDocument& target,
                                         std::span<const std::size_t> target_segments,
                                         const Lexicon& lexicon,
                                         const std::vector<Evidence>& anchors, std::size_t most) {
  std::unordered_map<std::uint32_t, ByteRange> target_words;  // the first of each type
  std::size_t seen = 0;
  for (const std::size_t j : target_segments) {
    for (const Token& token : target.segments[j]) {
      if (target.types[token.type].kind == TokenKind::word && ++seen <= most_tokens)
        target_words.emplace(token.type, token.range);
    }
  }
  std::vector<Candidate> candidates;
  seen = 0;
  for (const std::size_t i : source_segments) {
    for (const Token& token : source.segments[i]) {
      if (source.types[token.type].kind != TokenKind::word || ++seen > most_tokens) continue;
      for (const Translation& translation : lexicon.of(token.type)) {
        const auto word = target_words.find(translation.target);
        if (word == target_words.end() || translation.ratio < least_ratio) continue;
        const TokenType& from = source.types[token.type];
        const TokenType& to = target.types[translation.target];
        const bool given = lexicon.is_given(token.type, translation.target);
        if (!given && (is_one_letter(from) || is_one_letter(to))) continue;
        const double strength = std::min(1.0, std::log(translation.ratio) / full_ratio);
        const double weight = strength * std::sqrt(rarity(source, from) * rarity(target, to));
        candidates.push_back({token.range, word->second, given, weight});
      }
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<Evidence> evidence = anchors;
  for (const Candidate& pair : candidates) {
    if (evidence.size() == anchors.size() + most || pair.weight < least_weight) break;
    if (is_taken(evidence, pair)) continue;
    evidence.push_back({pair.given ? EvidenceKind::term : EvidenceKind::lexicon, pair.source,
                        pair.target, pair.weight});
  }
  evidence.erase(evidence.begin(), evidence.begin() + static_cast<std::ptrdiff_t>(anchors.size()));
  return evidence;
}

}  // namespace calque
