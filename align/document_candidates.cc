#include "align/document_candidates.h"

#include <algorithm>
#include <cmath>

namespace calque {
namespace {

constexpr std::size_t block = 128;         // documents whose vectors stay in a processor's cache
constexpr std::size_t most_places = 2000;  // documents that hold a word which still proposes pairs
constexpr double fewest_documents = 8.0;   // for rarity to go by its logarithm
constexpr double least_gain = 0.02;
constexpr double lonely_share = 0.3;  // weight of words that nothing on the other side is like

bool nearer(const NearDocument& a, const NearDocument& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.document < b.document;
}

void keep(std::vector<NearDocument>& best, NearDocument near, std::size_t most) {
  if (best.size() == most) {
    if (most == 0 || !nearer(near, best.back())) return;
    best.pop_back();
  }
  best.insert(std::upper_bound(best.begin(), best.end(), near, nearer), near);
}

// What a word counts, by how few of the documents hold it.
std::vector<double> rarities(const Collection& side) {
  const double all = std::max(fewest_documents, static_cast<double>(side.size()));
  std::vector<double> rarity;
  for (const TokenType& type : side.tokens.types)
    rarity.push_back(std::max(0.0, std::log(all / (static_cast<double>(type.segments) + 0.5))));
  return rarity;
}

std::vector<std::uint32_t> distinct_types(const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> types;
  for (const Token& token : tokens) types.push_back(token.type);
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

struct Words {
  std::vector<std::vector<std::uint32_t>> types;  // [document]
  std::vector<double> weight;                     // [type]
  std::vector<double> norm;                       // [document]

  Words(const Collection& side, std::vector<double> weights) : weight(std::move(weights)) {
    for (const auto& tokens : side.tokens.segments) {
      types.push_back(distinct_types(tokens));
      double sum = 0.0;
      for (const std::uint32_t type : types.back()) sum += weight[type] * weight[type];
      norm.push_back(std::sqrt(sum));
    }
  }
};

// How surely two types mean the same, 0..1, from the lexicon's ratio.
double match_strength(const Collection& source, const Collection& target, std::uint32_t s,
                      const Translation& translation) {
  const double tokens = std::sqrt(static_cast<double>(source.tokens.tokens) *
                                  static_cast<double>(target.tokens.tokens));
  const double most =
      std::max(source.tokens.types[s].count, target.tokens.types[translation.target].count);
  return std::min(1.0, static_cast<double>(translation.ratio) * most / tokens);
}

// The columns' lists from whole rows would take the square of the memory: each row's best are all
// that is kept of it, and a column chooses from what the rows offer it.
NearestDocuments merged(std::vector<std::vector<NearDocument>> rows, std::size_t columns,
                        std::size_t most) {
  NearestDocuments nearest;
  nearest.of_target.resize(columns);
  for (std::size_t s = 0; s < rows.size(); ++s) {
    for (const NearDocument& near : rows[s])
      keep(nearest.of_target[near.document], {s, near.cosine}, most);
    if (rows[s].size() > most) rows[s].resize(most);
  }
  nearest.of_source = std::move(rows);
  return nearest;
}

}  // namespace

NearestDocuments nearest_by_vectors(const Collection& source, const Collection& target,
                                    std::size_t most, const ForEach& for_each) {
  NearestDocuments nearest;
  if (source.vectors.empty() || target.vectors.empty()) return nearest;
  nearest.of_source.resize(source.size());
  nearest.of_target.resize(target.size());
  const auto search = [&](const Collection& from, const Collection& to, auto& found) {
    for_each((from.size() + block - 1) / block, [&](std::size_t b) {
      const std::size_t end = std::min(from.size(), (b + 1) * block);
      for (std::size_t begin_to = 0; begin_to < to.size(); begin_to += block) {
        const std::size_t end_to = std::min(to.size(), begin_to + block);
        for (std::size_t i = b * block; i < end; ++i) {
          for (std::size_t j = begin_to; j < end_to; ++j) {
            const float cosine = dot(from.document_vector(i), to.document_vector(j));
            keep(found[i], {j, static_cast<double>(cosine)}, most);
          }
        }
      }
    });
  };
  search(source, target, nearest.of_source);
  search(target, source, nearest.of_target);
  return nearest;
}

NearestDocuments nearest_by_words(const Collection& source, const Collection& target,
                                  const Lexicon& lexicon, std::size_t most,
                                  const ForEach& for_each) {
  std::vector<double> source_weight = rarities(source);
  std::vector<double> target_weight = rarities(target);
  std::vector<bool> partnered(target_weight.size());
  for (std::uint32_t s = 0; s < source_weight.size(); ++s) {
    if (lexicon.of(s).empty()) source_weight[s] *= lonely_share;
    for (const Translation& translation : lexicon.of(s)) partnered[translation.target] = true;
  }
  for (std::uint32_t t = 0; t < target_weight.size(); ++t)
    if (!partnered[t]) target_weight[t] *= lonely_share;
  const Words from(source, std::move(source_weight));
  const Words to(target, std::move(target_weight));
  std::vector<std::vector<std::uint32_t>> places(target.tokens.types.size());
  for (std::uint32_t t = 0; t < target.size(); ++t)
    for (const std::uint32_t type : to.types[t]) places[type].push_back(t);
  std::vector<std::vector<NearDocument>> rows(source.size());
  for_each(source.size(), [&](std::size_t s) {
    std::unordered_map<std::uint32_t, double> dots;
    for (const std::uint32_t type : from.types[s]) {
      for (const Translation& translation : lexicon.of(type)) {
        const double gain = from.weight[type] * to.weight[translation.target] *
                            match_strength(source, target, type, translation);
        if (gain < least_gain || places[translation.target].size() > most_places) continue;
        for (const std::uint32_t t : places[translation.target]) dots[t] += gain;
      }
    }
    for (const auto& [t, sum] : dots) {
      const double cosine = std::min(1.0, sum / std::max(1e-9, from.norm[s] * to.norm[t]));
      keep(rows[s], {t, cosine}, 4 * most);
    }
  });
  return merged(std::move(rows), target.size(), most);
}

}  // namespace calque
