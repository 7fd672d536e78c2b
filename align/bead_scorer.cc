#include "align/bead_scorer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace calque {
namespace {

// Bounds on what one segment brings, so that a line of a million words costs no more than a long
// sentence: the rest of its tokens, and further repetitions of a type, are not matched.
constexpr std::size_t most_tokens = 2000;
constexpr std::uint8_t most_repeats = 3;

constexpr double near_from = 1.5;  // deviations of strangers

constexpr double short_length = 40.0;  // characters

// 1 for nothing at all, 0 for what is long enough to say something.
double shortness(double length) { return std::max(0.0, 1.0 - length / short_length); }

template <typename Number>
BeadScorer::OfBeads<Number> unasked() {
  BeadScorer::OfBeads<Number> values;
  values.fill(std::numeric_limits<Number>::quiet_NaN());
  return values;
}

// The larger value of a bead less one segment at an end; `of` gives that of a bead.
template <typename Of>
double better_part(std::size_t row, std::size_t a, std::size_t column, std::size_t b, Of of) {
  double part = std::numeric_limits<double>::lowest();
  if (a > 1) part = std::max({part, of(row, a - 1, column, b), of(row - 1, a - 1, column, b)});
  if (b > 1) part = std::max({part, of(row, a, column, b - 1), of(row, a, column - 1, b - 1)});
  return part;
}

}  // namespace

BeadScorer::BeadScorer(const TokenizedDocument& source, const TokenizedDocument& target,
                       const TextModel& model, const AlignWeights& weights,
                       const BeadWeights& bead_weights, std::size_t rows_kept)
    : source_(source),
      target_(target),
      model_(model),
      weights_(bead_weights),
      most_explained_(std::exp(weights.token_cap)),
      rows_(rows_kept),
      source_neighbours_(source.vectors),
      target_neighbours_(target.vectors),
      source_types_(source),
      target_types_(target) {
  const auto unmatched_base = [](const MatchedTypes& types, const std::vector<TypeRate>& rates) {
    std::vector<double> base;
    base.reserve(types.segments());
    for (std::size_t i = 0; i < types.segments(); ++i) {
      double sum = 0.0;
      for (const std::uint32_t type : types.of(i)) sum += rates[type].unmatched;
      base.push_back(sum);
    }
    return base;
  };
  for (std::uint32_t t = 0; t < source.types.size(); ++t)
    source_rate_.push_back(TypeRate(weights.rate * model.lexicon.source_rate(t)));
  for (std::uint32_t t = 0; t < target.types.size(); ++t)
    target_rate_.push_back(TypeRate(weights.rate * model.lexicon.target_rate(t)));
  source_base_ = unmatched_base(source_types_, source_rate_);
  target_base_ = unmatched_base(target_types_, target_rate_);
  index_targets();
}

BeadScorer::MatchedTypes::MatchedTypes(const TokenizedDocument& document) {
  std::size_t tokens = 0;
  for (const auto& segment : document.segments) tokens += segment.size();
  types_.reserve(tokens);
  first_.reserve(document.segments.size() + 1);
  first_.push_back(0);
  std::vector<std::uint8_t> repeats(document.types.size(), 0);
  for (const auto& segment : document.segments) {
    for (const Token& token : segment) {
      if (types_.size() - first_.back() >= most_tokens) break;
      if (repeats[token.type] == most_repeats) continue;
      ++repeats[token.type];
      types_.push_back(token.type);
    }
    for (std::size_t k = first_.back(); k < types_.size(); ++k) repeats[types_[k]] = 0;
    first_.push_back(types_.size());
  }
}

BeadScorer::TypeRate::TypeRate(double of_match) : rate(of_match), unmatched(std::log(1.0 - rate)) {}

void BeadScorer::index_targets() {
  posting_begin_.assign(target_.types.size() + 1, 0);
  for (std::size_t j = 0; j < target_types_.segments(); ++j) {
    for (const std::uint32_t type : target_types_.of(j)) ++posting_begin_[type + 1];
  }
  for (std::size_t t = 1; t < posting_begin_.size(); ++t)
    posting_begin_[t] += posting_begin_[t - 1];
  postings_.resize(posting_begin_.back());
  cursors_.assign(posting_begin_.begin(), posting_begin_.end() - 1);
  std::vector<std::size_t> next = cursors_;
  for (std::uint32_t j = 0; j < target_types_.segments(); ++j) {
    const auto types = target_types_.of(j);
    for (std::size_t k = 0; k < types.size(); ++k)
      postings_[next[types[k]]++] = {j, static_cast<std::uint16_t>(k)};
  }
}

