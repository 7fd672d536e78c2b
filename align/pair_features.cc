#include "align/pair_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "align/similarity_model.h"

namespace calque {
namespace {

constexpr std::size_t candidates_each = 6;  // kept for each row and for each column
constexpr std::size_t most_places = 2000;   // segments that hold a token which still proposes pairs
constexpr std::size_t background_size = 4;  // next best partners that make up the background
constexpr double lonely_share = 0.3;  // weight of words that nothing on the other side is like

constexpr double usual_size = 30.0;  // segments of an article
constexpr double largest_size = 1.5;
// Documents about one event have more, about different events less; above, more says nothing.
constexpr double related_density = 0.3;

double saturate(double sum) { return 1.0 - std::exp(-sum); }

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

double sum_over(const std::vector<double>& values, Passage passage) {
  double sum = 0.0;
  for (const std::size_t segment : passage) sum += values[segment];
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

bool is_list(const Document& document) {
  return std::all_of(document.segments.begin(), document.segments.end(),
                     [](const Segment& segment) { return segment.kind == SegmentKind::line; });
}

// Mean rarity of the words in `range`, 0..1: a name whose parts are all over the text tells little,
// even where it stands in full only once.
double word_rarity(const TokenizedDocument& tokens, Passage passage, ByteRange range) {
  constexpr std::size_t shortest_word = 3;
  const double all = std::log(std::max<std::size_t>(2, tokens.segments.size()));
  double sum = 0.0;
  double words = 0.0;
  for (const std::size_t segment : passage) {
    const auto& line = tokens.segments[segment];
    auto token = std::partition_point(line.begin(), line.end(), [&](const Token& before) {
      return before.range.end <= range.begin;
    });
    for (; token != line.end() && token->range.begin < range.end; ++token) {
      const TokenType& type = tokens.types[token->type];
      if (type.kind == TokenKind::word && type.key.size() < shortest_word) continue;
      sum += 1.0 - std::log(static_cast<double>(type.segments)) / all;
      words += 1.0;
    }
  }
  return words > 0.0 ? std::max(0.0, sum / words) : 1.0;
}

// Dates and bare years: many facts share them.
bool is_time(const Evidence& item, const Document& document) {
  if (item.kind == EvidenceKind::date) return true;
  const std::string_view digits = slice(document.text, item.source);
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view name(PairFeature feature) {
  static constexpr std::array<std::string_view, pair_features> names = {
      "cosine",  "row_margin", "column_margin", "quote",         "name",          "time",
      "amount",  "cognate",    "url",           "cover",         "conflict",      "length",
      "short",   "heading",    "position",      "lead",          "mutual",        "size",
      "density", "vector",     "vector_row",    "vector_column", "vector_mutual", "list"};
  return names[feature];
}

PairComparer::PairComparer(const MiningSide& source, const MiningSide& target,
                           const Dictionary& dictionary)
    : source_(source),
      target_(target),
      lexicon_(Lexicon::from_spelling(source.tokens, target.tokens, dictionary)),
      neighbours_(source.tokens.vectors, source.usable, target.tokens.vectors, target.usable),
      rivals_(source.usable.size(), target.usable.size()) {
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
  weigh_candidates();
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
      all.push_back({i, rows[i][k].index, rows[i][k].cosine, {}});
  }
  for (std::size_t j = 0; j < m; ++j) {
    target_background_.push_back(background(columns[j]));
    for (std::size_t k = 0; k < std::min(candidates_each, columns[j].size()); ++k)
      all.push_back({columns[j][k].index, j, columns[j][k].cosine, {}});
  }
  add_nearest(all);
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

// The nearest by vectors, of which words may know nothing.
void PairComparer::add_nearest(std::vector<Candidate>& all) const {
  if (neighbours_.empty()) return;
  constexpr std::size_t nearest = 3;
  const auto add = [&](std::size_t i, std::size_t j) {
    const std::size_t s[] = {i};
    const std::size_t t[] = {j};
    all.push_back({i, j, cosine(s, t), {}});
  };
  for (std::size_t i = 0; i < source_.usable.size(); ++i) {
    const auto& near = neighbours_.of_source(i);
    for (std::size_t k = 0; k < std::min(nearest, near.size()); ++k) add(i, near[k].segment);
  }
  for (std::size_t j = 0; j < target_.usable.size(); ++j) {
    const auto& near = neighbours_.of_target(j);
    for (std::size_t k = 0; k < std::min(nearest, near.size()); ++k) add(near[k].segment, j);
  }
}

void PairComparer::add_vector_features(Passage source, Passage target, PairFeatures& f) const {
  if (neighbours_.empty()) return;
  double source_background = -1.0;
  double target_background = -1.0;
  bool mutual = false;
  for (const std::size_t i : source) {
    source_background = std::max(source_background, neighbours_.source_background(i));
    const auto& near = neighbours_.of_source(i);
    if (near.empty()) continue;
    const std::size_t j = near.front().segment;
    const auto& back = neighbours_.of_target(j);
    mutual = mutual || (!back.empty() && back.front().segment == i &&
                        std::find(target.begin(), target.end(), j) != target.end());
  }
  for (const std::size_t j : target)
    target_background = std::max(target_background, neighbours_.target_background(j));
  f[vector_feature] = bead_cosine(source_.tokens.vectors, source.back(), source.size(),
                                  target_.tokens.vectors, target.back(), target.size());
  f[vector_row_feature] = f[vector_feature] - source_background;
  f[vector_column_feature] = f[vector_feature] - target_background;
  f[vector_mutual_feature] = mutual ? 1.0 : 0.0;
}

void PairComparer::weigh_candidates() {
  for (Candidate& candidate : candidates_) {
    const std::size_t s[] = {candidate.source};
    const std::size_t t[] = {candidate.target};
    candidate.evidence = find_evidence(source_.anchors, s, target_.anchors, t);
    rivals_.add(s[0], t[0], evidence_strength(candidate.evidence), candidate.cosine);
  }
  const auto usable = [](const MiningSide& side) {
    return static_cast<double>(std::count(side.usable.begin(), side.usable.end(), true)) + 1.0;
  };
  density_ = std::min(related_density, rivals_.density(usable(source_), usable(target_)));
  lists_ = is_list(*source_.document) && is_list(*target_.document);
  size_ = std::clamp(std::log(std::sqrt(usable(source_) * usable(target_)) / usual_size),
                     -largest_size, largest_size);
}

double PairComparer::name_rarity(const Evidence& item, Passage source, Passage target) const {
  return std::sqrt(word_rarity(source_.tokens, source, item.source) *
                   word_rarity(target_.tokens, target, item.target));
}

double PairComparer::cosine(Passage source, Passage target) const {
  const auto stands_in_target = [&](std::uint32_t type) {
    return std::any_of(target.begin(), target.end(), [&](std::size_t segment) {
      const auto& types = target_.types[segment];
      return std::binary_search(types.begin(), types.end(), type);
    });
  };
  std::unordered_set<std::uint32_t> done;
  double dot = 0.0;
  for (const std::size_t segment : source) {
    for (const std::uint32_t type : source_.types[segment]) {
      if (source.size() > 1 && !done.insert(type).second) continue;
      double best = 0.0;
      for (const Translation& translation : lexicon_.of(type)) {
        if (!stands_in_target(translation.target)) continue;
        best = std::max(best, source_weight_[type] * target_weight_[translation.target] *
                                  match_strength(source_, target_, type, translation));
      }
      dot += best;
    }
  }
  const double norms = sum_over(source_norm_, source) * sum_over(target_norm_, target);
  return std::min(1.0, dot / std::sqrt(norms + 1e-9));
}

// The evidence of two passages by kinds, summed.
struct PairComparer::Shared {
  double quote = 0.0;  // the best
  double names = 0.0;
  double rare_names = 0.0;  // each times its rarity
  double times = 0.0;
  double amounts = 0.0;
  double cognates = 0.0;
  double urls = 0.0;
};

PairComparer::Shared PairComparer::sum_up(const std::vector<Evidence>& evidence, Passage source,
                                          Passage target) const {
  Shared shared;
  for (const Evidence& item : evidence) {
    switch (item.kind) {
      case EvidenceKind::quote: shared.quote = std::max(shared.quote, item.weight); break;
      case EvidenceKind::entity:
      case EvidenceKind::acronym:
        shared.names += item.weight;
        shared.rare_names += item.weight * name_rarity(item, source, target);
        break;
      case EvidenceKind::number:
      case EvidenceKind::date:
        (is_time(item, *source_.document) ? shared.times : shared.amounts) += item.weight;
        break;
      case EvidenceKind::cognate: shared.cognates += item.weight; break;
      case EvidenceKind::url: shared.urls += item.weight; break;
      default: break;
    }
  }
  return shared;
}

PairFeatures PairComparer::features(Passage source, Passage target,
                                    const std::vector<Evidence>& evidence) const {
  PairFeatures f{};
  f[cosine_feature] = cosine(source, target);
  add_vector_features(source, target, f);
  const auto highest = [](const std::vector<double>& values, Passage passage) {
    double value = 0.0;
    for (const std::size_t segment : passage) value = std::max(value, values[segment]);
    return value;
  };
  f[row_margin_feature] = f[cosine_feature] - highest(source_background_, source);
  f[column_margin_feature] = f[cosine_feature] - highest(target_background_, target);
  const Shared shared = sum_up(evidence, source, target);
  f[quote_feature] = shared.quote;
  f[name_feature] = saturate(shared.rare_names);
  f[time_feature] = saturate(shared.times);
  f[amount_feature] = saturate(shared.amounts);
  f[cognate_feature] = saturate(0.5 * shared.cognates);
  f[url_feature] = saturate(shared.urls);
  const double numbers = shared.times + shared.amounts;
  const double facts = std::min(sum_over(source_.facts, source), sum_over(target_.facts, target));
  if (facts > 0.1) {
    f[cover_feature] = std::min(1.0, (shared.names + numbers + shared.urls) / facts);
  }
  if (numbers == 0.0) {
    f[conflict_feature] =
        saturate(std::min(sum_over(source_.numbers, source), sum_over(target_.numbers, target)));
  }
  const double ratio = std::log(std::max(1.0, sum_over(target_.tokens.lengths, target)) /
                                std::max(1.0, sum_over(source_.tokens.lengths, source)));
  f[length_feature] = std::min(2.0, std::abs(ratio - scale_));
  const auto fewest = static_cast<double>(
      std::min(token_count(source_.tokens, source), token_count(target_.tokens, target)));
  f[short_feature] = std::max(0.0, 1.0 - fewest / 10.0);
  f[heading_feature] = is_heading(source_, source) != is_heading(target_, target) ? 1.0 : 0.0;
  f[lead_feature] = evidence_strength(evidence) - rivals_.best(source, target);
  f[mutual_feature] = rivals_.mutual(source, target) ? 1.0 : 0.0;
  if (lists_) {
    f[list_feature] = 1.0;
  } else {
    f[position_feature] =
        std::abs(relative_place(source_, source) - relative_place(target_, target));
    f[density_feature] = density_;
    f[size_feature] = size_;
  }
  return f;
}

}  // namespace calque
