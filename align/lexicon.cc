#include "align/lexicon.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "align/spelling.h"

namespace calque {
namespace {

constexpr double least_ratio = 1.5;            // weaker associations are noise
constexpr std::size_t most_translations = 16;  // of one source type
constexpr std::size_t shortest_cognate = 4;    // letters of a spelling form
constexpr double least_similarity = 0.68;
// What a dictionary says is telling in a short text too: as if the words stood in one of this size.
constexpr double given_tokens = 5000.0;

// How far equal keys of a kind can be trusted to mean the same.
double trust(TokenKind kind, std::size_t letters) {
  switch (kind) {
    case TokenKind::word: return letters >= 4 ? 0.85 : letters == 3 ? 0.4 : 0.15;
    case TokenKind::number: return letters >= 2 ? 0.85 : 0.6;
    case TokenKind::mark: return 0.6;
    default: return 0.9;
  }
}

struct Form {
  std::uint32_t type;
  std::string form;
};

// Words by the beginning of their spelling form: only those of one bucket are compared.
using Buckets = std::unordered_map<std::string, std::vector<Form>>;

std::vector<Form> cognate_forms(const TokenizedDocument& document) {
  std::vector<Form> forms;
  for (std::uint32_t i = 0; i < document.types.size(); ++i) {
    const TokenType& type = document.types[i];
    if (type.kind != TokenKind::word) continue;
    std::string form = spelling_form(type.latin);
    if (form.size() >= shortest_cognate) forms.push_back({i, std::move(form)});
  }
  return forms;
}

Buckets in_buckets(const std::vector<Form>& forms, std::size_t letters) {
  Buckets buckets;
  for (const Form& form : forms) buckets[form.form.substr(0, letters)].push_back(form);
  return buckets;
}

// Calls visit(source form, target form) for pairs of words that begin alike. The larger the
// vocabularies, the more letters must agree, so that the pairs do not grow with their product.
template <typename Visit>
void for_each_alike(const std::vector<Form>& source, const std::vector<Form>& target, Visit visit) {
  constexpr std::size_t most_pairs = 20'000'000;
  constexpr std::size_t most_letters = 8;
  for (std::size_t letters = 2; letters <= most_letters; ++letters) {
    const Buckets from = in_buckets(source, letters);
    const Buckets to = in_buckets(target, letters);
    std::size_t pairs = 0;
    for (const auto& [key, forms] : from) {
      const auto found = to.find(key);
      if (found != to.end()) pairs += forms.size() * found->second.size();
    }
    if (pairs > most_pairs && letters < most_letters) continue;
    for (const auto& [key, forms] : from) {
      const auto found = to.find(key);
      if (found == to.end() || forms.size() * found->second.size() > most_pairs) continue;
      for (const Form& a : forms) {
        for (const Form& b : found->second) visit(a, b);
      }
    }
    return;
  }
}

double expected_joint(double strength, const TokenType& a, const TokenType& b) {
  return strength * std::min(a.count, b.count);
}

}  // namespace

Lexicon Lexicon::from_spelling(const TokenizedDocument& source, const TokenizedDocument& target,
                               const Dictionary& dictionary) {
  std::vector<Pair> pairs;
  std::unordered_map<std::string, std::uint32_t> by_key;
  const auto name = [](const TokenType& type) {
    return std::to_string(static_cast<int>(type.kind)) +
           (type.kind == TokenKind::word ? type.latin : type.key);
  };
  for (std::uint32_t t = 0; t < target.types.size(); ++t) by_key.emplace(name(target.types[t]), t);
  for (std::uint32_t s = 0; s < source.types.size(); ++s) {
    const TokenType& type = source.types[s];
    const auto found = by_key.find(name(type));
    if (found == by_key.end()) continue;
    const double strength =
        trust(type.kind, type.kind == TokenKind::word ? type.latin.size() : type.key.size());
    pairs.push_back(
        {s, found->second,
         static_cast<float>(expected_joint(strength, type, target.types[found->second]))});
  }
  for_each_alike(cognate_forms(source), cognate_forms(target), [&](const Form& a, const Form& b) {
    const TokenType& s = source.types[a.type];
    const TokenType& t = target.types[b.type];
    if (s.latin == t.latin) return;
    const double similarity = spelling_similarity(a.form, b.form, least_similarity);
    if (similarity <= 0.0) return;
    const double length = static_cast<double>(std::min(a.form.size(), b.form.size()));
    const double strength = (similarity - 0.6) * 1.8 * std::min(1.0, length / 7.0);
    pairs.push_back({a.type, b.type, static_cast<float>(expected_joint(strength, s, t))});
  });
  std::vector<Pair> given = look_up(dictionary, source, target);
  std::vector<Pair> all = pairs;
  all.insert(all.end(), given.begin(), given.end());
  Lexicon lexicon = build(joined(std::move(all)), given, source, target);
  lexicon.spelling_ = std::move(pairs);
  lexicon.given_ = std::move(given);
  return lexicon;
}

std::vector<Lexicon::Pair> Lexicon::joined(std::vector<Pair> pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.before(b); });
  std::vector<Pair> joined;
  for (const Pair& pair : pairs) {
    if (!joined.empty() && !joined.back().before(pair)) {
      joined.back().joint = std::max(joined.back().joint, pair.joint);
    } else {
      joined.push_back(pair);
    }
  }
  return joined;
}

