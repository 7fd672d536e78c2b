#include "align/pair_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "align/similarity_model.h"

namespace calque {
namespace {

constexpr double lonely_share = 0.3;  // weight of words that nothing on the other side is like

constexpr std::size_t fewest_ratios = 12;  // of lengths, whose middle is trusted
constexpr double largest_lead = 0.15;      // of cosines: more is no surer

constexpr double usual_size = 30.0;  // segments of an article
constexpr double largest_size = 1.5;
// Documents about one event have more, about different events less; above, more says nothing.
constexpr double related_density = 0.3;

double saturate(double sum) { return 1.0 - std::exp(-sum); }

std::size_t token_count(const TokenizedDocument& tokens, Passage passage) {
  std::size_t sum = 0;
  for (const std::size_t segment : passage) sum += tokens.segments[segment].size();
  return sum;
}

bool is_heading(const MiningSide& side, Passage passage) {
  return std::all_of(passage.begin(), passage.end(), [&](std::size_t segment) {
    return side.document->segments[segment].kind == SegmentKind::heading;
  });
}

double relative_place(const MiningSide& side, Passage passage) {
  return static_cast<double>(passage.front()) /
         static_cast<double>(std::max<std::size_t>(1, side.tokens.segments.size()));
}

double sum_over(const std::vector<double>& values, Passage passage) {
  double sum = 0.0;
  for (const std::size_t segment : passage) sum += values[segment];
  return sum;
}

// Mean rarity of the words in `range`, 0..1: a name whose parts are all over the text tells little,
// even where it stands in full only once.
double word_rarity(const TokenizedDocument& tokens, Passage passage, ByteRange range) {
  constexpr std::size_t shortest_word = 3;
  const double all = std::log(std::max<std::size_t>(2, tokens.segments.size()));
  double sum = 0.0;
  double words = 0.0;
  for (const std::size_t segment : passage) {
    const auto& line = tokens.segments[segment];
    auto token = std::partition_point(line.begin(), line.end(), [&](const Token& before) {
      return before.range.end <= range.begin;
    });
    for (; token != line.end() && token->range.begin < range.end; ++token) {
      const TokenType& type = tokens.types[token->type];
      if (type.kind == TokenKind::word && type.key.size() < shortest_word) continue;
      sum += 1.0 - std::log(static_cast<double>(type.segments)) / all;
      words += 1.0;
    }
  }
  return words > 0.0 ? std::max(0.0, sum / words) : 1.0;
}

// Dates and bare years: many facts share them.
bool is_time(const Evidence& item, const Document& document) {
  if (item.kind == EvidenceKind::date) return true;
  const std::string_view digits = slice(document.text, item.source);
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view name(PairFeature feature) {
  static constexpr auto names = std::to_array<std::string_view>({"cosine",
                                                                 "row_margin",
                                                                 "column_margin",
                                                                 "quote",
                                                                 "name",
                                                                 "time",
                                                                 "amount",
                                                                 "cognate",
                                                                 "url",
                                                                 "cover",
                                                                 "conflict",
                                                                 "missing",
                                                                 "length",
                                                                 "short",
                                                                 "heading",
                                                                 "position",
                                                                 "lead",
                                                                 "mutual",
                                                                 "size",
                                                                 "density",
                                                                 "vector",
                                                                 "vector_height",
                                                                 "vector_row",
                                                                 "vector_column",
                                                                 "vector_row_lead",
                                                                 "vector_column_lead",
                                                                 "vector_low",
                                                                 "vector_lead_low",
                                                                 "vector_mutual",
                                                                 "part_height",
                                                                 "part_row",
                                                                 "part_column",
                                                                 "part_short_cover",
                                                                 "part_long_cover",
                                                                 "context",
                                                                 "context_wide",
                                                                 "list"});
  static_assert(names.size() == pair_features);
  return names[feature];
}

PairComparer::PairComparer(const MiningSide& source, const MiningSide& target,
                           const Dictionary& dictionary)
    : source_(source),
      target_(target),
      lexicon_(Lexicon::from_spelling(source.tokens, target.tokens, dictionary)),
      neighbours_(source.tokens.vectors, source.usable, target.tokens.vectors, target.usable),
      parts_(source, target),
      rivals_(source.usable.size(), target.usable.size()),
      lists_(is_list(*source.document) && is_list(*target.document)) {
  std::vector<bool> partnered(target.tokens.types.size());
  for (std::uint32_t s = 0; s < source.tokens.types.size(); ++s) {
    const auto translations = lexicon_.of(s);
    source_weight_.push_back(source.rarity[s] * (translations.empty() ? lonely_share : 1.0));
    for (const Translation& translation : translations) partnered[translation.target] = true;
  }
  for (std::uint32_t t = 0; t < target.tokens.types.size(); ++t) {
    target_weight_.push_back(target.rarity[t] * (partnered[t] ? 1.0 : lonely_share));
  }
  const auto norms = [](const TokenizedDocument& tokens, const std::vector<double>& weight) {
    std::vector<double> norm;
    for (const auto& segment : tokens.segments) {
      double sum = 0.0;
      for (const Token& token : segment) sum += weight[token.type] * weight[token.type];
      norm.push_back(sum);
    }
    return norm;
  };
  source_norm_ = norms(source.tokens, source_weight_);
  target_norm_ = norms(target.tokens, target_weight_);
  measure_lengths();
  find_candidates();
  weigh_candidates();
}

// How much longer the target's texts are: of its probable links, else of its words.
void PairComparer::measure_lengths() {
  const auto mean_length = [](const TokenizedDocument& tokens) {
    const double sum = std::accumulate(tokens.lengths.begin(), tokens.lengths.end(), 1.0);
    return sum / static_cast<double>(std::max<std::size_t>(1, tokens.tokens));
  };
  scale_ = std::log(mean_length(target_.tokens) / mean_length(source_.tokens));
  std::vector<double> ratios;
  for (std::size_t i = 0; i < source_.usable.size() && !neighbours_.empty(); ++i) {
    if (neighbours_.of_source(i).empty()) continue;
    const std::size_t j = neighbours_.of_source(i).front().segment;
    if (!neighbours_.mutual(i, j)) continue;
    ratios.push_back(std::log(std::max(1.0, target_.tokens.lengths[j]) /
                              std::max(1.0, source_.tokens.lengths[i])));
  }
  if (ratios.size() < fewest_ratios) return;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  scale_ = *middle;
}

double PairComparer::deviations(double above_strangers) const {
  return above_strangers / neighbours_.stranger_deviation();
}

void PairComparer::add_vector_features(Passage source, Passage target, PairFeatures& f) const {
  if (neighbours_.empty()) return;
  double source_background = -1.0;
  double target_background = -1.0;
  double source_rival = -1.0;
  double target_rival = -1.0;
  bool mutual = false;
  for (const std::size_t i : source) {
    source_background = std::max(source_background, neighbours_.source_background(i, target));
    source_rival = std::max(source_rival, neighbours_.best_of_source(i, target));
    for (const std::size_t j : target) mutual = mutual || neighbours_.mutual(i, j);
  }
  for (const std::size_t j : target) {
    target_background = std::max(target_background, neighbours_.target_background(j, source));
    target_rival = std::max(target_rival, neighbours_.best_of_target(j, source));
  }
  const double cosine = bead_cosine(source_.tokens.vectors, source.back(), source.size(),
                                    target_.tokens.vectors, target.back(), target.size());
  f[vector_feature] = cosine;
  f[vector_height_feature] = deviations(cosine - neighbours_.stranger_mean());
  f[vector_row_feature] = deviations(cosine - source_background);
  f[vector_column_feature] = deviations(cosine - target_background);
  f[vector_row_lead_feature] = deviations(std::min(largest_lead, cosine - source_rival));
  f[vector_column_lead_feature] = deviations(std::min(largest_lead, cosine - target_rival));
  // A text that is much the longer has more strangers that may be near.
  f[vector_low_feature] = std::min(f[vector_row_feature], f[vector_column_feature]);
  f[vector_lead_low_feature] = std::min(f[vector_row_lead_feature], f[vector_column_lead_feature]);
  f[vector_mutual_feature] = mutual ? 1.0 : 0.0;
}

void PairComparer::add_part_features(Passage source, Passage target, PairFeatures& f) const {
  if (neighbours_.empty() || lists_) return;
  add_context_features(source, target, f);
  if (parts_.empty()) {
    f[part_height_feature] = f[vector_height_feature];
    f[part_row_feature] = f[vector_row_feature];
    f[part_column_feature] = f[vector_column_feature];
    f[part_short_cover_feature] = f[part_long_cover_feature] = f[vector_height_feature];
    return;
  }
  const PartNearness near = parts_.between(source, target);
  double source_background = -1.0;
  double target_background = -1.0;
  for (const std::size_t i : source)
    source_background = std::max(source_background, parts_.source_background(i, target));
  for (const std::size_t j : target)
    target_background = std::max(target_background, parts_.target_background(j, source));
  double short_cover = near.source_cover;
  double long_cover = near.target_cover;
  if (sum_over(source_.tokens.lengths, source) > sum_over(target_.tokens.lengths, target))
    std::swap(short_cover, long_cover);
  f[part_height_feature] = deviations(near.best - neighbours_.stranger_mean());
  f[part_row_feature] = deviations(near.best - source_background);
  f[part_column_feature] = deviations(near.best - target_background);
  f[part_short_cover_feature] = deviations(short_cover - neighbours_.stranger_mean());
  f[part_long_cover_feature] = deviations(long_cover - neighbours_.stranger_mean());
}

// Reports go on about the same: what stands beside two passages that tell a fact is often alike.
void PairComparer::add_context_features(Passage source, Passage target, PairFeatures& f) const {
  constexpr std::size_t farthest = 2;
  const auto height = [&](std::size_t i, std::size_t j) {
    if (i >= source_.usable.size() || j >= target_.usable.size()) return 0.0;  // and below 0
    if (!source_.usable[i] || !target_.usable[j]) return 0.0;
    const auto cosine =
        static_cast<double>(dot(source_.tokens.vectors.of(i), target_.tokens.vectors.of(j)));
    return std::max(0.0, deviations(cosine - neighbours_.stranger_mean()));
  };
  const auto both_ways = [&](std::size_t a, std::size_t b) {
    return std::max(height(source.front() - a, target.front() - b),
                    height(source.back() + a, target.back() + b));
  };
  f[context_feature] = both_ways(1, 1);
  for (std::size_t a = 1; a <= farthest; ++a) {
    for (std::size_t b = 1; b <= farthest; ++b)
      f[context_wide_feature] = std::max(f[context_wide_feature], both_ways(a, b));
  }
}

void PairComparer::weigh_candidates() {
  for (Candidate& candidate : candidates_) {
    const std::size_t s[] = {candidate.source};
    const std::size_t t[] = {candidate.target};
    candidate.evidence = find_evidence(source_.anchors, s, target_.anchors, t);
    rivals_.add(s[0], t[0], evidence_strength(candidate.evidence), candidate.cosine);
  }
  const auto usable = [](const MiningSide& side) {
    return static_cast<double>(std::count(side.usable.begin(), side.usable.end(), true)) + 1.0;
  };
  density_ = std::min(related_density, rivals_.density(usable(source_), usable(target_)));
  size_ = std::clamp(std::log(std::sqrt(usable(source_) * usable(target_)) / usual_size),
                     -largest_size, largest_size);
}

double PairComparer::name_rarity(const Evidence& item, Passage source, Passage target) const {
  return std::sqrt(word_rarity(source_.tokens, source, item.source) *
                   word_rarity(target_.tokens, target, item.target));
}

double PairComparer::cosine(Passage source, Passage target) const {
  const auto stands_in_target = [&](std::uint32_t type) {
    return std::any_of(target.begin(), target.end(), [&](std::size_t segment) {
      const auto& types = target_.types[segment];
      return std::binary_search(types.begin(), types.end(), type);
    });
  };
  std::unordered_set<std::uint32_t> done;
  double dot = 0.0;
  for (const std::size_t segment : source) {
    for (const std::uint32_t type : source_.types[segment]) {
      if (source.size() > 1 && !done.insert(type).second) continue;
      double best = 0.0;
      for (const Translation& translation : lexicon_.of(type)) {
        if (!stands_in_target(translation.target)) continue;
        best = std::max(best, source_weight_[type] * target_weight_[translation.target] *
                                  match_strength(type, translation));
      }
      dot += best;
    }
  }
  const double norms = sum_over(source_norm_, source) * sum_over(target_norm_, target);
  return std::min(1.0, dot / std::sqrt(norms + 1e-9));
}

// The evidence of two passages by kinds, summed.
struct PairComparer::Shared {
  double quote = 0.0;  // the best
  double names = 0.0;
  double rare_names = 0.0;  // each times its rarity
  double times = 0.0;
  double amounts = 0.0;
  double cognates = 0.0;
  double urls = 0.0;
};

PairComparer::Shared PairComparer::sum_up(const std::vector<Evidence>& evidence, Passage source,
                                          Passage target) const {
  Shared shared;
  for (const Evidence& item : evidence) {
    switch (item.kind) {
      case EvidenceKind::quote: shared.quote = std::max(shared.quote, item.weight); break;
      case EvidenceKind::entity:
      case EvidenceKind::acronym:
        shared.names += item.weight;
        shared.rare_names += item.weight * name_rarity(item, source, target);
        break;
      case EvidenceKind::number:
      case EvidenceKind::date:
        (is_time(item, *source_.document) ? shared.times : shared.amounts) += item.weight;
        break;
      case EvidenceKind::cognate: shared.cognates += item.weight; break;
      case EvidenceKind::url: shared.urls += item.weight; break;
      default: break;
    }
  }
  return shared;
}

PairFeatures PairComparer::features(Passage source, Passage target,
                                    const std::vector<Evidence>& evidence) const {
  PairFeatures f{};
  f[cosine_feature] = cosine(source, target);
  add_vector_features(source, target, f);
  add_part_features(source, target, f);
  const auto highest = [](const std::vector<double>& values, Passage passage) {
    double value = 0.0;
    for (const std::size_t segment : passage) value = std::max(value, values[segment]);
    return value;
  };
  f[row_margin_feature] = f[cosine_feature] - highest(source_background_, source);
  f[column_margin_feature] = f[cosine_feature] - highest(target_background_, target);
  const Shared shared = sum_up(evidence, source, target);
  f[quote_feature] = shared.quote;
  f[name_feature] = saturate(shared.rare_names);
  f[time_feature] = saturate(shared.times);
  f[amount_feature] = saturate(shared.amounts);
  f[cognate_feature] = saturate(0.5 * shared.cognates);
  f[url_feature] = saturate(shared.urls);
  const double numbers = shared.times + shared.amounts;
  const double facts = std::min(sum_over(source_.facts, source), sum_over(target_.facts, target));
  if (facts > 0.1) {
    f[cover_feature] = std::min(1.0, (shared.names + numbers + shared.urls) / facts);
  }
  if (numbers == 0.0) {
    f[conflict_feature] =
        saturate(std::min(sum_over(source_.numbers, source), sum_over(target_.numbers, target)));
  }
  const double most_numbers =
      std::max(sum_over(source_.numbers, source), sum_over(target_.numbers, target));
  if (most_numbers > 0.1)
    f[missing_feature] = saturate(most_numbers) * std::max(0.0, 1.0 - numbers / most_numbers);
  const double ratio = std::log(std::max(1.0, sum_over(target_.tokens.lengths, target)) /
                                std::max(1.0, sum_over(source_.tokens.lengths, source)));
  f[length_feature] = std::min(2.0, std::abs(ratio - scale_));
  const auto fewest = static_cast<double>(
      std::min(token_count(source_.tokens, source), token_count(target_.tokens, target)));
  f[short_feature] = std::max(0.0, 1.0 - fewest / 10.0);
  f[heading_feature] = is_heading(source_, source) != is_heading(target_, target) ? 1.0 : 0.0;
  f[lead_feature] = evidence_strength(evidence) - rivals_.best(source, target);
  f[mutual_feature] = rivals_.mutual(source, target) ? 1.0 : 0.0;
  if (lists_) {
    f[list_feature] = 1.0;
  } else {
    f[position_feature] =
        std::abs(relative_place(source_, source) - relative_place(target_, target));
    f[density_feature] = density_;
    f[size_feature] = size_;
  }
  return f;
}

}  // namespace calque
