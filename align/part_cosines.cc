#include "align/part_cosines.h"

#include <algorithm>
#include <array>

namespace calque {
namespace {

constexpr std::size_t background_size = 4;

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

// The highest so many, one by one.
class Highest {
 public:
  void add(float cosine) {
    if (cosine <= kept_.back()) return;
    kept_.back() = cosine;
    for (std::size_t k = kept_.size() - 1; k > 0 && kept_[k] > kept_[k - 1]; --k)
      std::swap(kept_[k], kept_[k - 1]);
    count_ = std::min(count_ + 1, kept_.size());
  }
  double mean() const {
    double sum = 0.0;
    for (std::size_t k = 0; k < count_; ++k) sum += static_cast<double>(kept_[k]);
    return count_ == 0 ? 0.0 : sum / static_cast<double>(count_);
  }

 private:
  std::array<float, background_size> kept_{-1.0F, -1.0F, -1.0F, -1.0F};
  std::size_t count_ = 0;
};

bool holds(std::span<const std::size_t> passage, std::size_t segment) {
  return std::find(passage.begin(), passage.end(), segment) != passage.end();
}

}  // namespace

PartCosines::PartCosines(const MiningSide& source, const MiningSide& target)
    : source_(source), target_(target) {
  if (source.parts.first.empty() || target.parts.first.empty()) return;
  const std::size_t n = source.usable.size();
  const std::size_t m = target.usable.size();
  best_.assign(n * m, -1.0F);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      if (!source.usable[i] || !target.usable[j]) continue;
      best_[i * m + j] = static_cast<float>(between({&i, 1}, {&j, 1}).best);
    }
  }
}

PartNearness PartCosines::between(Passage source, Passage target) const {
  const auto rows = views(source_, source);
  const auto columns = views(target_, target);
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

double PartCosines::source_background(std::size_t segment, Passage outside) const {
  const std::size_t m = target_.usable.size();
  Highest highest;
  for (std::size_t j = 0; j < m; ++j) {
    if (!holds(outside, j)) highest.add(best_[segment * m + j]);
  }
  return highest.mean();
}

double PartCosines::target_background(std::size_t segment, Passage outside) const {
  const std::size_t m = target_.usable.size();
  Highest highest;
  for (std::size_t i = 0; i < source_.usable.size(); ++i) {
    if (!holds(outside, i)) highest.add(best_[i * m + segment]);
  }
  return highest.mean();
}

}  // namespace calque
