#include "align/weights.h"

#include <span>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "text/embedded.h"

namespace calque {

std::span<const EmbeddedFile> weight_files();  // models/weights/*.json

namespace {

nlohmann::json embedded_json(std::string_view file) {
  for (const EmbeddedFile& embedded : weight_files()) {
    if (embedded.name == file) return nlohmann::json::parse(embedded.content);
  }
  throw std::logic_error("weights not compiled in: " + std::string(file));
}

AlignWeights read_align_weights(std::string_view file) {
  const auto json = embedded_json(file);
  AlignWeights weights;
  for (const auto& [name, member] : align_weight_members())
    if (json.contains(name)) json.at(std::string(name)).get_to(weights.*member);
  return weights;
}

MineWeights read_mine_weights(std::string_view file) {
  const auto json = embedded_json(file);
  MineWeights weights;
  json.at("bias").get_to(weights.bias);
  for (const auto& [name, weight] : json.at("features").items()) {
    weights.features.emplace_back(name, weight.get<double>());
  }
  json.at("cut").get_to(weights.cut);
  json.at("growth").get_to(weights.growth);
  json.at("equivalent_from").get_to(weights.equivalent_from);
  json.at("translation_from").get_to(weights.translation_from);
  return weights;
}

}  // namespace

std::span<const AlignWeightMember> align_weight_members() {
  static constexpr AlignWeightMember members[] = {
      {"tokens", &AlignWeights::tokens},
      {"length", &AlignWeights::length},
      {"rate", &AlignWeights::rate},
      {"token_cap", &AlignWeights::token_cap},
      {"floor", &AlignWeights::floor},
      {"cap", &AlignWeights::cap},
      {"vectors", &AlignWeights::vectors},
      {"vector_floor", &AlignWeights::vector_floor},
      {"vector_cap", &AlignWeights::vector_cap},
      {"crossing", &AlignWeights::crossing},
      {"absorption", &AlignWeights::absorption},
      {"across", &AlignWeights::across},
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
  return members;
}

const AlignWeights& default_align_weights() {
  static const AlignWeights weights = read_align_weights("align.json");
  return weights;
}

const AlignWeights& default_align_weights_vectors() {
  static const AlignWeights weights = read_align_weights("align-vectors.json");
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

const MineWeights& default_mine_lists_weights_vectors() {
  static const MineWeights weights = read_mine_weights("mine-lists-vectors.json");
  return weights;
}

}  // namespace calque
