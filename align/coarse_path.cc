#include "align/coarse_path.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace calque {
namespace {

constexpr std::size_t most_places = 40;       // of a word in the band, for it to tell a place
constexpr double least_similarity = 0.1;      // of a pair that fixes a point
constexpr double least_lead = 1.25;           // over the next best segment of the row
constexpr std::size_t confirmed_within = 12;  // segments to the neighbour that confirms a point
constexpr std::size_t confirmed_drift = 4;    // from the diagonal on the way there

using Places = std::vector<std::vector<std::uint32_t>>;

// The segments of every type, ascending.
Places places_of(const TokenizedDocument& document) {
  Places places(document.types.size());
  for (std::uint32_t j = 0; j < document.segments.size(); ++j) {
    for (const Token& token : document.segments[j]) {
      auto& here = places[token.type];
      if (here.empty() || here.back() != j) here.push_back(j);
    }
  }
  return places;
}

std::vector<double> rarities(const TokenizedDocument& document) {
  const double all = static_cast<double>(document.segments.size());
  std::vector<double> rarity;
  for (const TokenType& type : document.types)
    rarity.push_back(std::max(0.0, std::log(all / std::max(1U, type.segments))));
  return rarity;
}

std::vector<double> norms(const TokenizedDocument& document, const std::vector<double>& rarity) {
  std::vector<double> norm;
  for (const auto& segment : document.segments) {
    double sum = 1.0;
    for (const Token& token : segment) sum += rarity[token.type] * rarity[token.type];
    norm.push_back(std::sqrt(sum));
  }
  return norm;
}

// Similarities of one source segment with the target segments of the band.
class RowSimilarity {
 public:
  RowSimilarity(const TokenizedDocument& source, const TokenizedDocument& target,
                const Lexicon& lexicon)
      : source_(source),
        lexicon_(lexicon),
        places_(places_of(target)),
        source_rarity_(rarities(source)),
        target_rarity_(rarities(target)),
        source_norm_(norms(source, source_rarity_)),
        target_norm_(norms(target, target_rarity_)),
        sums_(target.segments.size(), 0.0) {}

  // The best place of the row's segment in [begin, end), with its lead over all others but its
  // neighbours (which may share its bead) as weight; 0 where there is none.
  WeightedPoint best(std::size_t row, std::size_t begin, std::size_t end) {
    touched_.clear();
    for (const Token& token : source_.segments[row]) {
      for (const Translation& translation : lexicon_.of(token.type))
        add(source_rarity_[token.type] * target_rarity_[translation.target], translation.target,
            begin, end);
    }
    double top = 0.0;
    std::size_t place = begin;
    for (const std::uint32_t j : touched_) {
      sums_[j] /= source_norm_[row] * target_norm_[j];
      if (sums_[j] > top || (sums_[j] == top && j < place)) {
        top = sums_[j];
        place = j;
      }
    }
    double second = 0.0;
    for (const std::uint32_t j : touched_) {
      if (j + 1 < place || j > place + 1) second = std::max(second, sums_[j]);
    }
    for (const std::uint32_t j : touched_) sums_[j] = 0.0;
    const bool clear = top >= least_similarity && top >= least_lead * second;
    return {{row, place}, clear ? top - second / least_lead : 0.0};
  }

 private:
  void add(double weight, std::uint32_t type, std::size_t begin, std::size_t end) {
    const auto& places = places_[type];
    const auto first = std::lower_bound(places.begin(), places.end(), begin);
    const auto last = std::lower_bound(first, places.end(), end);
    if (static_cast<std::size_t>(last - first) > most_places) return;
    for (auto at = first; at != last; ++at) {
      if (sums_[*at] == 0.0) touched_.push_back(*at);
      sums_[*at] += weight;
    }
  }

  const TokenizedDocument& source_;
  const Lexicon& lexicon_;
  Places places_;
  std::vector<double> source_rarity_;
  std::vector<double> target_rarity_;
  std::vector<double> source_norm_;
  std::vector<double> target_norm_;
  std::vector<double> sums_;
  std::vector<std::uint32_t> touched_;
};

bool confirms(GridPoint a, GridPoint b) {
  const std::size_t rows = b.source - a.source;
  const std::size_t columns = b.target - a.target;
  const std::size_t drift = rows > columns ? rows - columns : columns - rows;
  return std::max(rows, columns) <= confirmed_within && drift <= confirmed_drift;
}

std::vector<WeightedPoint> matches_in(const TokenizedDocument& source,
                                      const TokenizedDocument& target, const Lexicon& lexicon,
                                      const Band& band) {
  RowSimilarity similarity(source, target, lexicon);
  std::vector<WeightedPoint> points;
  for (std::size_t i = 0; i < source.segments.size(); ++i) {
    const std::size_t begin = band.begin[i];
    const std::size_t end = std::min(band.end[i + 1], target.segments.size());
    if (begin >= end) continue;
    const WeightedPoint point = similarity.best(i, begin, end);
    if (point.weight > 0.0) points.push_back(point);
  }
  return points;
}

}  // namespace

std::vector<GridPoint> coarse_path(const TokenizedDocument& source, const TokenizedDocument& target,
                                   const Lexicon& lexicon, const Band& band) {
  const auto chain =
      heaviest_chain(matches_in(source, target, lexicon, band), target.segments.size());
  std::vector<GridPoint> path{{0, 0}};
  for (std::size_t k = 0; k < chain.size(); ++k) {
    const bool confirmed = (k > 0 && confirms(chain[k - 1], chain[k])) ||
                           (k + 1 < chain.size() && confirms(chain[k], chain[k + 1]));
    if (confirmed) path.push_back(chain[k]);
  }
  path.push_back({source.segments.size(), target.segments.size()});
  return path;
}

std::vector<WeightedPoint> clear_matches(const TokenizedDocument& source,
                                         const TokenizedDocument& target, const Lexicon& lexicon) {
  return matches_in(source, target, lexicon,
                    full_band(source.segments.size(), target.segments.size()));
}

}  // namespace calque
