#include "langid/line_languages.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_candidates = 8;
constexpr double even_match = 40;  // letters below which the lines before count as much as the line
constexpr double least_say = 0.15;
constexpr double most_say = 1.0;
constexpr double least_prior = 0.02;
constexpr double fading = 0.7;        // what a line still counts for one line later
constexpr double most_letters = 200;  // that one line counts for
constexpr std::size_t bytes_counted = 4096;

// A letter of a script without spaces holds as much as three others.
double count_letters(std::string_view text) {
  double letters = 0;
  const std::size_t end = std::min(text.size(), bytes_counted);
  for (std::size_t at = 0; at < end;) {
    const char32_t c = next_code_point(text, at);
    if (is_letter(c)) letters += c >= 0x2E80 ? 3 : 1;
  }
  return letters;
}

}  // namespace

std::string LineLanguages::next(std::string_view line) {
  const std::string_view content = trim(line);
  const double letters = count_letters(content);
  if (letters == 0) return last_;
  double sum = 0;
  for (const auto& [lang, share] : letters_) sum += share;
  const double say = std::clamp(even_match / letters, least_say, most_say);
  std::string best = sum > 0 ? last_ : "und";
  double best_score = 0;
  for (const Identification& one : identifier_.candidates(content, most_candidates)) {
    const auto before = letters_.find(one.lang);
    const double share = before == letters_.end() ? 0 : before->second / sum;
    const double prior = sum > 0 ? std::max(share, least_prior) : 1;
    const double score = one.prob * std::pow(prior, say);
    if (score > best_score) {
      best_score = score;
      best = one.lang;
    }
  }
  remember(best, letters);
  return last_ = best;
}

void LineLanguages::remember(const std::string& lang, double letters) {
  for (auto& [known, share] : letters_) share *= fading;
  std::erase_if(letters_, [](const auto& entry) { return entry.second < 1; });
  if (lang != "und") letters_[lang] += std::min(letters, most_letters);
}

}  // namespace calque
