#include "align/vector_neighbours.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t columns_at_once = 256;  // whose vectors stay in a processor's cache

void keep(std::vector<Neighbour>& best, std::size_t segment, float cosine) {
  const bool full = best.size() == VectorNeighbours::kept;
  if (full && cosine <= best.back().cosine) return;
  if (full) best.pop_back();
  // Of equals the first stays before.
  const auto place =
      std::find_if(best.begin(), best.end(), [&](const Neighbour& n) { return cosine > n.cosine; });
  best.insert(place, {static_cast<std::uint32_t>(segment), cosine});
}

}  // namespace

VectorNeighbours::VectorNeighbours(const SegmentVectors& source,
                                   const std::vector<bool>& source_usable,
                                   const SegmentVectors& target,
                                   const std::vector<bool>& target_usable) {
  if (source.empty() || target.empty()) return;
  const std::size_t n = source.rows.size();
  const std::size_t m = target.rows.size();
  of_source_.resize(n);
  of_target_.resize(m);
  for (std::size_t begin = 0; begin < m; begin += columns_at_once) {
    const std::size_t end = std::min(m, begin + columns_at_once);
    for (std::size_t i = 0; i < n; ++i) {
      if (!source_usable[i]) continue;
      for (std::size_t j = begin; j < end; ++j) {
        if (!target_usable[j]) continue;
        const float cosine = dot(source.of(i), target.of(j));
        keep(of_source_[i], j, cosine);
        keep(of_target_[j], i, cosine);
      }
    }
  }
}

double VectorNeighbours::mean(const std::vector<Neighbour>& neighbours) {
  if (neighbours.empty()) return 0.0;
  double sum = 0.0;
  for (const Neighbour& neighbour : neighbours) sum += static_cast<double>(neighbour.cosine);
  return sum / static_cast<double>(neighbours.size());
}

}  // namespace calque
