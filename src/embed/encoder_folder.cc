#include "embed/encoder_folder.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* how_to = "docs/models.md tells what a model folder holds";
constexpr std::size_t fewest_tokens = 16;
constexpr std::uint64_t largest_number = 1U << 30U;

std::string in_folder(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

// The first of the names that is a file of the folder; empty when there is none.
std::string first_of(const std::string& folder, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::error_code error;
    if (fs::is_regular_file(in_folder(folder, name), error)) return name;
  }
  return {};
}

void require_file(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error) && std::ifstream(path)) return;
  throw ModelError({path}, "the file is missing or cannot be read", how_to);
}

json read_json(const std::string& path) {
  require_file(path);
  std::ifstream in(path, std::ios::binary);
  try {
    json config = json::parse(in);
    if (!config.is_object()) throw ModelError({path}, "not a JSON object", how_to);
    return config;
  } catch (const json::exception&) {
    throw ModelError({path}, "not JSON, or cut short", how_to);
  }
}

Pooling parse_pooling(const std::string& value, const std::string& path) {
  if (value == "mean") return Pooling::mean;
  if (value == "cls") return Pooling::first;
  if (value == "none") return Pooling::none;
  throw ModelError({path}, {"unknown pooling: {0}", {value}},
                   {"choose one of {0}", {"mean|cls|none"}});
}

// A number of config.json that counts something or names a row.
template <typename Number>
void take_number(const json& config, const char* name, Number& number, const std::string& path) {
  const auto found = config.find(name);
  if (found == config.end()) return;
  if (!found->is_number_unsigned() || found->get<std::uint64_t>() > largest_number) {
    throw ModelError({path}, {"{0} is no whole number from 0 on", {name}}, how_to);
  }
  number = found->get<Number>();
}

// What an input may be given must have a row in the network.
void check_numbers(const EncoderConfig& config, const std::string& path) {
  const auto check = [&](const char* name, std::int32_t number) {
    if (config.vocabulary == 0 || static_cast<std::size_t>(number) < config.vocabulary) return;
    throw ModelError({path},
                     {"{0} is {1}, beyond the vocabulary's {2} rows",
                      {name, std::to_string(number), std::to_string(config.vocabulary)}},
                     how_to);
  };
  check("begin_id", config.form.special.begin);
  check("end_id", config.form.special.end);
  check("padding_id", config.form.special.padding);
  check("unknown_id", config.numbers.unknown);
}

EncoderConfig parse_config(const json& config, const std::string& path) {
  EncoderConfig parsed;
  parsed.name = config.value("name", "");
  parsed.licence = config.value("licence", "");
  parsed.network = {config.value("model", ""), config.value("output", ""),
                    parse_pooling(config.value("pooling", "mean"), path), 0};
  take_number(config, "hidden_size", parsed.network.dimension, path);
  take_number(config, "dimension", parsed.network.dimension, path);
  parsed.tokenizer_file = config.value("tokenizer", "");
  parsed.lowercase = config.value("lowercase", false);
  take_number(config, "piece_offset", parsed.numbers.offset, path);
  take_number(config, "unknown_id", parsed.numbers.unknown, path);
  parsed.form.prefix = config.value("prefix", "");
  take_number(config, "begin_id", parsed.form.special.begin, path);
  take_number(config, "end_id", parsed.form.special.end, path);
  take_number(config, "padding_id", parsed.form.special.padding, path);
  take_number(config, "max_tokens", parsed.form.max_tokens, path);
  take_number(config, "vocab_size", parsed.vocabulary, path);
  check_numbers(parsed, path);
  return parsed;
}

// The files that config.json knows the sizes of must have them.
void check_files(const json& config, const std::string& folder) {
  const json files = config.value("files", json::object());
  for (const auto& [name, file] : files.items()) {
    const std::string path = in_folder(folder, name);
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) throw ModelError({path}, "the file is missing or cannot be read", how_to);
    const auto wanted = file.value("size", size);
    if (size == wanted) continue;
    throw ModelError({path},
                     {"the file is damaged: it has {0} bytes instead of {1}",
                      {std::to_string(size), std::to_string(wanted)}},
                     "fetch or export the model again (docs/models.md)");
  }
}

