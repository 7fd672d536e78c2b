#include <algorithm>

#include "langid/clean_text.h"
#include "langid/identifier.h"
#include "langid/language_evidence.h"
#include "langid/languages.h"
#include "langid/ranking.h"

namespace calque {
namespace {

constexpr double most_certain = 0.8;    // at best
constexpr double least_certain = 0.12;  // for an answer at all
constexpr double order_bias = 0.01;

// Languages that their script gives away, then those with a list; among equals the first wins.
std::vector<std::string> known_languages() {
  std::vector<std::string> languages{"en", "es", "fr", "de", "pt", "it", "nl", "pl", "tr", "id",
                                     "vi", "ru", "uk", "ar", "fa", "hi", "zh", "ja", "ko", "th",
                                     "he", "el", "ka", "hy", "bn", "ta", "te", "kn", "ml", "gu",
                                     "pa", "or", "si", "km", "lo", "my", "am", "bo", "dv"};
  for (const StopWords& list : stop_words()) {
    for (const std::string& language : list.languages) {
      if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
        languages.push_back(language);
      }
    }
  }
  return languages;
}

class StopwordIdentifier : public Identifier {
 public:
  StopwordIdentifier() : languages_(known_languages()), evidence_(languages_) {}

  Identification identify(std::string_view text) const override {
    return first_or_unknown(candidates(text, 1), text, least_certain);
  }

  std::vector<Identification> candidates(std::string_view text, std::size_t most) const override {
    const CleanText clean = clean_text(text);
    std::vector<double> scores = evidence_.weigh(clean);
    if (scores.empty() || !speaks_for_any(scores)) return {};
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i] -= order_bias * static_cast<double>(i);
    }
    std::vector<Identification> found = rank(languages_, scores, clean.letters, most);
    for (Identification& one : found) one.prob *= most_certain;
    return found;
  }

  Opinion glance(std::string_view text, const std::string& lang) const override {
    return evidence_.glance(text, lang);
  }

  Opinion glance_at_parts(std::string_view text, const std::string& lang) const override {
    return evidence_.glance_at_parts(text, lang);
  }

  bool confirms(std::string_view /*text*/, const std::string& /*lang*/) const override {
    return false;
  }

 private:
  std::vector<std::string> languages_;
  LanguageEvidence evidence_;
};

}  // namespace

std::unique_ptr<Identifier> make_stopword_identifier() {
  return std::make_unique<StopwordIdentifier>();
}

}  // namespace calque
