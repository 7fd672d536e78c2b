#include "langid/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "langid/clean_text.h"
#include "langid/han.h"
#include "langid/language_evidence.h"
#include "langid/script.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr double least_of_names = 0.7;

// Nothing but words with capitals, few of them: names, which belong to no language.
bool may_be_names(std::string_view letters) {
  constexpr int most_words = 4;
  int words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < letters.size();) {
    const char32_t c = next_code_point(letters, at);
    if (!inside && is_letter(c)) {
      if (!is_upper(c) || ++words > most_words) return false;
    }
    inside = !is_space(c);
  }
  return words > 0;
}

}  // namespace

bool speaks_for_any(const std::vector<double>& evidence) {
  return std::any_of(evidence.begin(), evidence.end(),
                     [](double weight) { return weight > LanguageEvidence::excluded; });
}

std::vector<Identification> rank(const std::vector<std::string>& languages,
                                 const std::vector<double>& scores, std::string_view letters,
                                 std::size_t most) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  most = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  const double best = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (const double score : scores) sum += std::exp(score - best);
  const std::string script = dominant_script(letters);
  std::vector<Identification> found;
  for (std::size_t i = 0; i < most; ++i) {
    const std::string& lang = languages[order[i]];
    const bool chinese = lang == "zh" && script == "Hani";
    found.push_back({lang, chinese ? std::string(chinese_script(letters)) : script,
                     std::exp(scores[order[i]] - best) / sum});
  }
  return found;
}

Identification first_or_unknown(const std::vector<Identification>& candidates,
                                std::string_view text, double least) {
  const double prob = candidates.empty() ? 0.0 : candidates.front().prob;
  if (prob >= least_of_names) return candidates.front();
  const std::string letters = clean_text(text).letters;
  if (prob >= least && !may_be_names(letters)) return candidates.front();
  return {.lang = "und", .script = dominant_script(letters), .prob = 0.0};
}

}  // namespace calque
