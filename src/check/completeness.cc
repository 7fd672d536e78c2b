#include "check/completeness.h"

#include <array>
#include <cmath>
#include <span>

#include <nlohmann/json.hpp>

#include "text/embedded.h"

namespace calque {

std::span<const EmbeddedFile> check_weight_files();  // models/weights/check.json

namespace {

// Of a logistic regression over the facts; models/weights/check.json, by bench/fit_check.py.
struct Weights {
  double cosine = 0.0;
  double lead = 0.0;  // of the cosine over that of the nearest rival
  double length = 0.0;
  double length_square = 0.0;  // with its sign
  double size = 0.0;           // logarithm of the source's bytes
  double constant = 0.0;
  double tell_from = 1e9;  // odds; what has no weights is never found
  double warn_from = 1e9;

  double odds(const PairFacts& facts, std::size_t bytes) const {
    return cosine * facts.cosine + lead * (facts.cosine - facts.rival) + length * facts.length +
           length_square * facts.length * std::abs(facts.length) +
           size * std::log(1.0 + static_cast<double>(bytes)) + constant;
  }
};

struct WeightsOfEncoder {
  Weights meaning;
  Weights omission;
  Weights addition;
};

Weights read_weights(const nlohmann::json& all, const char* kind) {
  Weights weights;
  const auto found = all.find(kind);
  if (found == all.end()) return weights;
  weights.cosine = found->value("cosine", 0.0);
  weights.lead = found->value("lead", 0.0);
  weights.length = found->value("length", 0.0);
  weights.length_square = found->value("length_square", 0.0);
  weights.size = found->value("size", 0.0);
  weights.constant = found->value("constant", 0.0);
  weights.tell_from = found->at("tell_from").get<double>();
  weights.warn_from = found->at("warn_from").get<double>();
  return weights;
}

std::array<WeightsOfEncoder, 3> read_all() {
  const auto json = nlohmann::json::parse(check_weight_files().front().content);
  std::array<WeightsOfEncoder, 3> all;
  std::size_t i = 0;
  for (const char* encoder : {"none", "static", "e5"}) {
    const nlohmann::json& its = json.at(encoder);
    all[i++] = {read_weights(its, "meaning"), read_weights(its, "omission"),
                read_weights(its, "addition")};
  }
  return all;
}

Doubt judge(const Weights& weights, const CheckedUnit& unit) {
  const double odds = weights.odds(unit.facts, unit.source.text.size());
  // Labels and short messages are translated freely.
  constexpr std::size_t short_text = 60;  // bytes
  constexpr double surer = 1.5;
  const bool is_short = unit.source.text.size() < short_text;
  const bool network = unit.facts.encoded == PairFacts::Encoded::network;
  const double bar = weights.warn_from + (is_short && !network ? surer : 0.0);
  return {1.0 / (1.0 + std::exp(-odds)), odds >= weights.tell_from, odds >= bar};
}

const WeightsOfEncoder& weights_for(const CheckedUnit& unit) {
  static const auto all = read_all();
  return all[static_cast<std::size_t>(unit.facts.encoded)];
}

}  // namespace

Doubt doubt_meaning(const CheckedUnit& unit) { return judge(weights_for(unit).meaning, unit); }
Doubt doubt_omission(const CheckedUnit& unit) { return judge(weights_for(unit).omission, unit); }
Doubt doubt_addition(const CheckedUnit& unit) { return judge(weights_for(unit).addition, unit); }

}  // namespace calque
