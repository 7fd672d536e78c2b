#include "embed/quantize.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "embed/encoder_folder.h"
#include "embed/folder_in_the_making.h"
#include "models/embedded_models.h"
#include "models/manifest.h"
#include "models/script.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double least_cosine = 0.98;
constexpr std::size_t kept_back = 10;  // one sentence in so many, for the check
constexpr int package_is_missing = 3;  // exit status of the script

struct Calibration {
  std::vector<std::string> sentences;  // ranges are measured on these
  std::vector<std::string> check;
};

Calibration calibration() {
  Calibration all;
  std::istringstream lines{std::string(embedded_model_file("calibration.txt"))};
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line); ++number) {
    (number % kept_back == kept_back - 1 ? all.check : all.sentences).push_back(line);
  }
  return all;
}

// The numbers of each sentence as the network takes them, alone.
json inputs(const std::vector<std::string>& sentences, const Tokenizer& tokenizer,
            const InputForm& form) {
  const SpecialNumbers special = tokenizer.special_numbers().value_or(form.special);
  json rows = json::array();
  for (const std::string& sentence : sentences) {
    std::vector<std::int32_t> row = tokenizer.encode(form.prefix + sentence);
    row.resize(std::min(row.size(), form.max_tokens - 2));
    row.insert(row.begin(), special.begin);
    row.push_back(special.end);
    rows.push_back(row);
  }
  return rows;
}

void run(const EncoderConfig& config, const json& rows, const std::string& goal,
         const std::function<void(const std::string&)>& report) {
  const ScriptFolder temporary;
  const std::string file = temporary.write("inputs.json", rows.dump());
  const ScriptResult result =
      run_script(temporary.write("quantize.py"), {config.network.path, file, goal}, report);
  if (result.status == package_is_missing) {
    throw ModelError({}, {"a package of Python is missing: {0}", {result.joined()}},
                     "pip install nncf openvino, and name that Python in CALQUE_PYTHON");
  }
  if (result.status == 0 && fs::exists(goal)) return;
  throw ModelError(
      {config.network.path},
      {"the network cannot be quantized: {0}", {result.said.empty() ? "?" : result.said.back()}},
      "calque models quantize --verbose shows all that is said");
}

// As the given folder's, but for its files.
json config_for(const std::string& folder, const EncoderConfig& config,
                const FolderInTheMaking& made) {
  std::ifstream in(fs::path(folder) / "config.json");
  json described = json::parse(in);
  described["name"] = config.name + "-int8";
  described["model"] = "model.xml";
  described["tokenizer"] = config.tokenizer_file;
  json files = json::object();
  for (const std::string& name :
       {std::string("model.xml"), std::string("model.bin"), config.tokenizer_file}) {
    files[name] = {{"size", fs::file_size(made.file(name))},
                   {"sha256", sha256_of_file(made.file(name))}};
  }
  described["files"] = files;
  return described;
}

void check(const std::string& folder, const std::string& made,
           const std::vector<std::string>& sentences) {
  const std::vector<std::string_view> texts(sentences.begin(), sentences.end());
  const SentenceVectors wanted = load_encoder_folder(folder, 1)->encode(texts, {});
  const SentenceVectors found = load_encoder_folder(made, 1)->encode(texts, {});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    double same = 0;
    for (std::size_t k = 0; k < found.dimension; ++k) {
      same += static_cast<double>(found.row(i)[k]) * wanted.row(i)[k];
    }
    if (same >= least_cosine) continue;
    throw ModelError({folder},
                     {"in 8 bits the model gives other vectors (cosine {0} for \"{1}\")",
                      {fmt::format("{:.3f}", same), sentences[i]}},
                     "use the model as it is");
  }
}

}  // namespace

std::string quantized_folder(const std::string& folder) {
  fs::path path(folder);
  if (!path.has_filename()) path = path.parent_path();  // "models/labse/"
  return path.string() + "-int8";
}

std::string quantize_encoder(const std::string& folder,
                             const std::function<void(const std::string&)>& report) {
  const EncoderConfig config = read_encoder_config(folder);
  if (!has_openvino()) load_network(config.network, 1);  // says so
  const auto tokenizer = load_tokenizer(folder, config);
  const Calibration sentences = calibration();
  const std::string goal = quantized_folder(folder);
  FolderInTheMaking made(goal);
  run(config, inputs(sentences.sentences, *tokenizer, config.form), made.file("model.xml"), report);
  std::error_code error;
  fs::copy_file(fs::path(folder) / config.tokenizer_file, made.file(config.tokenizer_file), error);
  if (error) {
    throw OutputError({made.file(config.tokenizer_file)},
                      {"cannot be written: {0}", {error.message()}});
  }
  made.write("config.json", config_for(folder, config, made).dump(2) + "\n");
  check(folder, made.path(), sentences.check);
  made.finish();
  return goal;
}

}  // namespace calque
