#include "align/band.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>

namespace calque {
namespace {

constexpr std::uint32_t rare = 2;  // occurrences on each side that still fix a place

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

// The columns that a path crosses in each grid row.
struct Polygon {
  std::vector<std::size_t> low;
  std::vector<std::size_t> high;

  void mark(std::size_t i, std::size_t j) {
    low[i] = std::min(low[i], j);
    high[i] = std::max(high[i], j);
  }
};

Polygon rows_of(const std::vector<GridPoint>& path) {
  const std::size_t n = path.back().source;
  Polygon polygon{std::vector<std::size_t>(n + 1, path.back().target),
                  std::vector<std::size_t>(n + 1, 0)};
  for (std::size_t k = 0; k < path.size(); ++k) {
    polygon.mark(path[k].source, path[k].target);
    if (k == 0) continue;
    const GridPoint a = path[k - 1];
    const GridPoint b = path[k];
    for (std::size_t i = a.source + 1; i <= b.source; ++i) {
      const std::size_t rise = (b.target - a.target) * (i - a.source) / (b.source - a.source);
      polygon.mark(i, a.target + rise);
      polygon.mark(i - 1, a.target + rise);
    }
  }
  return polygon;
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
  return band_around(path, std::vector<std::size_t>(path.back().source + 1, half_width));
}

Band band_around(const std::vector<GridPoint>& path, const std::vector<std::size_t>& half_widths) {
  const std::size_t n = path.back().source;
  const std::size_t m = path.back().target;
  const Polygon polygon = rows_of(path);
  // Widened along the columns, and along the rows by taking the extremes of the rows around.
  Band band;
  band.begin.resize(n + 1);
  band.end.resize(n + 1);
  for (std::size_t i = 0; i <= n; ++i) {
    const std::size_t half = half_widths[i];
    const std::size_t above = i >= half ? i - half : 0;
    const std::size_t below = std::min(n, i + half);
    const std::size_t least = polygon.low[above];
    const std::size_t most = polygon.high[below];
    band.begin[i] = least >= half / 2 ? least - half / 2 : 0;
    band.end[i] = std::min(m, most + half / 2) + 1;
  }
  // Where the width changes, the edges may not fall back.
  for (std::size_t i = n; i-- > 0;) band.begin[i] = std::min(band.begin[i], band.begin[i + 1]);
  for (std::size_t i = 1; i <= n; ++i) band.end[i] = std::max(band.end[i], band.end[i - 1]);
  return band;
}

void pass_through(Band& band, const std::vector<GridPoint>& points, bool with_gaps) {
  const std::size_t apart = with_gaps ? 1 : 0;
  std::size_t least = 0;
  auto next = points.begin();
  for (std::size_t i = 0; i < band.rows(); ++i) {
    for (; next != points.end() && next->source + apart <= i; ++next) least = next->target;
    band.begin[i] = std::max(band.begin[i], least);
  }
  std::size_t most = band.end.back();
  auto before = points.rbegin();
  for (std::size_t i = band.rows(); i-- > 0;) {
    for (; before != points.rend() && i + apart <= before->source; ++before)
      most = before->target + 1;
    band.end[i] = std::min(band.end[i], most);
  }
}

std::vector<std::size_t> widths_between(const std::vector<GridPoint>& sure, std::size_t least,
                                        std::size_t most) {
  std::vector<std::size_t> widths(sure.back().source + 1, least);
  for (std::size_t k = 1; k < sure.size(); ++k) {
    const std::size_t rows = sure[k].source - sure[k - 1].source;
    const std::size_t columns = sure[k].target - sure[k - 1].target;
    const std::size_t width = std::clamp(least + std::max(rows, columns), least, most);
    for (std::size_t i = sure[k - 1].source; i <= sure[k].source; ++i)
      widths[i] = std::max(widths[i], width);
  }
  return widths;
}

std::vector<GridPoint> anchor_points(const TokenizedDocument& source,
                                     const TokenizedDocument& target, const Lexicon& lexicon) {
  const auto points = shared_points(source, target, lexicon);
  std::vector<GridPoint> path{{0, 0}};
  const auto chain = heaviest_chain(points, target.segments.size());
  path.insert(path.end(), chain.begin(), chain.end());
  path.push_back({source.segments.size(), target.segments.size()});
  return path;
}

}  // namespace calque
