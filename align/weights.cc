#include "align/weights.h"

#include <span>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "text/embedded.h"

namespace calque {

std::span<const EmbeddedFile> weight_files();  // models/weights/*.json

namespace {

std::string_view embedded_text(std::string_view file) {
  for (const EmbeddedFile& embedded : weight_files()) {
    if (embedded.name == file) return embedded.content;
  }
  throw std::logic_error("weights not compiled in: " + std::string(file));
}

template <typename Weights>
using Member = std::pair<const char*, double Weights::*>;

constexpr Member<BeadWeights> bead_members[] = {
    {"prior", &BeadWeights::prior},
    {"gap_prior", &BeadWeights::gap_prior},
    {"gap", &BeadWeights::gap},
    {"gap_short", &BeadWeights::gap_short},
    {"gap_begins", &BeadWeights::gap_begins},
    {"gap_goes_on", &BeadWeights::gap_goes_on},
};
constexpr Member<AlignWeights> members[] = {
    {"rate", &AlignWeights::rate},
    {"token_cap", &AlignWeights::token_cap},
    {"one_to_two", &AlignWeights::one_to_two},
    {"one_step", &AlignWeights::one_step},
    {"two_to_two", &AlignWeights::two_to_two},
    {"two_to_three", &AlignWeights::two_to_three},
    {"gap_open", &AlignWeights::gap_open},
    {"gap_continue", &AlignWeights::gap_continue},
    {"calibration_offset", &AlignWeights::calibration_offset},
    {"calibration_slope", &AlignWeights::calibration_slope},
    {"calibration_high_slope", &AlignWeights::calibration_high_slope},
    {"calibration_three", &AlignWeights::calibration_three},
    {"calibration_larger", &AlignWeights::calibration_larger},
    {"calibration_gap", &AlignWeights::calibration_gap},
};
constexpr Member<MineWeights> mine_members[] = {
    {"cut", &MineWeights::cut},
    {"growth", &MineWeights::growth},
    {"grow_from", &MineWeights::grow_from},
    {"equivalent_from", &MineWeights::equivalent_from},
    {"translation_from", &MineWeights::translation_from},
};

template <typename Weights, std::size_t count>
void read_members(const nlohmann::json& json, const Member<Weights> (&known)[count],
                  Weights& weights) {
  for (const auto& [name, member] : known) {
    if (json.contains(name)) json.at(name).get_to(weights.*member);
  }
}

void read_bead_weights(const nlohmann::json& json, BeadWeights& weights) {
  read_members(json, bead_members, weights);
  const auto names = bead_feature_names();
  for (std::size_t k = 0; k < names.size(); ++k)
    weights.features[k] = json.at("features").value(std::string(names[k]), 0.0);
  const auto shapes = json.value("shapes", nlohmann::json::object());
  for (const auto& [shape, value] : shapes.items()) {
    const auto side = [&](std::size_t at) { return static_cast<std::size_t>(shape.at(at) - '1'); };
    weights.shapes.at(side(0)).at(side(2)) = value.get<double>();
  }
}

BorderWeights read_border_weights(const nlohmann::json& json) {
  BorderWeights weights;
  const auto names = border_feature_names();
  for (std::size_t k = 0; k < names.size(); ++k)
    json.at("features").at(std::string(names[k])).get_to(weights.features[k]);
  json.at("offset").get_to(weights.offset);
  json.at("least_doubt").get_to(weights.least_doubt);
  json.at("rate").get_to(weights.rate);
  return weights;
}

MineWeights read_mine_weights(std::string_view file) {
  return parse_mine_weights(embedded_text(file));
}

using Features = std::vector<std::pair<std::string, double>>;

Features read_features(const nlohmann::json& json) {
  Features features;
  for (const auto& [name, weight] : json.at("features").items())
    features.emplace_back(name, weight.get<double>());
  return features;
}

LogisticWeights read_logistic(const nlohmann::json& json) {
  return {json.at("bias").get<double>(), read_features(json)};
}

MatchWeights read_match_weights(std::string_view file) {
  return parse_match_weights(embedded_text(file));
}

}  // namespace

AlignWeights::AlignWeights() {
  learning.features[bead::tokens] = 0.85;
  learning.features[bead::length] = 0.35;
  path = learning;
}

AlignWeights parse_align_weights(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  AlignWeights weights;
  read_members(json, members, weights);
  read_bead_weights(json.at("learning"), weights.learning);
  read_bead_weights(json.at("path"), weights.path);
  if (json.contains("borders")) weights.borders = read_border_weights(json.at("borders"));
  return weights;
}

MineWeights parse_mine_weights(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  MineWeights weights;
  json.at("bias").get_to(weights.bias);
  weights.features = read_features(json);
  read_members(json, mine_members, weights);
  return weights;
}

MatchWeights parse_match_weights(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  return {read_logistic(json.at("pair")), read_logistic(json.at("rivals")),
          json.value("cut", MatchWeights{}.cut)};
}

const AlignWeights& default_align_weights() {
  static const AlignWeights weights = parse_align_weights(embedded_text("align.json"));
  return weights;
}

const AlignWeights& default_align_weights_vectors() {
  static const AlignWeights weights = parse_align_weights(embedded_text("align-vectors.json"));
  return weights;
}

const AlignWeights& default_align_weights_static() {
  static const AlignWeights weights = parse_align_weights(embedded_text("align-static.json"));
  return weights;
}

const MineWeights& default_mine_weights() {
  static const MineWeights weights = read_mine_weights("mine.json");
  return weights;
}

const MineWeights& default_mine_weights_vectors() {
  static const MineWeights weights = read_mine_weights("mine-vectors.json");
  return weights;
}

const MineWeights& default_mine_weights_static() {
  static const MineWeights weights = read_mine_weights("mine-static.json");
  return weights;
}

const MineWeights& default_mine_lists_weights_vectors() {
  static const MineWeights weights = read_mine_weights("mine-lists-vectors.json");
  return weights;
}

const MatchWeights& default_match_weights() {
  static const MatchWeights weights = read_match_weights("match.json");
  return weights;
}

const MatchWeights& default_match_weights_vectors() {
  static const MatchWeights weights = read_match_weights("match-vectors.json");
  return weights;
}

}  // namespace calque
