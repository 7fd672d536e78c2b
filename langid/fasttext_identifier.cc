#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "langid/clean_text.h"
#include "langid/fasttext_model.h"
#include "langid/han.h"
#include "langid/identifier.h"
#include "langid/labels.h"
#include "langid/language_evidence.h"
#include "langid/ranking.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr double least_prob = 1e-5;  // fastText's own resolution
// The model was trained on as much as there was of each language, not on how often it is met.
constexpr double training_bias = 0.1;
// How much the text as written, its bare letters and these in lower case have to say.
constexpr double weight_plain = 0.5;
constexpr double weight_letters = 0.25;
constexpr double weight_lower = 0.25;

constexpr std::size_t enough = 640;             // bytes of a text that are looked at
constexpr std::size_t enough_to_confirm = 160;  // bytes
constexpr std::size_t least_to_confirm = 20;    // bytes of letters
constexpr double confirming_prob = 0.7;
constexpr double least_to_count = 0.05;  // of a label's probability
constexpr double least_certain = 0.3;    // for an answer at all
constexpr double certain_prob = 0.9;
constexpr double certain_evidence = 0.8;  // natural logarithm: one stop word
constexpr std::size_t most_labels = 16;   // that fastText is asked for; the others have no share

// Varieties that are told from the language they belong to by chance only; their probability is
// their language's. Serbo-Croatian ("sh") is divided between its standard languages.
std::string language_of(const std::string& tag) {
  static const std::map<std::string, std::string> parents{
      {"arz", "ar"}, {"wuu", "zh"}, {"sh", "sr"}};
  const auto found = parents.find(tag);
  return found == parents.end() ? tag : found->second;
}

class FastTextIdentifier : public Identifier {
 public:
  explicit FastTextIdentifier(const std::string& path) : model_(path) {
    read_labels(path);
    evidence_ = std::make_unique<LanguageEvidence>(languages_);
  }

  Identification identify(std::string_view text) const override {
    return first_or_unknown(candidates(text, 1), text, least_certain);
  }

