#include "langid/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "langid/clean_text.h"
#include "langid/han.h"
#include "langid/language_evidence.h"
#include "langid/script.h"

namespace calque {
namespace {

constexpr double least_certain = 0.12;

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
                                std::string_view text) {
  if (!candidates.empty() && candidates.front().prob >= least_certain) return candidates.front();
  return {.lang = "und", .script = dominant_script(clean_text(text).letters), .prob = 0.0};
}

}  // namespace calque