// The first posting of a type in segment `begin` or later. A search asks for ascending segments, so
// that most often it is where the last one was, or just beyond.
std::size_t BeadScorer::first_posting(std::uint32_t type, std::size_t begin) {
  std::size_t& cursor = cursors_[type];
  const std::size_t first = posting_begin_[type];
  const std::size_t last = posting_begin_[type + 1];
  if (cursor > first && postings_[cursor - 1].segment >= begin) cursor = first;
  for (int step = 0; step < 8; ++step, ++cursor) {
    if (cursor == last || postings_[cursor].segment >= begin) return cursor;
  }
  const auto at = [&](std::size_t k) { return postings_.begin() + static_cast<std::ptrdiff_t>(k); };
  const auto found = std::lower_bound(
      at(cursor), at(last), begin,
      [](const Posting& posting, std::size_t segment) { return posting.segment < segment; });
  cursor = static_cast<std::size_t>(found - postings_.begin());
  return cursor;
}

void BeadScorer::prepare(std::size_t row, std::size_t begin, std::size_t end) {
  Row& made = rows_[row % rows_.size()];
  made.row = row;
  made.begin = begin;
  made.matches.clear();
  made.first.assign(end - begin + 1, 0);
  found_.clear();
  found_columns_.clear();
  const auto types = source_types_.of(row);
  for (std::size_t k = 0; k < types.size(); ++k) {
    for (const Translation& translation : model_.lexicon.of(types[k])) {
      const std::size_t last = posting_begin_[translation.target + 1];
      for (std::size_t at = first_posting(translation.target, begin);
           at < last && postings_[at].segment < end; ++at) {
        const Posting& posting = postings_[at];
        found_.push_back({static_cast<std::uint16_t>(k), posting.token, translation.ratio});
        found_columns_.push_back(posting.segment);
        ++made.first[posting.segment - begin + 1];
      }
    }
  }
  for (std::size_t j = 1; j < made.first.size(); ++j) made.first[j] += made.first[j - 1];
  made.matches.resize(found_.size());
  std::vector<std::uint32_t> next(made.first.begin(), made.first.end());
  for (std::size_t i = 0; i < found_.size(); ++i) {
    made.matches[next[found_columns_[i] - begin]++] = found_[i];
  }
  made.token_scores.assign(end - begin, unasked<float>());
  made.cosines.clear();
  if (source_.vectors.empty()) return;
  made.merged_cosines.assign(end - begin, unasked<double>());
  for (std::size_t column = begin; column < end; ++column)
    made.cosines.push_back(
        static_cast<float>(calque::cosine(source_.vectors, row, target_.vectors, column)));
}

bool BeadScorer::touches(std::size_t row, std::size_t column) const {
  const Row& found = row_of(row);
  const std::size_t at = column - found.begin;
  if (found.first[at + 1] > found.first[at]) return true;
  if (found.cosines.empty()) return false;
  return model_.similarity.distance_from_chance(static_cast<double>(found.cosines[at]),
                                                nearness(row, 1, column, 1)) > near_from;
}

void BeadScorer::Explained::make_room(std::size_t tokens) {
  if (tokens <= sums_.size()) return;
  sums_.resize(2 * tokens);
  touched_.resize(sums_.size() + 1);
}

// What the matched tokens bring over their being unmatched; `others` is the size of the other side,
// `most` what one token may be explained better than by chance. One logarithm of a product costs
// less than many.
double BeadScorer::Explained::take(const std::vector<TypeRate>& rates, double others, double most) {
  constexpr double large = 1e200;
  double total = 0.0;
  double product = 1.0;
  for (std::size_t k = 0; k < count_; ++k) {
    Sum& sum = sums_[touched_[k]];
    const TypeRate& type = rates[sum.type];
    const double lift = type.rate * static_cast<double>(sum.ratio) / others;
    product *= std::min(most, 1.0 - type.rate + lift) / (1.0 - type.rate);
    sum.ratio = 0.0F;
    if (product < large) continue;
    total += std::log(product);
    product = 1.0;
  }
  count_ = 0;
  return total + std::log(product);
}

double BeadScorer::token_score(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  Row& last = rows_[row % rows_.size()];
  float& known = last.token_scores[column - last.begin][(a - 1) * largest_side + b - 1];
  if (std::isnan(known)) known = static_cast<float>(explain(row, a, column, b));
  return static_cast<double>(known);
}