  std::vector<Identification> candidates(std::string_view text, std::size_t most) const override {
    const CleanText clean = clean_text(text, enough);
    std::vector<double> scores = evidence_->weigh(clean);
    if (scores.empty() || !speaks_for_any(scores)) return {};
    const bool cantonese = has_cantonese_characters(clean.letters);
    bool is_first = true;
    for (const auto& [line, weight] : lines_to_ask(clean)) {
      const std::vector<double> probs = predict(line, cantonese);
      const bool certain = is_first && is_certain(probs, scores);
      const double say = certain ? 1.0 : weight;
      for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] += say * log_of(probs[i]);
      }
      is_first = false;
      if (certain) break;
    }
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += prior_[i];
    return rank(languages_, scores, clean.letters, most);
  }

  Opinion glance(std::string_view text, const std::string& lang) const override {
    return evidence_->glance(text, lang);
  }

  Opinion glance_at_parts(std::string_view text, const std::string& lang) const override {
    return evidence_->glance_at_parts(text, lang);
  }

  bool confirms(std::string_view text, const std::string& lang) const override {
    const auto language = std::find(languages_.begin(), languages_.end(), lang);
    if (language == languages_.end()) return false;
    const CleanText clean = clean_text(spread_sample(text, enough_to_confirm, 3), enough);
    if (clean.shouted || clean.letters.size() < least_to_confirm) return false;
    const std::vector<double> probs =
        predict(clean.plain, has_cantonese_characters(clean.letters), least_to_count);
    return probs[static_cast<std::size_t>(language - languages_.begin())] >= confirming_prob;
  }

 private:
  // Nearly all languages have no share in a text; their logarithm is known.
  static double log_of(double prob) {
    static const double least = std::log(least_prob);
    return prob <= least_prob ? least : std::log(prob);
  }

  // Whether the first answer is so clear, and so well supported, that asking again is idle.
  static bool is_certain(const std::vector<double>& probs, const std::vector<double>& evidence) {
    const auto best = std::max_element(probs.begin(), probs.end());
    if (*best < certain_prob) return false;
    const double most = *std::max_element(evidence.begin(), evidence.end());
    return evidence[static_cast<std::size_t>(best - probs.begin())] >= most - certain_evidence;
  }

  // The same line only once, with the sum of its weights.
  static std::vector<std::pair<std::string_view, double>> lines_to_ask(const CleanText& clean) {
    std::vector<std::pair<std::string_view, double>> lines;
    const auto add = [&](std::string_view line, double weight) {
      for (auto& [known, sum] : lines) {
        if (known == line) {
          sum += weight;
          return;
        }
      }
      lines.emplace_back(line, weight);
    };
    add(clean.shouted ? clean.lower : clean.plain, weight_plain);
    add(clean.shouted ? clean.lower : clean.letters, weight_letters);
    add(clean.lower, weight_lower);
    return lines;
  }

  std::size_t language_index(const std::string& lang) {
    const auto found = std::find(languages_.begin(), languages_.end(), lang);
    const auto index = static_cast<std::size_t>(found - languages_.begin());
    if (index == languages_.size()) languages_.push_back(lang);
    return index;
  }

  void read_labels(const std::string& path) {
    std::vector<double> seen;
    double all = 0;
    std::vector<std::string> labels;
    for (const ModelLabel& label : model_.labels()) labels.push_back(label.name);
    const std::vector<std::string> tags = tags_of_labels(labels, path);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const std::size_t language = language_index(language_of(tags[i]));
      labels_.push_back(language);
      if (tags[i] == "sh") serbo_croatian_ = i;
      const auto count = static_cast<double>(model_.labels()[i].count);
      seen.resize(languages_.size(), 0.0);
      seen[language] += count;
      all += count;
    }
    for (const double count : seen) {
      prior_.push_back(-training_bias * std::log(std::max(1.0, count) / std::max(1.0, all)));
    }
    for (const char* name : {"hr", "sr", "bs"}) {
      if (has_language(name)) standards_.push_back(language_index(name));
    }
    if (has_language("yue") && has_language("zh")) {
      cantonese_ = language_index("yue");
      chinese_ = language_index("zh");
    }
  }

  bool has_language(const char* lang) const {
    return std::find(languages_.begin(), languages_.end(), lang) != languages_.end();
  }

  // [language] -> probability, by the model alone.
  std::vector<double> predict(std::string_view line, bool cantonese, double least = 0) const {
    std::vector<double> probs(languages_.size(), 0.0);
    double serbo_croatian = 0;
    for (const auto& [label, prob] : model_.predict(line, most_labels, least)) {
      (label == serbo_croatian_ ? serbo_croatian : probs[labels_[label]]) += prob;
    }
    divide(serbo_croatian, probs);
    if (!cantonese && cantonese_ != chinese_) {
      probs[chinese_] += std::exchange(probs[cantonese_], 0.0);
    }
    return probs;
  }

  // Among Serbo-Croatian's standard languages, by what they have already.
  void divide(double prob, std::vector<double>& probs) const {
    double sum = 0;
    for (const std::size_t i : standards_) sum += probs[i];
    const double each = 1.0 / static_cast<double>(std::max<std::size_t>(1, standards_.size()));
    for (const std::size_t i : standards_) probs[i] += prob * (sum > 0 ? probs[i] / sum : each);
  }

  static constexpr std::size_t none = ~std::size_t{0};

  FastTextModel model_;
  std::vector<std::string> languages_;
  std::vector<double> prior_;           // [language], added to its score
  std::vector<std::size_t> labels_;     // [label of the model] -> language
  std::vector<std::size_t> standards_;  // languages among which "sh" is divided
  std::size_t serbo_croatian_ = none;   // label
  std::size_t cantonese_ = none;        // languages; the same when the model lacks one
  std::size_t chinese_ = none;
  std::unique_ptr<LanguageEvidence> evidence_;
};

}  // namespace

std::unique_ptr<Identifier> load_fasttext_identifier(const std::string& path) {
  return std::make_unique<FastTextIdentifier>(path);
}

}  // namespace calque
