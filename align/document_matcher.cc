#include "align/document_matcher.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "align/document_names.h"
#include "align/odds.h"

namespace calque {
namespace {

constexpr std::size_t candidates_each = 6;  // of a document, by vectors and by words
constexpr std::size_t most_bytes_with_names =
    20'000'000;                      // bytes in which names are looked for at once
constexpr double least_odds = -8.0;  // of a pair that is no candidate
constexpr double largest_lead = 6.0;

void one_after_the_other(std::size_t count, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < count; ++i) work(i);
}

// The weights in the order of the features.
template <typename Feature, std::size_t features>
class Logistic {
 public:
  explicit Logistic(const LogisticWeights& weights) : bias_(weights.bias) {
    for (std::size_t k = 0; k < features; ++k) {
      for (const auto& [feature, weight] : weights.features)
        if (feature == name(static_cast<Feature>(k))) weights_[k] = weight;
    }
  }

  double log_odds(const std::array<double, features>& values) const {
    double sum = bias_;
    for (std::size_t k = 0; k < features; ++k) sum += weights_[k] * values[k];
    return sum;
  }

 private:
  double bias_;
  std::array<double, features> weights_{};
};

std::vector<std::string> bare_names(std::span<const Document> documents) {
  std::vector<std::string> names;
  for (const Document& document : documents) names.push_back(bare_name(document.id));
  return names;
}

// The candidates by source and target, each once.
class CandidateList {
 public:
  void add(std::size_t source, std::size_t target, double words = 0.0) {
    pairs_.push_back({source, target, words});
  }
  void add(const NearestDocuments& nearest, bool words) {
    for (std::size_t s = 0; s < nearest.of_source.size(); ++s)
      for (const NearDocument& near : nearest.of_source[s])
        add(s, near.document, words ? near.cosine : 0.0);
    for (std::size_t t = 0; t < nearest.of_target.size(); ++t)
      for (const NearDocument& near : nearest.of_target[t])
        add(near.document, t, words ? near.cosine : 0.0);
  }
  std::vector<DocumentPair> finish() {
    std::sort(pairs_.begin(), pairs_.end(), [](const DocumentPair& a, const DocumentPair& b) {
      if (a.source != b.source) return a.source < b.source;
      return a.target != b.target ? a.target < b.target : a.words > b.words;
    });
    const auto same = [](const DocumentPair& a, const DocumentPair& b) {
      return a.source == b.source && a.target == b.target;
    };
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end(), same), pairs_.end());
    return std::move(pairs_);
  }

 private:
  std::vector<DocumentPair> pairs_;
};

// Documents whose bare names are the same, where a name is no crowd's.
void add_namesakes(const std::vector<std::string>& sources, const std::vector<std::string>& targets,
                   CandidateList& candidates) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_name;
  for (std::size_t t = 0; t < targets.size(); ++t)
    if (!targets[t].empty()) by_name[targets[t]].push_back(t);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto found = by_name.find(sources[s]);
    if (found == by_name.end() || found->second.size() > candidates_each) continue;
    for (const std::size_t t : found->second) candidates.add(s, t);
  }
}

// The two highest log odds that a document has with others.
struct Best {
  double first = least_odds;
  double second = least_odds;

  void look_at(double odds) {
    if (odds > first) {
      second = first;
      first = odds;
    } else {
      second = std::max(second, odds);
    }
  }
  double lead(double odds) const {
    return std::clamp(odds - (odds == first ? second : first), -largest_lead, largest_lead);
  }
};

void set_among_rivals(std::vector<ScoredDocuments>& pairs, const MatchWeights& weights,
                      std::size_t sources, std::size_t targets) {
  const Logistic<DocumentFeature, document_features> alone(weights.pair);
  const Logistic<RivalFeature, rival_features> among(weights.rivals);
  std::vector<Best> rows(sources);
  std::vector<Best> columns(targets);
  for (ScoredDocuments& pair : pairs) {
    const double odds = std::max(least_odds, alone.log_odds(pair.features));
    pair.rivals[pair_rival_feature] = odds;
    rows[pair.source].look_at(odds);
    columns[pair.target].look_at(odds);
  }
  for (ScoredDocuments& pair : pairs) {
    RivalFeatures& f = pair.rivals;
    const double odds = f[pair_rival_feature];
    if (targets > 1) f[row_rival_feature] = rows[pair.source].lead(odds);
    if (sources > 1) f[column_rival_feature] = columns[pair.target].lead(odds);
    f[alone_rival_feature] = sources == 1 || targets == 1 ? 1.0 : 0.0;
    pair.score = odds_to_probability(among.log_odds(f));
  }
}

