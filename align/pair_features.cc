#include "align/pair_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::size_t candidates_each = 6;  // kept for each row and for each column
constexpr std::size_t most_places = 2000;   // segments that hold a token which still proposes pairs
constexpr std::size_t background_size = 4;  // next best partners that make up the background
constexpr double lonely_share = 0.3;  // weight of words that nothing on the other side is like

double saturate(double sum) { return 1.0 - std::exp(-sum); }

std::vector<double> rarities(const TokenizedDocument& tokens) {
  std::vector<double> rarity;
  const double all = static_cast<double>(std::max<std::size_t>(4, tokens.segments.size()));
  for (const TokenType& type : tokens.types) {
    rarity.push_back(std::max(0.0, std::log(all / (static_cast<double>(type.segments) + 0.5))));
  }
  return rarity;
}

// A candidate's cosine in the row (or column) that is being ranked.
struct Ranked {
  std::size_t index;
  double cosine;
};

bool better(const Ranked& a, const Ranked& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.index < b.index;
}

// Mean of the ones after the first; the list is sorted best first.
double background(const std::vector<Ranked>& ranked) {
  double sum = 0.0;
  for (std::size_t k = 1; k < std::min(ranked.size(), background_size + 1); ++k)
    sum += ranked[k].cosine;
  return sum / static_cast<double>(background_size);
}

void keep_best(std::vector<Ranked>& ranked, std::size_t most) {
  const std::size_t kept = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), better);
  ranked.resize(kept);
}

double length(const TokenizedDocument& tokens, Passage passage) {
  double sum = 0.0;
  for (const std::size_t segment : passage) sum += tokens.lengths[segment];
  return sum;
}

std::size_t token_count(const TokenizedDocument& tokens, Passage passage) {
  std::size_t sum = 0;
  for (const std::size_t segment : passage) sum += tokens.segments[segment].size();
  return sum;
}

bool is_heading(const MiningSide& side, Passage passage) {
  return std::all_of(passage.begin(), passage.end(), [&](std::size_t segment) {
    return side.document->segments[segment].kind == SegmentKind::heading;
  });
}

double relative_place(const MiningSide& side, Passage passage) {
  return static_cast<double>(passage.front()) /
         static_cast<double>(std::max<std::size_t>(1, side.tokens.segments.size()));
}

// The weight of a passage's anchors that could be evidence.
double anchor_weight(const AnchorIndex& anchors, Passage passage, bool (*counts)(AnchorKind)) {
  double sum = 0.0;
  for (const std::size_t segment : passage) {
    for (const Anchor& anchor : anchors.segments[segment]) {
      if (counts(anchor.kind)) sum += anchors.rarity(anchor) * anchor.weight;
    }
  }
  return sum;
}

// How much a match of two types counts, 0..1: the strength of the spelling, from the lexicon's
// ratio.
double match_strength(const MiningSide& source, const MiningSide& target, std::uint32_t s,
                      const Translation& translation) {
  const double tokens = std::sqrt(static_cast<double>(source.tokens.tokens) *
                                  static_cast<double>(target.tokens.tokens));
  const double most =
      std::max(source.tokens.types[s].count, target.tokens.types[translation.target].count);
  return std::min(1.0, static_cast<double>(translation.ratio) * most / tokens);
}

bool is_name(AnchorKind kind) { return kind == AnchorKind::entity || kind == AnchorKind::acronym; }
bool is_number(AnchorKind kind) { return kind == AnchorKind::number || kind == AnchorKind::date; }
bool is_fact(AnchorKind kind) {
  return is_name(kind) || is_number(kind) || kind == AnchorKind::url;
}

}  // namespace

std::string_view name(PairFeature feature) {
  static constexpr std::array<std::string_view, pair_features> names = {
      "cosine", "row_margin", "column_margin", "quote",  "entity", "number",  "cognate",
      "url",    "cover",      "conflict",      "length", "short",  "heading", "position"};
  return names[feature];
}

MiningSide::MiningSide(const Document& d)
    : document(&d),
      anchors(find_anchors(d)),
      tokens(tokenize(d, anchors.segments)),
      rarity(rarities(tokens)) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < d.segments.size(); ++i) {
    const Segment& segment = d.segments[i];
    const bool repeats = segment.kind != SegmentKind::line &&
                         !seen.insert(fold(slice(d.text, segment.range))).second;
    usable.push_back(segment.kind != SegmentKind::boilerplate && !tokens.segments[i].empty() &&
                     !repeats);
  }
}

