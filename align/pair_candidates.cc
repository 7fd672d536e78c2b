// The pairs of segments that are worth a closer look.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "align/pair_features.h"

namespace calque {
namespace {

constexpr std::size_t candidates_each = 6;  // kept for each row and for each column
constexpr std::size_t most_places = 2000;   // segments that hold a token which still proposes pairs
constexpr std::size_t background_size = 4;  // next best partners that make up the background

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

}  // namespace

// How much a match of two types counts, 0..1: the strength of the spelling, from the lexicon's
// ratio.
double PairComparer::match_strength(std::uint32_t s, const Translation& translation) const {
  const double tokens = std::sqrt(static_cast<double>(source_.tokens.tokens) *
                                  static_cast<double>(target_.tokens.tokens));
  const double most =
      std::max(source_.tokens.types[s].count, target_.tokens.types[translation.target].count);
  return std::min(1.0, static_cast<double>(translation.ratio) * most / tokens);
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
                            match_strength(token.type, translation);
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

}  // namespace calque
