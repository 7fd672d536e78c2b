#include "models/manifest.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include "models/embedded_models.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

ModelSource parse_source(const json& source) {
  return {.kind = source.at("kind").get<std::string>(),
          .package = source.value("package", ""),
          .version = source.value("version", ""),
          .member = source.value("member", ""),
          .url = source.value("url", "")};
}

ModelEntry parse_entry(const json& entry) {
  ModelEntry model{.name = entry.at("name").get<std::string>(),
                   .purpose = entry.at("purpose").get<std::string>(),
                   .version = entry.value("version", ""),
                   .file = entry.at("file").get<std::string>(),
                   .size = entry.at("size").get<std::uint64_t>(),
                   .sha256 = entry.at("sha256").get<std::string>(),
                   .licence = entry.at("licence").get<std::string>(),
                   .sources = {}};
  for (const json& source : entry.at("sources")) model.sources.push_back(parse_source(source));
  return model;
}

// Set, not empty and, as the XDG rules want it for folders, absolute.
std::optional<fs::path> folder_from(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return fs::path(value);
}

std::string to_hex(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < size; ++i) {
    hex += digits[bytes[i] >> 4];
    hex += digits[bytes[i] & 15];
  }
  return hex;
}

}  // namespace

std::vector<ModelEntry> parse_manifest(std::string_view text, const std::string& file) {
  try {
    std::vector<ModelEntry> models;
    for (const json& entry : json::parse(text)) models.push_back(parse_entry(entry));
    return models;
  } catch (const json::exception& error) {
    throw ModelError({.file = file}, {"not a manifest of models: {0}", {error.what()}});
  }
}

const std::vector<ModelEntry>& model_manifest() {
  static const std::vector<ModelEntry> models =
      parse_manifest(embedded_model_file("manifest.json"), "manifest.json");
  return models;
}

const ModelEntry* find_model(const std::string& name) {
  for (const ModelEntry& model : model_manifest()) {
    if (model.name == name) return &model;
  }
  return nullptr;
}

std::string models_folder() {
  if (const auto folder = folder_from("CALQUE_MODELS")) return folder->string();
  if (const auto data = folder_from("XDG_DATA_HOME"); data && data->is_absolute()) {
    return (*data / "calque" / "models").string();
  }
  if (const auto home = folder_from("HOME")) {
    return (*home / ".local" / "share" / "calque" / "models").string();
  }
  throw ModelError({}, "no folder for models: HOME is not set",
                   "name one in the variable CALQUE_MODELS");
}

std::optional<std::string> locate_model(const ModelEntry& model) {
  const fs::path path = fs::path(models_folder()) / model.file;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  return path.string();
}

ModelState verify_model(const ModelEntry& model) {
  const auto path = locate_model(model);
  if (!path) return ModelState::missing;
  std::error_code error;
  if (fs::file_size(*path, error) != model.size || error) return ModelState::damaged;
  try {
    return sha256_of_file(*path) == model.sha256 ? ModelState::ok : ModelState::damaged;
  } catch (const InputError&) {
    return ModelState::damaged;
  }
}

std::string sha256_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  bool good = in && context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
  std::array<char, 1 << 16> buffer;
  while (good && in) {
    in.read(buffer.data(), buffer.size());
    good =
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(in.gcount())) == 1;
  }
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  if (!good || in.bad() || EVP_DigestFinal_ex(context.get(), digest.data(), &size) != 1) {
    throw InputError({.file = path}, "the file cannot be read");
  }
  return to_hex(digest.data(), size);
}

}  // namespace calque