Lexicon Lexicon::build(const std::vector<Pair>& pairs, const std::vector<Pair>& given,
                       const TokenizedDocument& source, const TokenizedDocument& target) {
  Lexicon lexicon;
  const double tokens = std::sqrt(static_cast<double>(std::max<std::size_t>(1, source.tokens)) *
                                  static_cast<double>(std::max<std::size_t>(1, target.tokens)));
  lexicon.begin_.assign(source.types.size() + 1, 0);
  lexicon.source_rate_.assign(source.types.size(), 0.0);
  lexicon.target_rate_.assign(target.types.size(), 0.0);
  std::size_t at = 0;
  auto next = given.begin();
  for (std::uint32_t s = 0; s < source.types.size(); ++s) {
    lexicon.begin_[s] = lexicon.entries_.size();
    const std::size_t first = lexicon.entries_.size();
    for (; at < pairs.size() && pairs[at].source == s; ++at) {
      const Pair& pair = pairs[at];
      const double count_s = source.types[s].count;
      const double count_t = target.types[pair.target].count;
      for (; next != given.end() && next->before(pair); ++next) {
      }
      const bool is_given = next != given.end() && !pair.before(*next);
      const double ratio =
          pair.joint * (is_given ? std::max(tokens, given_tokens) : tokens) / (count_s * count_t);
      if (ratio < least_ratio) continue;
      lexicon.entries_.push_back({pair.target, static_cast<float>(ratio)});
      lexicon.source_rate_[s] += pair.joint / count_s;
      lexicon.target_rate_[pair.target] += pair.joint / count_t;
    }
    const auto begin = lexicon.entries_.begin() + static_cast<std::ptrdiff_t>(first);
    if (lexicon.entries_.size() - first > most_translations) {
      std::sort(begin, lexicon.entries_.end(), [](const Translation& a, const Translation& b) {
        return a.ratio != b.ratio ? a.ratio > b.ratio : a.target < b.target;
      });
      lexicon.entries_.resize(first + most_translations);
      std::sort(lexicon.entries_.begin() + static_cast<std::ptrdiff_t>(first),
                lexicon.entries_.end(),
                [](const Translation& a, const Translation& b) { return a.target < b.target; });
    }
  }
  lexicon.begin_[source.types.size()] = lexicon.entries_.size();
  constexpr double highest_rate = 0.9;
  for (double& rate : lexicon.source_rate_) rate = std::min(rate, highest_rate);
  for (double& rate : lexicon.target_rate_) rate = std::min(rate, highest_rate);
  return lexicon;
}

bool Lexicon::is_given(std::uint32_t source_type, std::uint32_t target_type) const {
  const auto found =
      std::lower_bound(given_.begin(), given_.end(), std::pair(source_type, target_type),
                       [](const Pair& pair, const auto& wanted) {
                         return std::pair(pair.source, pair.target) < wanted;
                       });
  return found != given_.end() && found->source == source_type && found->target == target_type;
}

float Lexicon::ratio(std::uint32_t source_type, std::uint32_t target_type) const {
  const auto translations = of(source_type);
  const auto found = std::lower_bound(
      translations.begin(), translations.end(), target_type,
      [](const Translation& entry, std::uint32_t type) { return entry.target < type; });
  return found != translations.end() && found->target == target_type ? found->ratio : 0.0F;
}

}  // namespace calque
