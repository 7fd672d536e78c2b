#include "align/vector_neighbours.h"

#include <algorithm>
#include <cmath>

#include "align/dot_products.h"
#include "align/vector_cells.h"

namespace calque {
namespace {

// Whose vectors stay in a processor's cache.
constexpr std::size_t rows_at_once = 32;
constexpr std::size_t columns_at_once = 256;
constexpr std::size_t probed_cells = 24;
constexpr std::size_t sample_a_cell = 32;  // vectors of a side that a cell's place is learned from

// What strangers are like where there are few segments: of centred vectors of articles.
constexpr double usual_weight = 5.0;
constexpr double usual_mean = 0.3;
constexpr double usual_deviation = 0.1;

bool nearer(const Neighbour& a, const Neighbour& b) {
  return a.cosine != b.cosine ? a.cosine > b.cosine : a.segment < b.segment;
}

bool holds(VectorNeighbours::Segments passage, std::size_t segment) {
  return std::find(passage.begin(), passage.end(), segment) != passage.end();
}

}  // namespace

void keep_nearest(Neighbours& best, const Neighbour& neighbour) {
  const bool full = best.size() == most_neighbours_kept;
  if (full && !nearer(neighbour, best.back())) return;
  if (full) best.pop_back();
  best.insert(std::upper_bound(best.begin(), best.end(), neighbour, nearer), neighbour);
}

double mean_outside(const Neighbours& neighbours, std::span<const std::size_t> passage,
                    std::size_t most) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const Neighbour& neighbour : neighbours) {
    if (count == most) break;
    if (holds(passage, neighbour.segment)) continue;
    sum += static_cast<double>(neighbour.cosine);
    ++count;
  }
  return count == 0 ? 0.0 : sum / static_cast<double>(count);
}

VectorNeighbours::Side::Side(const SegmentVectors& vectors, const std::vector<bool>& usable) {
  for (std::uint32_t i = 0; i < usable.size(); ++i) {
    if (!usable[i]) continue;
    segments.push_back(i);
    places.push_back(vectors.of(i).data());
  }
}

// Those at some indices.
VectorNeighbours::Side VectorNeighbours::Side::select(std::span<const std::uint32_t> some) const {
  Side side;
  for (const std::uint32_t k : some) {
    side.segments.push_back(segments[k]);
    side.places.push_back(places[k]);
  }
  return side;
}

VectorNeighbours::VectorNeighbours(const SegmentVectors& source,
                                   const std::vector<bool>& source_usable,
                                   const SegmentVectors& target,
                                   const std::vector<bool>& target_usable, std::size_t exact) {
  if (source.empty() || target.empty()) return;
  of_source_.resize(source.rows.size());
  of_target_.resize(target.rows.size());
  const Side rows(source, source_usable);
  const Side columns(target, target_usable);
  if (rows.segments.empty() || columns.segments.size() <= exact / rows.segments.size()) {
    compare(rows, columns, source.dimension);
  } else {
    compare_by_cells(rows, columns, source.dimension);
  }
  measure_strangers();
}

void VectorNeighbours::measure_strangers() {
  double count = usual_weight;
  double sum = usual_weight * usual_mean;
  double squares = usual_weight * (usual_mean * usual_mean + usual_deviation * usual_deviation);
  for (const Neighbours& neighbours : of_source_) {
    if (neighbours.size() < 2) continue;
    const auto cosine = static_cast<double>(neighbours[1].cosine);
    count += 1.0;
    sum += cosine;
    squares += cosine * cosine;
  }
  stranger_mean_ = sum / count;
  stranger_deviation_ =
      std::sqrt(std::max(1e-4, squares / count - stranger_mean_ * stranger_mean_));
}

void VectorNeighbours::compare(const Side& rows, const Side& columns, std::size_t dimension) {
  std::vector<float> cosines(rows_at_once * columns_at_once);
  for (std::size_t c = 0; c < columns.segments.size(); c += columns_at_once) {
    const std::size_t width = std::min(columns_at_once, columns.segments.size() - c);
    for (std::size_t r = 0; r < rows.segments.size(); r += rows_at_once) {
      const std::size_t height = std::min(rows_at_once, rows.segments.size() - r);
      dot_products(rows.places.data() + r, height, columns.places.data() + c, width, dimension,
                   cosines.data());
      for (std::size_t i = 0; i < height; ++i) {
        const std::uint32_t source = rows.segments[r + i];
        for (std::size_t j = 0; j < width; ++j) {
          const std::uint32_t target = columns.segments[c + j];
          keep_nearest(of_source_[source], {target, cosines[i * width + j]});
          keep_nearest(of_target_[target], {source, cosines[i * width + j]});
        }
      }
    }
  }
}

// Every source is compared with the targets of its nearest cells.
void VectorNeighbours::compare_by_cells(const Side& rows, const Side& columns,
                                        std::size_t dimension) {
  const auto larger = static_cast<double>(std::max(rows.segments.size(), columns.segments.size()));
  const auto count = static_cast<std::size_t>(std::sqrt(larger));
  std::vector<const float*> sample;
  for (const Side* side : {&rows, &columns}) {
    const std::size_t size = std::min(side->places.size(), sample_a_cell * count);
    for (std::size_t k = 0; k < size; ++k)
      sample.push_back(side->places[k * side->places.size() / size]);
  }
  const VectorCells cells(sample, dimension, count);
  const auto members = [&](const Side& side, std::size_t probes) {
    const auto nearest = cells.nearest(side.places, probes);
    std::vector<std::vector<std::uint32_t>> of_cell(cells.size());
    for (std::uint32_t k = 0; k < nearest.size(); ++k)
      of_cell[nearest[k]].push_back(k / static_cast<std::uint32_t>(probes));
    return of_cell;
  };
  const auto row_members = members(rows, std::min(probed_cells, cells.size()));
  const auto column_members = members(columns, 1);
  for (std::size_t k = 0; k < cells.size(); ++k)
    compare(rows.select(row_members[k]), columns.select(column_members[k]), dimension);
}

double VectorNeighbours::best_of_source(std::size_t segment, Segments outside) const {
  return mean_outside(of_source_[segment], outside, 1);
}

double VectorNeighbours::best_of_target(std::size_t segment, Segments outside) const {
  return mean_outside(of_target_[segment], outside, 1);
}

double VectorNeighbours::source_background(std::size_t segment, Segments outside) const {
  return mean_outside(of_source_[segment], outside);
}

double VectorNeighbours::target_background(std::size_t segment, Segments outside) const {
  return mean_outside(of_target_[segment], outside);
}

bool VectorNeighbours::mutual(std::size_t source, std::size_t target) const {
  const auto& there = of_source_[source];
  const auto& back = of_target_[target];
  return !there.empty() && !back.empty() && there.front().segment == target &&
         back.front().segment == source;
}

}  // namespace calque
