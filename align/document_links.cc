#include "align/document_links.h"

#include <algorithm>
#include <cmath>

#include "align/chain.h"

namespace calque {
namespace {

constexpr std::size_t most_passages = 160;  // of one document

// Some neighbouring segments as one vector of length 1.
struct Passage {
  std::size_t segment = 0;  // the first
  double weight = 0.0;
  std::vector<float> vector;
};

// The passages of a document, all of about as many segments; without those that say nothing.
std::vector<Passage> passages_of(const Collection& side, std::size_t document) {
  const std::size_t begin = side.first[document];
  const std::size_t count = side.first[document + 1] - begin;
  const std::size_t each = (count + most_passages - 1) / most_passages;
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < count; i += std::max<std::size_t>(1, each)) {
    Passage passage{i, 0.0, std::vector<float>(side.vectors.dimension)};
    for (std::size_t k = i; k < std::min(count, i + each); ++k) {
      const float weight = side.vectors.weights[begin + k] * side.novelty[begin + k];
      const auto row = side.vectors.of(begin + k);
      passage.weight += static_cast<double>(weight);
      for (std::size_t d = 0; d < row.size(); ++d) passage.vector[d] += weight * row[d];
    }
    const float length = std::sqrt(dot(passage.vector, passage.vector));
    if (length <= 0.0F) continue;
    for (float& value : passage.vector) value /= length;
    passages.push_back(std::move(passage));
  }
  return passages;
}

struct Nearest {
  std::size_t passage = 0;
  double cosine = -1.0;
};

void look_at(Nearest& nearest, std::size_t passage, double cosine) {
  if (cosine > nearest.cosine) nearest = {passage, cosine};
}

double total_weight(const std::vector<Passage>& passages) {
  double sum = 0.0;
  for (const Passage& passage : passages) sum += passage.weight;
  return sum;
}

double mean_of_nearest(const std::vector<Passage>& passages, const std::vector<Nearest>& nearest) {
  double sum = 0.0;
  for (std::size_t i = 0; i < passages.size(); ++i) sum += passages[i].weight * nearest[i].cosine;
  return sum / total_weight(passages);
}

}  // namespace

DocumentLinks link_documents(const Collection& source, std::size_t source_document,
                             const Collection& target, std::size_t target_document) {
  DocumentLinks links;
  if (source.vectors.empty() || target.vectors.empty()) return links;
  const auto from = passages_of(source, source_document);
  const auto to = passages_of(target, target_document);
  if (from.empty() || to.empty()) return links;
  std::vector<Nearest> of_source(from.size());
  std::vector<Nearest> of_target(to.size());
  double all = 0.0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t j = 0; j < to.size(); ++j) {
      const double cosine = static_cast<double>(dot(from[i].vector, to[j].vector));
      look_at(of_source[i], j, cosine);
      look_at(of_target[j], i, cosine);
      all += cosine;
    }
  }
  std::vector<WeightedPoint> mutual;
  double mutual_weight = 0.0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::size_t j = of_source[i].passage;
    if (of_target[j].passage != i || of_source[i].cosine <= 0.0) continue;
    mutual.push_back({{i, j}, of_source[i].cosine});
    mutual_weight += of_source[i].cosine;
  }
  const double source_weight = total_weight(from);
  const double target_weight = total_weight(to);
  double kept = 0.0;
  for (const GridPoint& point : heaviest_chain(mutual, to.size())) {
    const double cosine = of_source[point.source].cosine;
    const double part =
        0.5 * (from[point.source].weight / source_weight + to[point.target].weight / target_weight);
    links.share += part;
    links.likeness += part * cosine;
    kept += cosine;
    links.pairs.emplace_back(from[point.source].segment, to[point.target].segment);
  }
  links.best = 0.5 * (mean_of_nearest(from, of_source) + mean_of_nearest(to, of_target));
  links.contrast =
      links.best - all / (static_cast<double>(from.size()) * static_cast<double>(to.size()));
  links.order = mutual_weight > 0.0 ? kept / mutual_weight : 0.0;
  return links;
}

}  // namespace calque