double BeadScorer::explain(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  const std::size_t first_row = row + 1 - a;
  const std::size_t first_column = column + 1 - b;
  double source_side = 0.0;
  double target_side = 0.0;
  std::size_t target_tokens = 0;
  for (std::size_t j = first_column; j <= column; ++j) {
    target_tokens += target_types_.of(j).size();
    target_side += target_base_[j];
  }
  std::size_t source_tokens = 0;
  for (std::size_t i = first_row; i <= row; ++i) {
    source_tokens += source_types_.of(i).size();
    source_side += source_base_[i];
  }
  explained_source_.make_room(source_tokens);
  explained_target_.make_room(target_tokens);
  std::size_t source_before = 0;
  for (std::size_t i = first_row; i <= row; ++i) {
    std::size_t target_before = 0;
    for (std::size_t j = first_column; j <= column; ++j) {
      add_matches(i, source_before, j, target_before);
      target_before += target_types_.of(j).size();
    }
    source_before += source_types_.of(i).size();
  }
  source_side += explained_source_.take(
      source_rate_, std::max(1.0, static_cast<double>(target_tokens)), most_explained_);
  target_side += explained_target_.take(
      target_rate_, std::max(1.0, static_cast<double>(source_tokens)), most_explained_);
  return 0.5 * (source_side + target_side);
}

// Of one pair of segments, with so many tokens of the bead before them.
void BeadScorer::add_matches(std::size_t row, std::size_t source_before, std::size_t column,
                             std::size_t target_before) {
  const Row& found = row_of(row);
  const std::size_t at = column - found.begin;
  const auto source_types = source_types_.of(row);
  const auto target_types = target_types_.of(column);
  for (std::uint32_t m = found.first[at]; m < found.first[at + 1]; ++m) {
    const Match& match = found.matches[m];
    explained_source_.add(source_before + match.source, source_types[match.source], match.ratio);
    explained_target_.add(target_before + match.target, target_types[match.target], match.ratio);
  }
}

double BeadScorer::score(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  const BeadFeatures f = features(row, a, column, b);
  return std::inner_product(f.begin(), f.end(), weights_.features.begin(), 0.0);
}

BeadFeatures BeadScorer::features(std::size_t row, std::size_t a, std::size_t column,
                                  std::size_t b) {
  BeadFeatures f{};
  double source_length = 0.0;
  double target_length = 0.0;
  std::size_t tokens = 0;
  for (std::size_t i = row + 1 - a; i <= row; ++i) {
    source_length += source_.lengths[i];
    tokens += source_types_.of(i).size();
  }
  for (std::size_t j = column + 1 - b; j <= column; ++j) {
    target_length += target_.lengths[j];
    tokens += target_types_.of(j).size();
  }
  const double explained = token_score(row, a, column, b);
  f[bead::tokens] = std::clamp(explained, -6.0, 30.0);
  // A line as long as a book thins out every match: that is no sign of strangers.
  f[bead::token_density] =
      std::clamp(explained / std::sqrt(1.0 + static_cast<double>(tokens)), -1.5, 6.0);
  f[bead::length] =
      std::clamp(model_.lengths.log_ratio(source_length, target_length, a, b), -6.0, 6.0);
  f[bead::short_side] = shortness(std::min(source_length, target_length));
  if (a + b == 2) {
    f[bead::short_single] = f[bead::short_side];
  } else {
    const double part =
        better_part(row, a, column, b, [this](auto... part_of) { return token_score(part_of...); });
    f[bead::token_rise] = std::clamp(explained - part, 0.0, 6.0);
    f[bead::token_fall] = std::clamp(explained - part, -6.0, 0.0);
  }
  if (!source_.vectors.empty()) add_vector_features(row, a, column, b, f);
  return f;
}

double BeadScorer::gap_score(bool of_source, std::size_t segment) const {
  const double length = of_source ? source_.lengths[segment] : target_.lengths[segment];
  return weights_.gap + weights_.gap_short * shortness(length);
}

double BeadScorer::chance(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  return model_.similarity.above_strangers(cosine(row, a, column, b), a, b,
                                           nearness(row, a, column, b));
}

void BeadScorer::add_vector_features(std::size_t row, std::size_t a, std::size_t column,
                                     std::size_t b, BeadFeatures& f) {
  const double whole = cosine(row, a, column, b);
  const double near = nearness(row, a, column, b);
  const double above = std::clamp(model_.similarity.above_strangers(whole, a, b, near), -2.0, 6.0);
  const double below = model_.similarity.below_translations(whole);
  f[bead::chance] = above;
  f[bead::chance_square] = std::min(0.5 * above * std::abs(above), 12.0);
  f[bead::misfit] = std::max(-6.0, -0.5 * below * below);
  f[bead::ratio] = std::clamp(model_.similarity.log_ratio(whole, a, b, near), -4.0, 25.0);
  f[bead::short_chance] = above * f[bead::short_side];
  if (a + b == 2) return;
  f[bead::merge_chance] = above;
  add_merge_features(row, a, column, b, f);
}