// A tokenizer of another model has another number of pieces; a few more rows than pieces in the
// network are usual.
void check_tokenizer(const EncoderConfig& config, const Tokenizer& tokenizer,
                     const std::string& path) {
  if (config.vocabulary == 0) return;
  const std::size_t size = tokenizer.size();
  if (size <= config.vocabulary && size >= config.vocabulary - config.vocabulary / 10) return;
  throw ModelError({path},
                   {"the tokenizer does not fit the model: {0} pieces instead of {1}",
                    {std::to_string(size), std::to_string(config.vocabulary)}},
                   "take the tokenizer of this very model");
}

class FolderEncoder : public Encoder {
 public:
  FolderEncoder(const std::string& folder, const EncoderConfig& config, std::size_t threads,
                Loading loading)
      : folder_(folder), threads_(threads), config_(config) {
    info_ = {folder, config.name + ", OpenVINO", config.network.dimension};
    if (loading == Loading::when_needed && has_openvino() && info_.dimension != 0) return;
    load_once();
    info_.dimension = model_->dimension();
  }

  const EncoderInfo& info() const override { return info_; }

  SentenceVectors encode(std::span<const std::string_view> sentences,
                         const EncodeOptions& options) const override {
    load_once();
    return encode_in_batches(sentences, *tokenizer_, *model_, config_.form, options, folder_);
  }

 private:
  void load_once() const {
    std::call_once(loaded_, [this] { load(); });
  }

  void load() const {
    // Both take a while.
    auto network =
        std::async(std::launch::async, [&] { return load_network(config_.network, threads_); });
    tokenizer_ = load_tokenizer(folder_, config_);
    InputForm& form = config_.form;
    form.special = tokenizer_->special_numbers().value_or(form.special);
    model_ = network.get();
    if (tokenizer_->encode(form.prefix).size() + fewest_tokens > form.max_tokens) {
      throw ModelError(
          {in_folder(folder_, "config.json")},
          {"max_tokens leaves no room for text: {0}", {std::to_string(form.max_tokens)}}, how_to);
    }
  }

  std::string folder_;
  std::size_t threads_;
  EncoderInfo info_;
  mutable std::once_flag loaded_;
  // From here on set by load().
  mutable EncoderConfig config_;
  mutable std::unique_ptr<Tokenizer> tokenizer_;
  mutable std::unique_ptr<BatchModel> model_;
};

}  // namespace

EncoderConfig read_encoder_config(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw ModelError({folder}, "no model folder is here", how_to);
  }
  const std::string path = in_folder(folder, "config.json");
  EncoderConfig config;
  try {
    const json read = read_json(path);
    config = parse_config(read, path);
    check_files(read, folder);
  } catch (const json::exception&) {
    throw ModelError({path}, "a value is not of its kind", how_to);
  }
  if (config.name.empty()) config.name = fs::path(folder + "/").parent_path().filename().string();
  if (config.network.path.empty()) {
    config.network.path = first_of(folder, {"model.xml", "openvino_model.xml", "model.onnx"});
  }
  if (config.network.path.empty()) {
    throw ModelError({folder}, "the network is missing: model.xml or model.onnx", how_to);
  }
  config.network.path = in_folder(folder, config.network.path);
  if (!fs::is_regular_file(config.network.path, error)) {
    throw ModelError({config.network.path}, "the file is missing or cannot be read", how_to);
  }
  if (config.tokenizer_file.empty()) {
    config.tokenizer_file = first_of(folder, {"sentencepiece.bpe.model", "sentencepiece.model",
                                              "spiece.model", "tokenizer.model", "vocab.txt"});
  }
  if (config.tokenizer_file.empty()) {
    throw ModelError({folder}, "the tokenizer is missing: sentencepiece.bpe.model or vocab.txt",
                     how_to);
  }
  return config;
}

std::unique_ptr<Tokenizer> load_tokenizer(const std::string& folder, const EncoderConfig& config) {
  const std::string path = in_folder(folder, config.tokenizer_file);
  require_file(path);
  auto tokenizer = fs::path(path).extension() == ".txt" ? load_wordpiece(path, config.lowercase)
                                                        : load_sentencepiece(path, config.numbers);
  check_tokenizer(config, *tokenizer, path);
  return tokenizer;
}

std::unique_ptr<Encoder> load_encoder_folder(const std::string& folder, std::size_t threads,
                                             Loading loading) {
  return std::make_unique<FolderEncoder>(folder, read_encoder_config(folder), threads, loading);
}

}  // namespace calque