PairComparer::PairComparer(const MiningSide& source, const MiningSide& target)
    : source_(source),
      target_(target),
      lexicon_(Lexicon::from_spelling(source.tokens, target.tokens)) {
  std::vector<bool> partnered(target.tokens.types.size());
  for (std::uint32_t s = 0; s < source.tokens.types.size(); ++s) {
    const auto translations = lexicon_.of(s);
    source_weight_.push_back(source.rarity[s] * (translations.empty() ? lonely_share : 1.0));
    for (const Translation& translation : translations) partnered[translation.target] = true;
  }
  for (std::uint32_t t = 0; t < target.tokens.types.size(); ++t) {
    target_weight_.push_back(target.rarity[t] * (partnered[t] ? 1.0 : lonely_share));
  }
  const auto norms = [](const TokenizedDocument& tokens, const std::vector<double>& weight) {
    std::vector<double> norm;
    for (const auto& segment : tokens.segments) {
      double sum = 0.0;
      for (const Token& token : segment) sum += weight[token.type] * weight[token.type];
      norm.push_back(sum);
    }
    return norm;
  };
  source_norm_ = norms(source.tokens, source_weight_);
  target_norm_ = norms(target.tokens, target_weight_);
  const auto mean_length = [](const TokenizedDocument& tokens) {
    const double sum = std::accumulate(tokens.lengths.begin(), tokens.lengths.end(), 1.0);
    return sum / static_cast<double>(std::max<std::size_t>(1, tokens.tokens));
  };
  scale_ = std::log(mean_length(target.tokens) / mean_length(source.tokens));
  find_candidates();
}

void PairComparer::find_candidates() {
  std::vector<std::vector<std::uint32_t>> postings(target_.tokens.types.size());
  for (std::uint32_t j = 0; j < target_.tokens.segments.size(); ++j) {
    if (!target_.usable[j]) continue;
    for (const Token& token : target_.tokens.segments[j]) {
      auto& list = postings[token.type];
      if (list.empty() || list.back() != j) list.push_back(j);
    }
  }
  const std::size_t n = source_.tokens.segments.size();
  const std::size_t m = target_.tokens.segments.size();
  std::vector<double> dots(m, 0.0);
  std::vector<std::uint32_t> touched;
  std::vector<Ranked> row;
  std::vector<std::vector<Ranked>> rows(n);
  std::vector<std::vector<Ranked>> columns(m);
  const std::size_t depth = std::max(candidates_each, background_size + 1);
  for (std::size_t i = 0; i < n; ++i) {
    if (!source_.usable[i]) continue;
    std::unordered_set<std::uint32_t> done;
    for (const Token& token : source_.tokens.segments[i]) {
      if (!done.insert(token.type).second) continue;
      for (const Translation& translation : lexicon_.of(token.type)) {
        const double gain = source_weight_[token.type] * target_weight_[translation.target] *
                            match_strength(source_, target_, token.type, translation);
        if (gain < 0.05) continue;
        const auto& places = postings[translation.target];
        if (places.size() > most_places) continue;
        for (const std::uint32_t j : places) {
          if (dots[j] == 0.0) touched.push_back(j);
          dots[j] += gain;
        }
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t j : touched) {
      const double cosine =
          std::min(1.0, dots[j] / std::sqrt(source_norm_[i] * target_norm_[j] + 1e-9));
      row.push_back({j, cosine});
      columns[j].push_back({i, cosine});
      if (columns[j].size() > 4 * depth) keep_best(columns[j], depth);
      dots[j] = 0.0;
    }
    touched.clear();
    keep_best(row, depth);
    rows[i] = row;  // a copy of the right size: the row itself was long
    row.clear();
  }
  for (auto& column : columns) keep_best(column, depth);
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < n; ++i) {
    source_background_.push_back(background(rows[i]));
    for (std::size_t k = 0; k < std::min(candidates_each, rows[i].size()); ++k)
      all.push_back({i, rows[i][k].index, rows[i][k].cosine});
  }
  for (std::size_t j = 0; j < m; ++j) {
    target_background_.push_back(background(columns[j]));
    for (std::size_t k = 0; k < std::min(candidates_each, columns[j].size()); ++k)
      all.push_back({columns[j][k].index, j, columns[j][k].cosine});
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::pair(a.source, a.target) < std::pair(b.source, b.target);
  });
  for (const Candidate& candidate : all) {
    if (candidates_.empty() || candidates_.back().source != candidate.source ||
        candidates_.back().target != candidate.target) {
      candidates_.push_back(candidate);
    }
  }
}