// True merges raise the cosine, a stranger that is absorbed lowers it. A true n-m bead has some of
// its first segment's content in the other side's last, or the other way round: its corners fit
// crosswise.
void BeadScorer::add_merge_features(std::size_t row, std::size_t a, std::size_t column,
                                    std::size_t b, BeadFeatures& f) {
  const std::size_t first_row = row + 1 - a;
  const std::size_t first_column = column + 1 - b;
  double least = 4.0;
  if (a > 1) {
    for (std::size_t i = first_row; i <= row; ++i) least = std::min(least, chance(i, 1, column, b));
  }
  if (b > 1) {
    for (std::size_t j = first_column; j <= column; ++j)
      least = std::min(least, chance(row, a, j, 1));
  }
  const double rise =
      cosine(row, a, column, b) -
      better_part(row, a, column, b, [this](auto... part_of) { return cosine(part_of...); });
  f[bead::rise] = 10.0 * std::clamp(rise, 0.0, 0.15);
  f[bead::fall] = 10.0 * std::clamp(rise, -0.2, 0.0);
  f[bead::weakest] = std::max(least, -2.0);
  if (a == 1 || b == 1) return;
  const double in_order =
      std::max(chance(first_row, 1, first_column, 1), chance(row, 1, column, 1));
  const double across = std::max(chance(first_row, 1, column, 1), chance(row, 1, first_column, 1));
  f[bead::corners_across] = std::clamp(across, 0.0, 5.0);
  f[bead::corners_in_order] = std::clamp(in_order - across, 0.0, 5.0);
}

BeadScorer::Neighbours::Neighbours(const SegmentVectors& vectors) {
  const std::size_t n = vectors.rows.size();
  norms.resize(n * largest_side, 0.0F);
  // Sums of weight * weight * product over the segments up to `last`, one more at a time.
  for (std::size_t last = 0; last < n; ++last) {
    double square = 0.0;
    for (std::size_t count = 1; count <= std::min(largest_side, last + 1); ++count) {
      const std::size_t i = last + 1 - count;
      const double weight = static_cast<double>(vectors.weights[i]);
      square += weight * weight;
      for (std::size_t k = i + 1; k <= last; ++k) {
        square += 2.0 * weight * static_cast<double>(vectors.weights[k]) *
                  calque::cosine(vectors, i, vectors, k);
      }
      norms[last * largest_side + count - 1] = static_cast<float>(std::sqrt(std::max(0.0, square)));
    }
  }
}

double BeadScorer::cosine(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  if (source_.vectors.empty()) return 0.0;
  Row& last = rows_[row % rows_.size()];
  if (a == 1 && b == 1) return static_cast<double>(last.cosines[column - last.begin]);
  double& known = last.merged_cosines[column - last.begin][(a - 1) * largest_side + b - 1];
  if (std::isnan(known)) known = merge_cosines(row, a, column, b);
  return known;
}

double BeadScorer::merge_cosines(std::size_t row, std::size_t a, std::size_t column,
                                 std::size_t b) const {
  double sum = 0.0;
  for (std::size_t i = row + 1 - a; i <= row; ++i) {
    const Row& found = row_of(i);
    double across = 0.0;
    for (std::size_t j = column + 1 - b; j <= column; ++j) {
      across += static_cast<double>(target_.vectors.weights[j]) *
                static_cast<double>(found.cosines[j - found.begin]);
    }
    sum += across * static_cast<double>(source_.vectors.weights[i]);
  }
  const double size = source_neighbours_.norm(row, a) * target_neighbours_.norm(column, b);
  return size > 0.0 ? sum / size : 0.0;
}

bool BeadScorer::rises(std::size_t row, std::size_t a, std::size_t column, std::size_t b) {
  if (source_.vectors.empty() || std::min(a, b) > 1) return false;
  const double whole = cosine(row, a, column, b);
  if (model_.similarity.distance_from_chance(whole, nearness(row, a, column, b)) < near_from)
    return false;
  return whole >
         better_part(row, a, column, b, [this](auto... part_of) { return cosine(part_of...); });
}

double BeadScorer::nearness(std::size_t row, std::size_t a, std::size_t column,
                            std::size_t b) const {
  const auto mean = [](const std::vector<float>& values, std::size_t last, std::size_t count) {
    double sum = 0.0;
    for (std::size_t i = last + 1 - count; i <= last; ++i) sum += static_cast<double>(values[i]);
    return sum / static_cast<double>(count);
  };
  return 0.5 * (mean(source_.vectors.nearness, row, a) + mean(target_.vectors.nearness, column, b));
}

}  // namespace calque
