#include "align/part_cosines.h"

#include <algorithm>

namespace calque {
namespace {

struct View {
  std::span<const float> vector;
  ByteRange range;
  double length = 1.0;
  bool has_parts = false;
};

// The segments themselves and their parts.
std::vector<View> views(const MiningSide& side, std::span<const std::size_t> passage) {
  const SegmentParts& parts = side.parts;
  std::vector<View> all;
  for (const std::size_t i : passage) {
    const bool has_parts = parts.first[i] != parts.first[i + 1];
    all.push_back({side.tokens.vectors.of(i), side.document->segments[i].range,
                   side.tokens.lengths[i], has_parts});
    for (std::size_t k = parts.first[i]; k < parts.first[i + 1]; ++k) {
      const ByteRange range = parts.ranges[k];
      all.push_back({parts.vectors.of(k), range, static_cast<double>(range.size()), false});
    }
  }
  return all;
}

// The mean of each part's highest cosine; a segment that has parts is covered by them.
double cover(const std::vector<View>& views, const std::vector<double>& highest) {
  double sum = 0.0;
  double length = 0.0;
  for (std::size_t k = 0; k < views.size(); ++k) {
    if (views[k].has_parts) continue;
    sum += views[k].length * highest[k];
    length += views[k].length;
  }
  return sum / std::max(1.0, length);
}

PartNearness compare(const std::vector<View>& rows, const std::vector<View>& columns) {
  PartNearness nearness;
  std::vector<double> of_rows(rows.size(), -1.0);
  std::vector<double> of_columns(columns.size(), -1.0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const auto cosine = static_cast<double>(dot(rows[i].vector, columns[j].vector));
      of_rows[i] = std::max(of_rows[i], cosine);
      of_columns[j] = std::max(of_columns[j], cosine);
      if (cosine <= nearness.best) continue;
      nearness.best = cosine;
      nearness.source = rows[i].range;
      nearness.target = columns[j].range;
    }
  }
  nearness.source_cover = cover(rows, of_rows);
  nearness.target_cover = cover(columns, of_columns);
  return nearness;
}

}  // namespace

PartCosines::PartCosines(const MiningSide& source, const MiningSide& target)
    : source_(source), target_(target) {
  if (source.parts.first.empty() || target.parts.first.empty()) return;
  of_source_.resize(source.usable.size());
  of_target_.resize(target.usable.size());
  std::vector<std::vector<View>> columns;
  for (std::size_t j = 0; j < of_target_.size(); ++j) columns.push_back(views(target, {&j, 1}));
  for (std::size_t i = 0; i < of_source_.size(); ++i) {
    if (!source.usable[i]) continue;
    const auto rows = views(source, {&i, 1});
    for (std::size_t j = 0; j < of_target_.size(); ++j) {
      if (!target.usable[j]) continue;
      const auto best = static_cast<float>(compare(rows, columns[j]).best);
      keep_nearest(of_source_[i], {static_cast<std::uint32_t>(j), best});
      keep_nearest(of_target_[j], {static_cast<std::uint32_t>(i), best});
    }
  }
}

PartNearness PartCosines::between(Passage source, Passage target) const {
  return compare(views(source_, source), views(target_, target));
}

}  // namespace calque
