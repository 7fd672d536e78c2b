#include "embed/default_encoder.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <span>

#include <nlohmann/json.hpp>

#include "embed/e5_graph.h"
#include "embed/e5_weights.h"
#include "embed/encoder_folder.h"
#include "embed/folder_in_the_making.h"
#include "embed/sentencepiece_writer.h"
#include "models/manifest.h"
#include "text/embedded.h"
#include "text/error.h"

namespace calque {

std::span<const EmbeddedFile> known_vector_files();  // models/encoders/*.json

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* config_file = "config.json";
constexpr const char* tokenizer_file = "sentencepiece.bpe.model";
constexpr double least_cosine = 0.998;  // to the vectors that full precision gives
constexpr std::size_t first_piece =
    4;  // those before are <s>, <pad>, </s>, <unk>; the last is <mask>

std::string tokenizer_model(const E5WeightsFile& weights) {
  std::vector<ScoredPiece> pieces;
  for (std::size_t i = first_piece; i + 1 < weights.pieces(); ++i) {
    pieces.push_back({weights.piece(i), weights.score(i)});
  }
  return sentencepiece_model(pieces);
}

json config_of(const E5WeightsFile& weights, const FolderInTheMaking& folder) {
  json files = json::object();
  for (const char* name : {"model.xml", "model.bin", tokenizer_file}) {
    files[name] = {{"size", fs::file_size(folder.file(name))},
                   {"sha256", sha256_of_file(folder.file(name))}};
  }
  return {{"name", default_encoder_name},
          {"licence", "MIT"},
          {"model", "model.xml"},
          {"output", "mean"},
          {"pooling", "none"},
          {"dimension", weights.hidden},
          {"tokenizer", tokenizer_file},
          {"vocab_size", weights.vocabulary},
          {"prefix", "query: "},
          {"max_tokens", weights.positions},
          {"files", files}};
}

std::vector<float> vector_from_hex(const std::string& hex) {
  std::vector<float> values;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    values.push_back(static_cast<signed char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return values;
}

double cosine(std::span<const float> a, std::span<const float> b) {
  double product = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    product += static_cast<double>(a[i]) * b[i];
    aa += static_cast<double>(a[i]) * a[i];
    bb += static_cast<double>(b[i]) * b[i];
  }
  return aa > 0 && bb > 0 ? product / std::sqrt(aa * bb) : 0;
}

void check_known_vectors(const std::string& folder) {
  const json known = json::parse(known_vector_files().front().content);
  std::vector<std::string> texts;
  std::vector<std::string> vectors;
  for (const json& entry : known.at("sentences")) {
    texts.push_back(entry.at("text"));
    vectors.push_back(entry.at("vector"));
  }
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const SentenceVectors found = load_encoder_folder(folder, 1)->encode(views, {});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double same = cosine(found.row(i), vector_from_hex(vectors[i]));
    if (same >= least_cosine) continue;
    throw ModelError({folder},
                     {"the model gives other vectors than it should (cosine {0} for \"{1}\")",
                      {std::to_string(same), texts[i]}},
                     "another version of OpenVINO may help (docs/models.md)");
  }
}

// Whether the files are those that config.json was written for.
bool files_are_intact(const std::string& folder) {
  try {
    std::ifstream in(fs::path(folder) / config_file);
    const json files = json::parse(in).at("files");
    for (const auto& [name, file] : files.items()) {
      const std::string wanted = file.at("sha256");
      if (sha256_of_file((fs::path(folder) / name).string()) != wanted) return false;
    }
    return true;
  } catch (const json::exception&) {
    return false;
  } catch (const InputError&) {
    return false;
  }
}

const ModelEntry& source() { return *find_model(default_encoder_name); }

}  // namespace

std::string default_encoder_folder() {
  return (fs::path(models_folder()) / default_encoder_name).string();
}

EncoderState default_encoder_state(bool thorough) {
  try {
    const fs::path config = fs::path(default_encoder_folder()) / config_file;
    std::error_code error;
    if (fs::is_regular_file(config, error)) {
      const bool good = !thorough || files_are_intact(default_encoder_folder());
      return good ? EncoderState::ready : EncoderState::damaged;
    }
    return locate_model(source()) ? EncoderState::raw : EncoderState::missing;
  } catch (const Error&) {
    return EncoderState::missing;
  }
}

void prepare_default_encoder() {
  const auto path = locate_model(source());
  if (!path) {
    throw ModelError({default_encoder_name}, "the model is missing",
                     {"fetch it: calque models fetch {0}", {default_encoder_name}});
  }
  const E5WeightsFile weights(*path);
  FolderInTheMaking folder(default_encoder_folder());
  save_e5_graph(weights, folder.file("model.xml"));
  folder.write(tokenizer_file, tokenizer_model(weights));
  folder.write(config_file, config_of(weights, folder).dump(2) + "\n");
  check_known_vectors(folder.path());
  folder.finish();
}

}  // namespace calque