std::vector<DocumentPair> find_candidates(const Collection& source, const Collection& target,
                                          const NearestDocuments& by_vectors,
                                          const MatchOptions& options,
                                          const std::vector<std::string>& source_names,
                                          const std::vector<std::string>& target_names,
                                          const ForEach& for_each) {
  const Lexicon lexicon = Lexicon::from_spelling(source.tokens, target.tokens, options.dictionary);
  CandidateList candidates;
  candidates.add(nearest_by_words(source, target, lexicon, candidates_each, for_each), true);
  candidates.add(by_vectors, false);
  if (options.names) add_namesakes(source_names, target_names, candidates);
  // Few documents: all pairs are looked at.
  if (source.size() * target.size() <= candidates_each * candidates_each) {
    for (std::size_t s = 0; s < source.size(); ++s)
      for (std::size_t t = 0; t < target.size(); ++t) candidates.add(s, t);
  }
  return candidates.finish();
}

}  // namespace

std::string_view name(RivalFeature feature) {
  static constexpr std::array<std::string_view, rival_features> names = {"pair", "row", "column",
                                                                         "alone", "hint"};
  return names[feature];
}

const MatchWeights& MatchOptions::weights_in_use() const {
  if (weights) return *weights;
  return has_vectors() ? default_match_weights_vectors() : default_match_weights();
}

std::vector<ScoredDocuments> score_documents(std::span<const Document> sources,
                                             std::span<const Document> targets,
                                             const MatchOptions& options) {
  if (sources.empty() || targets.empty()) return {};
  const ForEach for_each = options.for_each ? options.for_each : ForEach(one_after_the_other);
  Collection source(sources, for_each);
  Collection target(targets, for_each);
  if (options.has_vectors())
    set_vectors(source, options.source_vectors, target, options.target_vectors);
  std::size_t bytes = 0;
  for (const auto& side : {sources, targets})
    for (const Document& document : side) bytes += document.text.size();
  if (bytes <= most_bytes_with_names) add_projected_names(source, target);
  std::vector<std::string> source_names;
  std::vector<std::string> target_names;
  if (options.names) {
    source_names = bare_names(sources);
    target_names = bare_names(targets);
  }
  const NearestDocuments by_vectors = nearest_by_vectors(source, target, candidates_each, for_each);
  const auto candidates =
      find_candidates(source, target, by_vectors, options, source_names, target_names, for_each);
  std::vector<ScoredDocuments> pairs(candidates.size());
  for_each(candidates.size(), [&](std::size_t k) {
    static_cast<ComparedDocuments&>(pairs[k]) =
        compare_documents(source, target, candidates[k], by_vectors);
    if (options.names) {
      pairs[k].rivals[hint_rival_feature] =
          name_likeness(source_names[pairs[k].source], target_names[pairs[k].target]);
    }
  });
  set_among_rivals(pairs, options.weights_in_use(), source.size(), target.size());
  return pairs;
}

std::vector<DocumentMatch> match_documents(std::span<const Document> sources,
                                           std::span<const Document> targets,
                                           const MatchOptions& options) {
  std::vector<ScoredDocuments> pairs = score_documents(sources, targets, options);
  const double cut = options.min_score.value_or(options.weights_in_use().cut);
  std::erase_if(pairs, [&](const ScoredDocuments& pair) { return pair.score < cut; });
  std::stable_sort(
      pairs.begin(), pairs.end(),
      [](const ScoredDocuments& a, const ScoredDocuments& b) { return a.score > b.score; });
  std::vector<bool> source_taken(sources.size());
  std::vector<bool> target_taken(targets.size());
  std::vector<DocumentMatch> matches;
  for (ScoredDocuments& pair : pairs) {
    if (options.one_to_one && (source_taken[pair.source] || target_taken[pair.target])) continue;
    source_taken[pair.source] = target_taken[pair.target] = true;
    matches.push_back({pair.source, pair.target, pair.score, pair.links, std::move(pair.evidence)});
  }
  return matches;
}

}  // namespace calque
