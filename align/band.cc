#include "align/band.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>

namespace calque {
namespace {

constexpr std::uint32_t rare = 2;  // occurrences on each side that still fix a place

struct WeightedPoint {
  GridPoint point;
  double weight;
  double best = 0.0;  // weight of the best chain that ends here
  std::ptrdiff_t previous = -1;
};

// Segments of every rare type, by type.
std::vector<std::vector<std::uint32_t>> rare_places(const TokenizedDocument& document) {
  std::vector<std::vector<std::uint32_t>> places(document.types.size());
  for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
    for (const Token& token : document.segments[i]) {
      auto& here = places[token.type];
      if (document.types[token.type].count <= rare && (here.empty() || here.back() != i))
        here.push_back(i);
    }
  }
  return places;
}

std::vector<WeightedPoint> shared_points(const TokenizedDocument& source,
                                         const TokenizedDocument& target, const Lexicon& lexicon) {
  const auto source_places = rare_places(source);
  const auto target_places = rare_places(target);
  std::map<std::pair<std::size_t, std::size_t>, double> weights;
  for (std::uint32_t s = 0; s < source.types.size(); ++s) {
    for (const Translation& translation : lexicon.of(s)) {
      const auto& from = source_places[s];
      const auto& to = target_places[translation.target];
      if (from.empty() || to.empty()) continue;
      const double weight = 1.0 / static_cast<double>(from.size() * to.size());
      for (const std::uint32_t i : from) {
        for (const std::uint32_t j : to) weights[{i, j}] += weight;
      }
    }
  }
  std::vector<WeightedPoint> points;
  for (const auto& [place, weight] : weights) {
    // One shared rare word happens by chance too often; two or an unambiguous pair do not.
    if (weight >= 1.0) points.push_back({{place.first, place.second}, weight * weight});
  }
  return points;
}

// Heaviest chain rising in both coordinates, by a Fenwick tree of maxima over the columns.
std::vector<GridPoint> heaviest_chain(std::vector<WeightedPoint>& points, std::size_t columns) {
  std::vector<std::ptrdiff_t> tree(columns + 1, -1);
  const auto better = [&](std::ptrdiff_t a, std::ptrdiff_t b) {
    return b < 0 || (a >= 0 && points[static_cast<std::size_t>(a)].best >=
                                   points[static_cast<std::size_t>(b)].best)
               ? a
               : b;
  };
  std::ptrdiff_t top = -1;
  for (std::size_t row = 0; row < points.size();) {
    std::size_t next = row;
    while (next < points.size() && points[next].point.source == points[row].point.source) ++next;
    for (std::size_t k = row; k < next; ++k) {  // points of one row cannot follow each other
      std::ptrdiff_t before = -1;
      for (std::size_t j = points[k].point.target; j > 0; j &= j - 1)
        before = better(tree[j], before);
      points[k].previous = before;
      points[k].best =
          points[k].weight + (before < 0 ? 0.0 : points[static_cast<std::size_t>(before)].best);
    }
    for (std::size_t k = row; k < next; ++k) {
      const auto index = static_cast<std::ptrdiff_t>(k);
      for (std::size_t j = points[k].point.target + 1; j <= columns; j += j & (~j + 1)) {
        tree[j] = better(tree[j], index);
      }
      top = better(top, index);
    }
    row = next;
  }
  std::vector<GridPoint> chain;
  for (; top >= 0; top = points[static_cast<std::size_t>(top)].previous)
    chain.push_back(points[static_cast<std::size_t>(top)].point);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace

std::size_t Band::cells() const {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < begin.size(); ++i) sum += end[i] - begin[i];
  return sum;
}

Band full_band(std::size_t source_segments, std::size_t target_segments) {
  Band band;
  band.begin.assign(source_segments + 1, 0);
  band.end.assign(source_segments + 1, target_segments + 1);
  return band;
}

Band band_around(const std::vector<GridPoint>& path, std::size_t half_width) {
  const std::size_t n = path.back().source;
  const std::size_t m = path.back().target;
  std::vector<std::size_t> low(n + 1, m);
  std::vector<std::size_t> high(n + 1, 0);
  const auto mark = [&](std::size_t i, std::size_t j) {
    low[i] = std::min(low[i], j);
    high[i] = std::max(high[i], j);
  };
  for (std::size_t k = 0; k < path.size(); ++k) {
    mark(path[k].source, path[k].target);
    if (k == 0) continue;
    const GridPoint a = path[k - 1];
    const GridPoint b = path[k];
    for (std::size_t i = a.source + 1; i <= b.source; ++i) {
      const std::size_t rise = (b.target - a.target) * (i - a.source) / (b.source - a.source);
      mark(i, a.target + rise);
      mark(i - 1, a.target + rise);
    }
  }
  // Widened along the columns, and along the rows by taking the extremes of the rows around.
  Band band;
  band.begin.resize(n + 1);
  band.end.resize(n + 1);
  for (std::size_t i = 0; i <= n; ++i) {
    const std::size_t above = i >= half_width ? i - half_width : 0;
    const std::size_t below = std::min(n, i + half_width);
    const std::size_t least = std::min(low[above], low[i]);
    const std::size_t most = std::max(high[below], high[i]);
    band.begin[i] = least >= half_width / 2 ? least - half_width / 2 : 0;
    band.end[i] = std::min(m, most + half_width / 2) + 1;
  }
  return band;
}

std::vector<GridPoint> anchor_points(const TokenizedDocument& source,
                                     const TokenizedDocument& target, const Lexicon& lexicon) {
  auto points = shared_points(source, target, lexicon);
  std::vector<GridPoint> path{{0, 0}};
  const auto chain = heaviest_chain(points, target.segments.size());
  path.insert(path.end(), chain.begin(), chain.end());
  path.push_back({source.segments.size(), target.segments.size()});
  return path;
}

}  // namespace calque