double PairComparer::cosine(Passage source, Passage target) const {
  std::unordered_set<std::uint32_t> target_types;
  double target_norm = 0.0;
  for (const std::size_t segment : target) {
    target_norm += target_norm_[segment];
    for (const Token& token : target_.tokens.segments[segment]) target_types.insert(token.type);
  }
  std::unordered_set<std::uint32_t> done;
  double dot = 0.0;
  double source_norm = 0.0;
  for (const std::size_t segment : source) {
    source_norm += source_norm_[segment];
    for (const Token& token : source_.tokens.segments[segment]) {
      if (!done.insert(token.type).second) continue;
      double best = 0.0;
      for (const Translation& translation : lexicon_.of(token.type)) {
        if (!target_types.contains(translation.target)) continue;
        best = std::max(best, source_weight_[token.type] * target_weight_[translation.target] *
                                  match_strength(source_, target_, token.type, translation));
      }
      dot += best;
    }
  }
  return std::min(1.0, dot / std::sqrt(source_norm * target_norm + 1e-9));
}

PairFeatures PairComparer::features(Passage source, Passage target,
                                    const std::vector<Evidence>& evidence) const {
  PairFeatures f{};
  f[cosine_feature] = cosine(source, target);
  const auto least = [](const std::vector<double>& values, Passage passage) {
    double sum = 0.0;
    for (const std::size_t segment : passage) sum = std::max(sum, values[segment]);
    return sum;
  };
  f[row_margin_feature] = f[cosine_feature] - least(source_background_, source);
  f[column_margin_feature] = f[cosine_feature] - least(target_background_, target);
  double names = 0.0;
  double numbers = 0.0;
  double cognates = 0.0;
  double urls = 0.0;
  for (const Evidence& item : evidence) {
    switch (item.kind) {
      case EvidenceKind::quote: f[quote_feature] = std::max(f[quote_feature], item.weight); break;
      case EvidenceKind::entity:
      case EvidenceKind::acronym: names += item.weight; break;
      case EvidenceKind::number:
      case EvidenceKind::date: numbers += item.weight; break;
      case EvidenceKind::cognate: cognates += item.weight; break;
      case EvidenceKind::url: urls += item.weight; break;
      default: break;
    }
  }
  f[entity_feature] = saturate(names);
  f[number_feature] = saturate(numbers);
  f[cognate_feature] = saturate(0.5 * cognates);
  f[url_feature] = saturate(urls);
  const double facts = std::min(anchor_weight(source_.anchors, source, is_fact),
                                anchor_weight(target_.anchors, target, is_fact));
  f[cover_feature] = facts > 0.1 ? std::min(1.0, (names + numbers + urls) / facts) : 0.0;
  const double own_numbers = std::min(anchor_weight(source_.anchors, source, is_number),
                                      anchor_weight(target_.anchors, target, is_number));
  f[conflict_feature] = numbers == 0.0 ? saturate(own_numbers) : 0.0;
  const double ratio = std::log(std::max(1.0, length(target_.tokens, target)) /
                                std::max(1.0, length(source_.tokens, source)));
  f[length_feature] = std::min(2.0, std::abs(ratio - scale_));
  const auto fewest = static_cast<double>(
      std::min(token_count(source_.tokens, source), token_count(target_.tokens, target)));
  f[short_feature] = std::max(0.0, 1.0 - fewest / 10.0);
  f[heading_feature] = is_heading(source_, source) != is_heading(target_, target) ? 1.0 : 0.0;
  f[position_feature] = std::abs(relative_place(source_, source) - relative_place(target_, target));
  return f;
}

}  // namespace calque
